"""What languages cost: a synthetic hub in 2 to 16 of them, and in 12 beside mkdocs-static-i18n.

    .venv/bin/python bench/languages.py                     ours alone, about ten minutes
    .venv/bin/python bench/languages.py --peer PEER/bin/python
    .venv/bin/python bench/languages.py --runs 1            a quick look

`PEER` is an environment of its own, which bench/README.md says how to make. Each build is a whole
process with nothing remembered from an earlier one: no proofreading, no compressed files. Processor
time is that of all its processes, user and system.
Set `TMPDIR` to a folder in memory, such as `/dev/shm`, where a slow disk would decide.

CPU a page after the first language's parse is what the other languages add, for each page in them:
(CPU of the build in all languages - CPU of the source alone) / pages written in the others.

Exit 1 when a target is missed.
"""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from build import Run, growth, measure
from figures import Figure, report, say, warn_if_busy
from hubs import make_hub
from peer import PEER_PLUGIN, make_peer
from tongues import add_languages

_PAGES = 200
_MANY = 12
"""Languages beside the source, as in the target."""
_SIZES = (2, 4, 8, 16)
_AGAIN = "again"
_MS_A_PAGE, _WALL_OF_CPU, _EXPONENT, _OF_PEER = 4.0, 0.6, 1.05, 0.25


@dataclass(frozen=True, slots=True)
class Measured:
    """Builds of one site, one a round, and how many pages each wrote."""

    runs: tuple[Run, ...]
    pages: int


def measure_rounds(
    commands: Mapping[str, tuple[Sequence[str], Path]], runs: int, again: str
) -> dict[str, Measured]:
    """Run all *commands* in turn, *runs* times, so that a noisy minute hits all of them.

    The one called *again* is run once more in each round, with all that it remembers.
    """
    found: dict[str, list[Run]] = {name: [] for name in (*commands, _AGAIN)}
    pages = dict.fromkeys(found, 0)
    for number in range(runs):
        for name, (command, folder) in commands.items():
            for left in ("site", ".cache"):
                shutil.rmtree(folder / left, ignore_errors=True)
            run = measure(command, folder)
            found[name].append(run)
            if name == again:
                found[_AGAIN].append(measure(command, folder))
            pages[name] = sum(1 for _ in (folder / "site").rglob("index.html"))
            say(f"Run {number + 1} of {runs}: {name}, {run.cpu:.1f} s of CPU, {run.wall:.1f} s.")
    return {name: Measured(tuple(each), pages[name]) for name, each in found.items()}


def make_hubs(folder: Path, seed: int, sizes: Sequence[int]) -> Mapping[int, Path]:
    """A hub for each number of languages in *sizes*, with the same pages in each."""
    hubs = {}
    for count in sizes:
        hub = folder / f"hub-{count}"
        make_hub(hub, _PAGES, seed, english=True)
        if count:
            add_languages(hub, count)
        hubs[count] = hub
        say(f"Made a hub of {_PAGES} pages with {count} translations.")
    return hubs


def figures_of(measured: Mapping[str, Measured]) -> Sequence[Figure]:
    """What our own builds cost, with the targets."""
    alone, many = measured[_name(0)], measured[_name(_MANY)]
    others = many.pages - alone.pages
    pairs = tuple(zip(many.runs, alone.runs, strict=True))
    added = tuple(1000 * (run.cpu - source.cpu) / others for run, source in pairs)
    of_cpu = tuple(run.wall / run.cpu for run in many.runs)
    name = f"{_PAGES} pages × {_MANY} languages"
    return [
        Figure(f"{_PAGES} pages, source alone: CPU", _cpu(alone), "s", None, 1),
        Figure(f"{name}: CPU", _cpu(many), "s", None, 1),
        Figure(f"{name}, built again: CPU", _cpu(measured[_AGAIN]), "s", None, 1),
        Figure(f"{name}: CPU a page of a translation", added, "ms", _MS_A_PAGE, 2),
        Figure(f"{name}: wall ÷ CPU", of_cpu, "", _WALL_OF_CPU, 2),
        Figure(
            f"growth exponent, {_SIZES[0]} to {_SIZES[-1]} languages",
            _growth(measured),
            "",
            _EXPONENT,
            2,
        ),
    ]


def _growth(measured: Mapping[str, Measured]) -> tuple[float, ...]:
    """How CPU time grows with languages, the source counted as one of them."""
    count = len(measured[_name(0)].runs)
    return tuple(
        growth({size + 1: measured[_name(size)].runs[number].cpu for size in _SIZES})
        for number in range(count)
    )


def figures_of_peer(measured: Mapping[str, Measured]) -> Sequence[Figure]:
    """Our wall time beside that of the other program, round by round."""
    ours, theirs = measured[_name(_MANY)], measured[PEER_PLUGIN]
    wall = tuple(run.wall for run in theirs.runs)
    share = tuple(a.wall / b.wall for a, b in zip(ours.runs, theirs.runs, strict=True))
    return [
        Figure(f"{PEER_PLUGIN}, {theirs.pages:,} pages: wall", wall, "s", None, 1),
        Figure(f"ours, {ours.pages:,} pages: wall", tuple(r.wall for r in ours.runs), "s", None, 1),
        Figure(f"our wall ÷ that of {PEER_PLUGIN}", share, "", _OF_PEER, 2),
    ]


def _cpu(measured: Measured) -> tuple[float, ...]:
    return tuple(run.cpu for run in measured.runs)


def _name(count: int) -> str:
    return f"source and {count} languages"


def main() -> int:
    """Make the hubs, measure, print; the exit code."""
    asked = _arguments()
    warn_if_busy()
    imhub = str(Path(sys.executable).with_name("imhub"))
    with tempfile.TemporaryDirectory(prefix="imhub-bench-") as place:
        hubs = make_hubs(Path(place), asked.seed, sorted({0, _MANY, *_SIZES}))
        commands = {_name(count): ([imhub, "build"], hub) for count, hub in hubs.items()}
        measure(*commands[_name(0)])  # compiles Python once, uncounted
        if asked.peer:
            folder = Path(place, "peer")
            make_peer(folder, hubs[_MANY])
            commands[PEER_PLUGIN] = ([str(asked.peer), "-m", "mkdocs", "build", "-q"], folder)
        measured = measure_rounds(commands, asked.runs, _name(_MANY))
    return report([*figures_of(measured), *(figures_of_peer(measured) if asked.peer else ())])


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--peer", type=Path, metavar="PYTHON", help="a Python that has the peer")
    parser.add_argument("--runs", type=int, default=3, help="rounds (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="another number, other words")
    asked = parser.parse_args()
    if asked.runs < 1:
        parser.error("a figure needs one run or more")
    if asked.peer and not asked.peer.is_file():
        parser.error(f"{asked.peer} is not there")
    return asked


if __name__ == "__main__":
    sys.exit(main())
