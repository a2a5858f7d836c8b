"""When the addresses that data names were last seen to work: `content/data/seen.yml`.

```yaml
"https://example.org/page": 2026-11-22
```

A program writes it, `imhub links DIR --external --write-seen`; people only read and commit it.
"""

import json
from collections.abc import Mapping
from datetime import date
from typing import TypeAlias

from pydantic import RootModel

from imhub.fields import Day, Web

Seen: TypeAlias = Mapping[str, date]
"""Day on which an address last worked, by address; what was never seen to work is not in it."""

FILE = "content/data/seen.yml"
_HEAD = """\
# When the address of each source and service was last seen to work.
# `imhub links DIR --external --write-seen` writes this file. Nobody writes a day by hand:
# that would be a claim that no machine has checked.
"""


class SeenFile(RootModel[dict[Web, Day]]):
    """`seen.yml`: when each address was last seen to work."""


def as_text(seen: Seen) -> str:
    """The file that says *seen*."""
    lines = (
        f"{json.dumps(address, ensure_ascii=False)}: {day}\n"
        for address, day in sorted(seen.items())
    )
    return _HEAD + ("".join(lines) or "{}\n")


def with_days(before: Seen, worked: Seen, named: frozenset[str]) -> Seen:
    """What is known of the addresses *named*, with the days on which they *worked* since."""
    known = {address: day for address, day in before.items() if address in named}
    for address, day in worked.items():
        if address in named:
            known[address] = max(day, known.get(address, day))
    return known
