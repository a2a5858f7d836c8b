"""Whether an address that opens another program is written as that program reads it."""

import re
from collections.abc import Callable, Mapping
from urllib.parse import parse_qsl, unquote

_EMAIL = re.compile(
    r"(?!//)(?=[^@]{1,64}@)[^\s@<>()\[\]\\,;:\".]+(?:\.[^\s@<>()\[\]\\,;:\".]+)*"
    r"@(?=.{1,253}$)(?:[^\W_](?:(?:[^\W_]|-){0,61}[^\W_])?\.)+[^\W\d_](?:(?:[^\W_]|-){0,61}[^\W_])"
)
_ESCAPES = re.compile(r"%(?![0-9A-Fa-f]{2})")
_GLOBAL = re.compile(r"\+[-.()]*\d(?:[-.()]*\d){5,14}[-.()]*")
_LOCAL = re.compile(r"[-.()]*[\d*#](?:[-.()]*[\d*#]){1,18}[-.()]*")
_PARAMETERS = re.compile(r"(?:;[a-zA-Z][a-zA-Z0-9-]*(?:=[^;\s]+)?)*")
_WHATSAPP = re.compile(r"[1-9]\d{6,14}")
_GEO = re.compile(
    r"(?P<north>-?\d+(?:\.\d+)?),(?P<east>-?\d+(?:\.\d+)?)(?:,-?\d+(?:\.\d+)?)?"
    r"(?:;[^?\s]+)*(?:\?\S*)?"
)
_POLE, _DATE_LINE = 90, 180

FREE = frozenset({"about", "blob", "data"})
"""Ways that lead to no file and are not looked at."""
_APPS = frozenset({
    "facetime", "facetime-audio", "fb-messenger", "geo", "intent", "irc", "ircs", "magnet", "maps",
    "market", "matrix", "msteams", "sgnl", "signal", "sip", "sips", "skype", "tg", "viber",
    "weixin", "xmpp", "zoommtg", "ftp", "sftp", "ssh", "git", "news", "nntp", "urn",
})  # fmt: skip
"""Ways that lead out of the site into another program."""


def trouble_with(scheme: str, rest: str) -> str | None:
    """What is wrong with *rest* behind *scheme*; nothing if the scheme is unknown."""
    check = _CHECKS.get(scheme)
    if check:
        return check(rest)
    return "" if scheme in FREE or scheme in _APPS else None


def trouble_with_chat(host: str, path: str) -> str:
    """What is wrong with a web address that opens a chat with a number, or nothing."""
    if host != "wa.me" or not path or path.startswith(("message/", "qr/")):
        return ""
    return _number_to_chat(path.rstrip("/"))


def _mail(rest: str) -> str:
    to, _, query = rest.partition("?")
    if _ESCAPES.search(rest):
        return "has a % that two digits should follow"
    fields = {name.lower(): value for name, value in parse_qsl(query, keep_blank_values=True)}
    given = [unquote(each).strip() for each in to.split(",")] if to else []
    given += [each.strip() for name in ("to", "cc", "bcc") for each in _listed(fields, name)]
    if not given:
        return "" if query else "names nobody to write to"
    wrong = next((each for each in given if not _EMAIL.fullmatch(each)), None)
    return "" if wrong is None else f"names “{wrong}”, which is no e-mail address"


def _listed(fields: Mapping[str, str], name: str) -> list[str]:
    return fields[name].split(",") if name in fields else []


def _phone(rest: str) -> str:
    number, semicolon, parameters = unquote(rest).partition(";")
    if not _PARAMETERS.fullmatch(semicolon + parameters):
        return "has something behind the number that no phone reads"
    return _dialled(number)


def _dialled(number: str) -> str:
    if _GLOBAL.fullmatch(number) or (not number.startswith("+") and _LOCAL.fullmatch(number)):
        return ""
    if not number:
        return "names no number"
    wrong = next((sign for sign in number if not (sign.isdecimal() or sign in "+-.()*#")), "")
    if wrong:
        return f"holds “{wrong}”; write the digits without it"
    return "is no number that a phone can ring"


def _text(rest: str) -> str:
    plain = unquote(rest.partition("?")[0]).partition("&")[0].removeprefix("//")
    if not plain:
        return "" if "body=" in rest else "names no number"
    numbers = [each.partition(";")[0] for each in plain.split(",")]
    return next(filter(None, map(_dialled, numbers)), "")


def _whatsapp(rest: str) -> str:
    place, _, query = rest.removeprefix("//").partition("?")
    given = dict(parse_qsl(query, keep_blank_values=True))
    if place.strip("/") != "send" or "phone" not in given:
        return "" if given.get("text") else "says neither to whom nor what to write"
    return _number_to_chat(given["phone"].strip().removeprefix("+"))


def _number_to_chat(number: str) -> str:
    if _WHATSAPP.fullmatch(number):
        return ""
    return f"names “{number}”; write the country's code and the number, digits alone"


def _place(rest: str) -> str:
    match = _GEO.fullmatch(unquote(rest))
    if not match:
        return "names no place; write north and east as numbers: geo:54.597,-5.93"
    if abs(float(match["north"])) > _POLE or abs(float(match["east"])) > _DATE_LINE:
        return "names a place that is not on the earth"
    return ""


_CHECKS: Mapping[str, Callable[[str], str]] = {
    "mailto": _mail,
    "tel": _phone,
    "sms": _text,
    "smsto": _text,
    "whatsapp": _whatsapp,
    "geo": _place,
}
