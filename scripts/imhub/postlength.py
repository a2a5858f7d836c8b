"""How much room a post takes on a channel, as the channel counts."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import regex  # type: ignore[import-untyped]  # it has no types, and only patterns are asked of it

from imhub.campaign import Channel, Post

_GSM = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ÄÖÑÜ§¿äöñüà"
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
)
"""Letters of GSM 03.38, seven bits each."""
_GSM_LONG = frozenset("\f^{}\\[~]|€")
"""Its extension, twice seven bits each."""
_ROOM = {True: (160, 153), False: (70, 67)}
"""Units of one text message, and of each of several, in GSM 03.38 and in UCS-2."""
_ONE_EACH = ((0, 4351), (8192, 8205), (8208, 8223), (8242, 8247))
"""Code points that count once where others count double (twitter-text, configuration 3)."""
_EMOJI = regex.compile(r"\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3")
_GRAPHEME = regex.compile(r"\X")


@dataclass(frozen=True, slots=True)
class Fit:
    """How much of the room on a channel a text takes."""

    size: int
    most: int

    @property
    def is_over(self) -> bool:
        """Whether there is not room enough."""
        return self.size > self.most


def fit(text: str, channel: Channel, *, with_link: bool = False) -> Fit:
    """How much of the room on *channel* is taken by *text*, perhaps with the address of a page."""
    if channel.count == "sms":
        address = f" {'x' * channel.link}" if with_link else ""
        return Fit(sms_parts(text + address), channel.limit)
    size = weighted(text) if channel.count == "weighted" else graphemes(text)
    return Fit(size + (channel.link + 1 if with_link else 0), channel.limit)


@dataclass(frozen=True, slots=True)
class TooLong:
    """Why a text does not fit on a channel."""

    message: str
    remedy: str
    over: float
    """How far it is over the limit, as a share."""


def over_limit(post: Post, text: str, channels: Iterable[Channel]) -> Iterator[TooLong]:
    """On which of its *channels* *post* is too long when it says *text*."""
    for channel in channels:
        taken = fit(text, channel, with_link=bool(post.link))
        if channel.id in post.channels and taken.is_over:
            yield TooLong(*_said(text, channel, taken), taken.size / taken.most - 1)


def _said(text: str, channel: Channel, taken: Fit) -> tuple[str, str]:
    if channel.count != "sms":
        message = f"{channel.title} has room for {taken.most} characters, and this takes"
        return f"{message} {taken.size}.", "Say it in fewer words."
    message = f"A phone cuts this into {taken.size} text messages. At most {taken.most} are right."
    odd = "".join(dict.fromkeys(letter for letter in text if not is_gsm(letter)))
    if odd and not any(map(str.isalpha, odd)):
        return message, f"Leave out {' '.join(odd)}, which take twice the room, or say it shorter."
    return message, "Say it in fewer words."


def room(channel: Channel, *, with_link: bool = False) -> tuple[int, int]:
    """Characters that a post on *channel* may have: in plain Latin letters, and in any others."""
    link = channel.link + 1 if with_link else 0
    if channel.count != "sms":
        return channel.limit - link, channel.limit - link
    latin, other = (_ROOM[gsm][channel.limit > 1] * channel.limit - link for gsm in (True, False))
    return latin, other


def graphemes(text: str) -> int:
    """What a reader counts as the characters of *text*."""
    return sum(1 for _ in _GRAPHEME.finditer(text))


def weighted(text: str) -> int:
    """Characters of *text* where an emoji counts twice, and so does what is not in short ranges."""
    found = _GRAPHEME.findall(unicodedata.normalize("NFC", text))
    return sum(2 if _EMOJI.search(each) else sum(map(_weight, each)) for each in found)


def _weight(letter: str) -> int:
    return 1 if any(first <= ord(letter) <= last for first, last in _ONE_EACH) else 2


def sms_parts(text: str) -> int:
    """Text messages that a phone makes of *text*."""
    gsm = is_gsm(text)
    one, each = _ROOM[gsm]
    sizes = list(_gsm_sizes(text) if gsm else (len(s.encode("utf-16-be")) // 2 for s in text))
    return 1 if sum(sizes) <= one else _parts(sizes, each)


def is_gsm(text: str) -> bool:
    """Whether every letter of *text* is one that text messages have always had."""
    return _GSM.union(_GSM_LONG).issuperset(text)


def _gsm_sizes(text: str) -> Iterator[int]:
    yield from (2 if letter in _GSM_LONG else 1 for letter in text)


def _parts(sizes: Iterable[int], each: int) -> int:
    """Parts of *each* units; what takes two is not cut in the middle."""
    parts, left = 1, each
    for size in sizes:
        if size > left:
            parts, left = parts + 1, each
        left -= size
    return parts
