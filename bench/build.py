"""How much work a build is: synthetic hubs of several sizes, each built in a process of its own.

    .venv/bin/python bench/build.py            all targets, about five minutes
    .venv/bin/python bench/build.py --runs 1 --pages 1000    a quick look at one size

Processor time (user and system) says what the code costs; wall time also what else the computer
does. The rules for plain English words are measured apart, since their number grows. Exit 1 when a
target is missed.
"""

import argparse
import math
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from figures import Figure, report, say, warn_if_busy
from hubs import make_hub

_SIZES = (100, 1000, 5000)
_CHECKED = 1000
_MS_A_PAGE = 6.0
_EXPONENT = 1.05
_MEMORY_MB = 400.0
_CHECK_SECONDS, _RULES_SECONDS = 3.0, 20.0
"""Without and with the rules for plain English words."""
_ENGLISH = ", English rules"
_MAXRSS_UNIT = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True, slots=True)
class Run:
    """What one process used."""

    cpu: float
    wall: float
    memory_mb: float


def measure(command: Sequence[str], folder: Path) -> Run:
    """Run *command* in *folder*.

    Its peak memory is at least this process's own, about 30 MB: Linux counts from the fork on.
    """
    with tempfile.TemporaryFile() as output:
        started = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, stdout=output, stderr=output)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            output.seek(0)
            sys.exit(f"{' '.join(command)} failed:\n{output.read().decode()[-3000:]}")
    memory = usage.ru_maxrss * _MAXRSS_UNIT / 1e6
    return Run(usage.ru_utime + usage.ru_stime, wall, memory)


def _imhub(*arguments: str) -> Sequence[str]:
    return [str(Path(sys.executable).with_name("imhub")), *arguments]


def measure_builds(hubs: Mapping[int, Path], runs: int) -> Mapping[int, Sequence[Run]]:
    """Build each hub *runs* times, sizes in turn, so that a noisy minute hits all of them."""
    measured: dict[int, list[Run]] = {pages: [] for pages in hubs}
    for number in range(runs):
        for pages, hub in hubs.items():
            run = measure(_imhub("build", "--no-print"), hub)
            written = sum(1 for _ in (hub / "site").rglob("index.html"))
            if written < pages:
                sys.exit(f"A build of {pages:,} pages wrote {written:,}.")
            measured[pages].append(run)
            say(f"Run {number + 1} of {runs}: built {pages:,} pages, {run.cpu:.1f} s of CPU.")
    return measured


def measure_times(command: str, hub: Path, runs: int) -> Sequence[Run]:
    """Run `imhub` *command* on *hub* *runs* times."""
    measured = [measure(_imhub(command), hub) for _ in range(runs)]
    say(f"Ran imhub {command} {runs} times on {_CHECKED:,} pages in {hub.name}.")
    return measured


def growth(cpu: Mapping[int, float]) -> float:
    """How CPU time grows with pages: the slope of a line through their logarithms. 1 is linear."""
    xs = [math.log(pages) for pages in cpu]
    ys = [math.log(seconds) for seconds in cpu.values()]
    mean_x, mean_y = sum(xs) / len(xs), sum(ys) / len(ys)
    rise = sum((x - mean_x) * (y - mean_y) for x, y in zip(xs, ys, strict=True))
    return rise / sum((x - mean_x) ** 2 for x in xs)


def figures_of_builds(measured: Mapping[int, Sequence[Run]]) -> Sequence[Figure]:
    """Work a page, growth and memory, with their targets where they have one."""
    figures = []
    for pages, runs in measured.items():
        target = _MS_A_PAGE if pages == 1000 else None
        cpu = tuple(1000 * run.cpu / pages for run in runs)
        wall = tuple(1000 * run.wall / pages for run in runs)
        memory = tuple(run.memory_mb for run in runs)
        limit = _MEMORY_MB if pages == 5000 else None
        figures += [
            Figure(f"build {pages:,} pages: CPU a page", cpu, "ms", target, 2),
            Figure(f"build {pages:,} pages: wall a page", wall, "ms", None, 2),
            Figure(f"build {pages:,} pages: peak memory", memory, "MB", limit),
        ]
    return [*figures, *_figures_of_growth(measured)]


def _figures_of_growth(measured: Mapping[int, Sequence[Run]]) -> Sequence[Figure]:
    """Over all sizes, and between the two largest, where starting up counts for little."""
    sizes = sorted(measured)
    rounds = [
        {pages: runs[number].cpu for pages, runs in measured.items()}
        for number in range(len(measured[sizes[0]]))
    ]
    return [
        Figure(
            f"growth exponent, {few[0]:,} to {few[-1]:,} pages",
            tuple(growth({pages: cpu[pages] for pages in few}) for cpu in rounds),
            "",
            _EXPONENT,
            2,
        )
        for few in dict.fromkeys((tuple(sizes), tuple(sizes[-2:])))
        if len(few) > 1
    ]


def figures_of_checks(name: str, runs: Sequence[Run], most: float) -> Sequence[Figure]:
    """Processor time, which has the target *most*, and wall time of a check."""
    name = f"check {_CHECKED:,} pages{name}"
    return [
        Figure(f"{name}: CPU", tuple(run.cpu for run in runs), "s", most, 2),
        Figure(f"{name}: wall", tuple(run.wall for run in runs), "s", None, 2),
    ]


def main() -> int:
    """Make the hubs, measure, print; the exit code."""
    asked = _arguments()
    warn_if_busy()
    with tempfile.TemporaryDirectory(prefix="imhub-bench-") as folder:
        hubs = {pages: Path(folder, str(pages)) for pages in sorted({*asked.pages, _CHECKED})}
        for pages, hub in hubs.items():
            say(f"Making a hub of {pages:,} pages …")
            make_hub(hub, pages, asked.seed)
        english = Path(folder, "English")
        make_hub(english, _CHECKED, asked.seed, english=True)
        measure(_imhub("build", "--no-print"), hubs[min(hubs)])  # compiles Python once, uncounted
        built = measure_builds({pages: hubs[pages] for pages in sorted(asked.pages)}, asked.runs)
        checked = measure_times("check", hubs[_CHECKED], asked.runs)
        ruled = measure_times("check", english, asked.runs)
        whole = [1000 * run.cpu / _CHECKED for run in measure_times("build", english, asked.runs)]
    return report(
        [
            *figures_of_builds(built),
            Figure(f"build {_CHECKED:,} pages{_ENGLISH}: CPU a page", tuple(whole), "ms", None, 2),
            *figures_of_checks("", checked, _CHECK_SECONDS),
            *figures_of_checks(_ENGLISH, ruled, _RULES_SECONDS),
        ]
    )


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--pages",
        type=int,
        nargs="+",
        default=_SIZES,
        metavar="N",
        help="sizes of the hubs; each at least 20 (default: 100 1000 5000)",
    )
    parser.add_argument("--runs", type=int, default=5, help="builds of each (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="another number, other words")
    asked = parser.parse_args()
    if min(asked.pages) < 20 or asked.runs < 1:
        parser.error("a hub needs 20 pages or more, and a figure one run or more")
    return asked


if __name__ == "__main__":
    sys.exit(main())
