"""What Lighthouse says of the hub's pages on a phone: four marks out of 100.

    npm install --no-save --prefix DIR lighthouse@12.8.2   # 185 MB
    make site && .venv/bin/python bench/lighthouse.py --lighthouse FILE

A preview asks search engines to stay away, which costs a mark and is meant; so the line that says
it is taken out of the pages that are served here. The browser is that of `bench/page.py`. Exit 1
when a mark is below 100.
"""

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from figures import print_table, say, warn_if_busy
from page import find_browser
from served import read_files, serve

_ROOT = Path(__file__).resolve().parent.parent
_PAGES = ("", "activities/copy-my-face/", "help/get-help-now/")
_FOLDERS = ("", "ar/")
_KINDS = ("performance", "accessibility", "best-practices", "seo")
_NOINDEX = b'<meta name="robots" content="noindex">'
_FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-background-networking"


def main() -> int:
    """Ask Lighthouse of each page and print its marks; the exit code."""
    asked = _arguments()
    files = {
        address: content.replace(_NOINDEX, b"")
        for address, content in read_files(asked.site).items()
        if not address.endswith((".br", ".gz"))
    }
    if "/ar/" not in files:
        say(f"There is no /ar/ in {asked.site}. Build the hub first: make site")
        return 2
    warn_if_busy()
    rows = []
    with serve(files) as address:
        for path in (f"/{folder}{page}" for folder in _FOLDERS for page in _PAGES):
            say(f"{path} …")
            rows.append((path, _marks(asked.lighthouse, address + path)))
    print_table(
        ("page", *_KINDS),
        [[path, *(f"{marks[kind]:.0f}" for kind in _KINDS)] for path, marks in rows],
    )
    return int(any(mark < 100 for _, marks in rows for mark in marks.values()))


def _marks(lighthouse: Path, address: str) -> Mapping[str, float]:
    with TemporaryDirectory() as work:
        out = Path(work) / "report.json"
        command = [
            str(lighthouse),
            address,
            "--quiet",
            "--output=json",
            f"--output-path={out}",
            f"--only-categories={','.join(_KINDS)}",
            f"--chrome-flags={_FLAGS}",
        ]
        environment = {**os.environ, "CHROME_PATH": find_browser()}
        subprocess.run(command, check=True, env=environment)
        report = json.loads(out.read_text(encoding="utf-8"))
    for audit in report["audits"].values():
        if audit.get("score") is not None and audit["score"] < 1:
            say(f"  {audit['id']}: {audit.get('displayValue') or audit['title']}")
    return {kind: report["categories"][kind]["score"] * 100 for kind in _KINDS}


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--site", type=Path, default=_ROOT / "site", metavar="DIR", help="default: site/"
    )
    parser.add_argument(
        "--lighthouse", type=Path, required=True, metavar="FILE", help="its command"
    )
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
