"""Attacks as data: what somebody hostile or careless might write, and where."""

import re
from pathlib import Path
from typing import Any, TypeAlias

from tests.cases import PAGE, broken_hub, read_cases
from tests.conftest import HERE

FOLDER = HERE / "attacks"
_DRAWING = "content/drawings/face.svg"
_MANY = re.compile(r"\{\{\{(?P<piece>.+?)\*(?P<times>[0-9]+)\}\}\}", re.DOTALL)
_PAGE = (HERE / "sites" / "minimal" / PAGE).read_text(encoding="utf-8")
_KEYS = frozenset(re.findall(r"^(\w+):", _PAGE, re.MULTILINE))

Attack: TypeAlias = dict[str, Any]
"""One attack, as YAML holds it. `{{{ab*3}}}` stands for `ababab`.

`text`: the body of a page, or the value of the key `where`. `raw`: lines of front matter.
`drawing`: the inside of an SVG. `change`, `files`: as in `tests/cases.py`. `links`: symbolic links.
`refused`: the rule that refuses it. `shown`: what the page holds where nothing has to be refused.
`at`: words on the line that the finding names, else the first of the attack; empty for any line.
"""


def attacks_on(place: str) -> list[Attack]:
    """The attacks in `attacks/`*place*`.yml`."""
    return [_expanded(attack) for attack in read_cases(FOLDER / f"{place}.yml")]


def _expanded(value: Any) -> Any:  # whatever YAML holds
    if isinstance(value, str):
        return _MANY.sub(lambda many: many["piece"] * int(many["times"]), value)
    if isinstance(value, list):
        return [_expanded(each) for each in value]
    if isinstance(value, dict):
        return {key: _expanded(each) for key, each in value.items()}
    return value


def attacked_hub(attack: Attack, folder: Path) -> Path:
    """A copy of the smallest hub at *folder* in which *attack* stands."""
    hub = broken_hub(_case(attack), folder)
    for file, target in attack.get("links", {}).items():
        (hub / file).parent.mkdir(parents=True, exist_ok=True)
        (hub / file).symlink_to(target)
    return hub


def _case(attack: Attack) -> dict[str, Any]:
    kept: dict[str, Any] = {key: attack[key] for key in ("change", "files") if key in attack}
    if "raw" in attack:
        return {"add": attack["raw"]}
    if "drawing" in attack:
        svg = f'<svg xmlns="http://www.w3.org/2000/svg">\n{attack["drawing"]}\n</svg>\n'
        return {"files": {_DRAWING: svg}}
    if "where" not in attack:
        return kept if kept or "links" in attack else {"body": f"{attack['text']}\n"}
    line = "{}: '{}'".format(attack["where"], attack["text"].replace("'", "''"))
    return {"line": {attack["where"]: line}} if attack["where"] in _KEYS else {"add": line}


def place_of(attack: Attack) -> tuple[str, str]:
    """The file that a finding about *attack* names, and words on its line; empty for any line."""
    if "where" in attack:
        return PAGE, attack.get("at", f"{attack['where']}:")
    if "raw" in attack:
        return PAGE, attack.get("at", attack["raw"].partition("\n")[0])
    if "drawing" in attack:
        return _DRAWING, attack.get("at", attack["drawing"][:20])
    if "text" in attack:
        return PAGE, attack.get("at", attack["text"].partition("\n")[0])
    places = [attack.get(key, {}) for key in ("change", "files", "links")]
    (file,) = (file for place in places for file in place)
    return file, attack.get("at", attack["change"][file][1] if "change" in attack else "")
