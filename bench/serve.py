"""How many readers one core serves: nginx with the files of deploy/, asked for the home page.

    .venv/bin/imhub build && .venv/bin/python bench/serve.py             half a minute
    .venv/bin/python bench/serve.py --site DIR --seconds 5               a quick look

nginx has one worker, kept to one core; `wrk`, which asks, is kept to another where there is one.
Needs wrk (Debian: `apt install wrk`). Exit 1 when the target is missed or a request fails.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from figures import print_table, say, warn_if_busy

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
from tests.nginx import NoNginxError, find_nginx, nginx  # noqa: E402

_A_SECOND = 5_000
_CONNECTIONS = 32
_WAYS: Mapping[str, str] = {"brotli": "br", "gzip": "gzip", "not compressed": "identity"}


def ask(port: int, seconds: int, way: str) -> str:
    """What wrk says after asking for the home page for so many *seconds*."""
    command = ["wrk", "-t1", f"-c{_CONNECTIONS}", f"-d{seconds}s", "--latency"]
    address = f"http://127.0.0.1:{port}/"
    done = subprocess.run(
        [*command, "-H", f"Accept-Encoding: {way}", address],
        capture_output=True,
        text=True,
        check=True,
        preexec_fn=lambda: _keep_to(-1),
    )
    return done.stdout


def _keep_to(core: int) -> None:
    """Run on one core only, where the system knows how."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {sorted(os.sched_getaffinity(0))[core]})


def rate(said: str) -> float:
    """Requests a second in what wrk *said*."""
    return float(found(said, r"Requests/sec:\s+([\d.]+)"))


def found(said: str, pattern: str) -> str:
    """What *pattern* finds in what wrk *said*; `0` when wrk left it out."""
    match = re.search(pattern, said)
    return match[1] if match else "0"


def errors(said: str) -> int:
    """Requests that failed: no answer, or one that is not 200."""
    sockets = re.search(r"connect (\d+), read (\d+), write (\d+), timeout (\d+)", said)
    lost = sum(map(int, sockets.groups())) if sockets else 0
    return lost + int(found(said, r"Non-2xx or 3xx responses: (\d+)"))


def row(name: str, said: str) -> tuple[str, ...]:
    """A row of the table."""
    middle, most = found(said, r"50%\s+(\S+)"), found(said, r"99%\s+(\S+)")
    return name, f"{rate(said):,.0f}", middle, most, str(errors(said))


def main() -> int:
    """Serve, ask, print; the exit code."""
    asked = _arguments()
    warn_if_busy()
    said = {}
    with (
        tempfile.TemporaryDirectory(prefix="imhub-bench-") as work,
        nginx(asked.site.resolve(), Path(work), before=lambda: _keep_to(0)) as port,
    ):
        for name, way in _WAYS.items():
            seconds = asked.seconds if name == "brotli" else min(asked.seconds, 5)
            say(f"Asking for the home page, {name}, for {seconds} seconds …")
            said[name] = ask(port, seconds, way)
    head = ("home page", "requests a second", "median", "99 of 100", "errors")
    print_table(head, [row(name, text) for name, text in said.items()])
    missed = rate(said["brotli"]) < _A_SECOND or any(map(errors, said.values()))
    wanted = f"at least {_A_SECOND:,} requests a second, no errors"
    print(f"{'Missed' if missed else 'Met'}: {wanted}.")
    return 1 if missed else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--site", type=Path, default=ROOT / "site", help="default: site/")
    parser.add_argument("--seconds", type=int, default=30, help="default: %(default)s")
    asked = parser.parse_args()
    if not (asked.site / "_headers.nginx").is_file():
        parser.error(f"there is no built site in {asked.site}. Run imhub build first.")
    if not shutil.which("wrk"):
        parser.error("wrk is not installed.")
    try:
        say(f"Serving with {find_nginx()}.")
    except NoNginxError as error:
        parser.error(str(error))
    return asked


if __name__ == "__main__":
    sys.exit(main())
