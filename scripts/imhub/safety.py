"""Which characters, web addresses, file names and ids may be published, in one home."""

import re
from unicodedata import category, name, normalize

LONGEST_ADDRESS = 2_000

_CONTROL = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff"
_NO_ROOM = r"\u00ad\u034f\u115f\u1160\u180e\u2060-\u2064\u206a-\u206f\u3164\uffa0"
_TURNING = r"\u202a-\u202e\u2066-\u2069"
_LOST = r"\ufdd0-\ufdef\ufff9-\ufffd"
_OF_ONE_FONT = r"\ue000-\uf8ff\U000e0000-\U000e007f\U000f0000-\U0010ffff"
_JOINER = r"(?<![\u0250-\U0010ffff])[\u200b-\u200d]"
UNSEEN = re.compile(
    f"(?P<control>[{_CONTROL}])|[{_NO_ROOM}{_TURNING}{_LOST}{_OF_ONE_FONT}]|{_JOINER}"
)
"""What nobody can see, what turns the order of letters round, and what one program takes for the
end of a line and the next does not.

Marks of direction stay, since Arabic and Hebrew need them. So do joiners after a letter that is not
Latin: Persian, Hindi and Khmer need them, and some pictures are made with them.
"""

_HOST = re.compile(r"https?://(?P<host>[^/?#]*)")
_NOT_IN_ADDRESSES = re.compile(r"[\s\"<>\\^`{|}\u200b-\u200f\u061c]")
_EAST_ASIAN = frozenset({"CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO"})
_COPY = "Copy it again from the top of the browser."
_PLAIN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)
_BESIDE = r"(?:[a-z0-9_-]+/)*[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\."
_PICTURE = re.compile(_BESIDE + "(?:avif|gif|jpe?g|png|webp)", re.IGNORECASE)
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF")
_RECORDING = re.compile(_BESIDE + "(?:m4a|mp3|ogg|opus)", re.IGNORECASE)

_IDS_OF_PAGES = re.compile(
    "activities|all-pages|days|earlier|events|in-danger|leave-how|main|not-saved"
    "|not-saved-title|now|page-services|paper|posts|save|search-words|sheet|sheets|show-card"
    "|stages|who|worries"
    "|d-.+|letter-.{1,2}|ring-[0-9]+|kind-.+|week-.+"
)
"""Ids that templates give to parts of a page, to drawings, to letters and to numbers to ring."""


def is_of_the_page(id_: str) -> bool:
    """Whether pages use *id_* themselves, so that nothing that an editor writes may have it."""
    return bool(_IDS_OF_PAGES.fullmatch(id_))


def explain_unseen(text: str, found: re.Match[str]) -> tuple[str, str, str]:
    """Rule, message and remedy for what `UNSEEN` *found* in *text*."""
    again = "Delete the words around it and type them again."
    if found["control"]:
        return "control-character", "A character that cannot be shown stands here.", again
    before = text[: found.start()].rpartition("\n")[2].strip()[-20:]
    place = f" after “{before}”" if before else " at the start of the line"
    message = f"A character that nobody can see (U+{ord(found[0]):04X}) stands here{place}."
    return "invisible-character", message, again


def trouble_with_address(address: str) -> str:
    """What to do about *address* before a page may link to it; empty when it may."""
    found = _HOST.match(address)
    if found is None or len(address) > LONGEST_ADDRESS:
        return f"Write a web address of at most {LONGEST_ADDRESS} signs."
    if _NOT_IN_ADDRESSES.search(address) or UNSEEN.search(address):
        return f"It holds a sign that addresses do not have. {_COPY}"
    if "@" in found["host"]:
        return "Leave out what stands before the @. It hides where the link leads."
    return _trouble_with_host(found["host"].lower())


def _trouble_with_host(host: str) -> str:
    labels = host.split(".")
    if any(label.startswith("xn--") for label in labels):
        return "Write the website's name in its own letters. Nobody can read “xn--”."
    if not _is_name(labels) or normalize("NFKC", host) != host:
        return f"What stands after https:// is not the name of a website. {_COPY}"
    if len({_alphabet(sign) for sign in host if sign.isalpha()}) > 1:
        return "Check the website's name. It mixes alphabets, as false addresses do."
    return ""


def _is_name(labels: list[str]) -> bool:
    """Whether *labels* name a website, and not a number or a computer near by."""
    signs = all(sign == "-" or category(sign)[0] in "LMN" for label in labels for sign in label)
    whole = all(label and label[0] != "-" and label[-1] != "-" for label in labels)
    return signs and whole and len(labels) > 1 and labels[-1][0].isalpha()


def _alphabet(letter: str) -> str:
    first = name(letter, "").partition(" ")[0]
    return "CJK" if first in _EAST_ASIAN else first


def is_device(file: str) -> bool:
    """Whether Windows takes *file* for one of its devices, so that nobody there can open it."""
    return bool(_DEVICE.fullmatch(file))


def is_plain_name(file: str) -> bool:
    """Whether *file*, without its ending, is made of small letters, digits and single hyphens."""
    return bool(_PLAIN.fullmatch(file))


def printable(file: str) -> str:
    """*file* as a finding may show it."""
    return "".join(sign if sign.isprintable() else "?" for sign in file)


def is_picture_name(file: str) -> bool:
    """Whether *file*, beside or below a page, has a plain name and is a picture by its ending."""
    return _is_beside(_PICTURE, file)


def is_picture(start: bytes) -> bool:
    """Whether a file with these first bytes is a picture that browsers show, whatever its name."""
    return start.startswith(_PICTURES) or start[4:12] in (b"ftypavif", b"ftypavis")


def is_recording_name(file: str) -> bool:
    """The same for a recording of somebody who reads the page."""
    return _is_beside(_RECORDING, file)


def _is_beside(names: re.Pattern[str], file: str) -> bool:
    return bool(names.fullmatch(file)) and not any(map(is_device, file.split("/")))
