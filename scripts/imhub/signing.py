"""Writes the sign-off of a service into services.yml, and changes nothing else there."""

import json
import os
from codecs import BOM_UTF8
from pathlib import Path

from imhub.errors import HubError
from imhub.safety import UNSEEN
from imhub.service import SignOff
from imhub.signoff import names_somebody
from imhub.textfile import TextProblem, clean_text
from imhub.yamlfile import Value, YamlProblem, read_yaml
from imhub.yamlspans import Span, find_spans

FILE = "content/data/services.yml"
_LONGEST_ROLE = 100
_LINE_ENDS = ("\n", "\r\n", "\r")


def clean_role(text: str) -> str:
    """*text* as a sign-off may name who has checked.

    Raises:
        HubError: it names nobody, or cannot be written down.
    """
    role = " ".join(text.split())
    if not names_somebody(role):
        raise HubError(
            "--role says who has checked, as in “health visitor, Belfast”. "
            "A service that nobody has checked gets no sign-off."
        )
    if len(role) > _LONGEST_ROLE or UNSEEN.search(role) or not _is_text(role):
        raise HubError(f"--role is one line of plain letters, at most {_LONGEST_ROLE}.")
    return role


def _is_text(role: str) -> bool:
    return role.encode("utf-8", errors="ignore").decode() == role


def write_sign_off(root: Path, service: str, sign_off: SignOff) -> None:
    """Give the row of *service* in the hub at *root* its *sign_off*: all of it, or nothing.

    Raises:
        HubError: the file cannot be written, or the row cannot be changed on its own.
    """
    path = (root / FILE).resolve()
    made = path.with_name(f".{path.name}.new")
    try:
        raw = path.read_bytes()
        made.write_bytes(signed(raw, service, sign_off))
        made.chmod(path.stat().st_mode)
        os.replace(made, path)  # noqa: PTH105  (the two of pathlib say less)
    except OSError as error:
        made.unlink(missing_ok=True)
        raise HubError(f"{FILE} cannot be written: {error.strerror}.") from error


def signed(raw: bytes, service: str, sign_off: SignOff) -> bytes:
    """*raw*, the bytes of services.yml, with *sign_off* in the row of *service*.

    Raises:
        HubError: the row cannot be changed without changing more.
    """
    mark = BOM_UTF8 if raw.startswith(BOM_UTF8) else b""
    text = raw.removeprefix(mark).decode("utf-8")
    before = _rows(raw)
    ids = [_id(row) for row in before]
    if service not in ids:
        raise HubError(f"{FILE} has changed: there is no service called {service} any more.")
    number = ids.index(service)
    changed = _with(text, find_spans(text).inside[number], _values(sign_off))
    made = mark + changed.encode()
    if _rows(made) != [*before[:number], _signed(before[number], sign_off), *before[number + 1 :]]:
        raise HubError(f"{FILE}: write `verified: null` on a line of its own below {service}.")
    return made


def _rows(raw: bytes) -> list[Value]:
    """What *raw* holds; nothing when it cannot be read."""
    try:
        rows = read_yaml(clean_text(raw)).data
    except (TextProblem, YamlProblem):
        return []
    return rows if isinstance(rows, list) else []


def _id(row: Value) -> Value:
    return row.get("id") if isinstance(row, dict) else None


def _signed(row: Value, sign_off: SignOff) -> Value:
    facts: dict[str, Value] = {
        "on": str(sign_off.on),
        "role": sign_off.role,
        "how": sign_off.how,
        "of": sign_off.of,
    }
    return {**row, "verified": facts} if isinstance(row, dict) else row


def _values(sign_off: SignOff) -> dict[str, str]:
    """What stands behind each key, as YAML."""
    quoted = {name: json.dumps(getattr(sign_off, name), ensure_ascii=False) for name in _QUOTED}
    return {"on": str(sign_off.on), "role": quoted["role"], "how": sign_off.how, "of": quoted["of"]}


_QUOTED = ("role", "of")


def _with(text: str, row: Span, values: dict[str, str]) -> str:
    """*text* with *values* as the sign-off of *row*."""
    old = row.inside.get("verified")
    whole = "{" + ", ".join(f"{name}: {value}" for name, value in values.items()) + "}"
    if old is None:
        return _added(text, row, f"verified: {whole}")
    if old.inside.keys() == values.keys():
        for name, span in sorted(old.inside.items(), key=lambda item: -item[1].start):
            text = text[: span.start] + values[str(name)] + text[span.end :]
        return text
    before = text[: old.start]
    if old.end == old.start and not before.rstrip().endswith(":"):
        before += ":"
    space = "" if before.endswith((" ", "\n", "\r")) else " "
    return f"{before}{space}{whole}{text[old.end :]}"


def _added(text: str, row: Span, line: str) -> str:
    """*text* with *line* as the last of *row*."""
    end = max(span.end for span in row.inside.values())
    if row.in_brackets:
        return f"{text[:end]}, {line}{text[end:]}"
    while end < len(text) and text[end] not in "\r\n":
        end += 1
    rest = text[end:] or text
    line_end = min(_LINE_ENDS, key=lambda sign: (rest.find(sign) < 0, rest.find(sign)))
    return f"{text[:end]}{line_end}{' ' * row.column}{line}{text[end:]}"
