"""Builds the hub of the current folder, without sheets, and says what its pages alone took.

Used by `languages.py`. Writes `stages.json` there: processor and wall seconds from the start of the
process until all pages are written, before anything is verified, searched or compressed.
"""

import json
import os
import time
from datetime import UTC, datetime
from pathlib import Path

from imhub.build import Options, build_hub

_STARTED = time.perf_counter()
_NEXT = "verify"
"""The step of a build that follows when all pages are written."""


def main() -> None:
    """Build, and write down when pages were written."""
    root = Path.cwd()
    written: dict[str, float] = {}

    def note(step: str, *_: int) -> None:
        if step == _NEXT and not written:
            cpu = sum(os.times()[:4])
            written.update(cpu=cpu, wall=time.perf_counter() - _STARTED)

    options = Options(root, root / "site", datetime.now(UTC).date(), prints=False)
    result = build_hub(options, note)
    if result.stopped:
        raise SystemExit("\n".join(map(str, result.findings)))
    (root / "stages.json").write_text(json.dumps(written), encoding="utf-8")


if __name__ == "__main__":
    main()
