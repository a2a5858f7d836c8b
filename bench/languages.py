"""What languages cost: a synthetic hub in 2 to 16 of them, and in 12 beside mkdocs-static-i18n.

    .venv/bin/python bench/languages.py                     ours alone, about ten minutes
    .venv/bin/python bench/languages.py --peer PEER/bin/python
    .venv/bin/python bench/languages.py --runs 1            a quick look

`PEER` is an environment of its own, which bench/README.md says how to make. Each build is a whole
process with nothing remembered from an earlier one, so it proofreads and compresses all there is.
Processor time is that of all its processes, user and system.
Set `TMPDIR` to a folder in memory, such as `/dev/shm`, where a slow disk would decide.

CPU a page after the first language's parse is what the other languages add, for each page in them:
(CPU of the build in all languages - CPU of the source alone) / pages written in the others. The
targets are for the whole build. Beside it stands what it takes until pages are written, rules and
proofreading included: the other program neither verifies, nor makes a search, nor compresses.

Exit 1 when a target is missed.
"""

import argparse
import json
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
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
    written: tuple[Run, ...] = ()
    """The same until pages were written; none of the other program."""


def measure_rounds(
    commands: Mapping[str, tuple[Sequence[str], Path]], runs: int, again: str
) -> dict[str, Measured]:
    """Run all *commands* in turn, *runs* times, so that a noisy minute hits all of them.

    The one called *again* is run once more in each round, with all that it remembers.
    """
    found: dict[str, list[Run]] = {name: [] for name in (*commands, _AGAIN)}
    written: dict[str, list[Run]] = {name: [] for name in found}
    pages = dict.fromkeys(found, 0)
    for number in range(runs):
        for name, (command, folder) in commands.items():
            for left in ("site", ".cache"):
                shutil.rmtree(folder / left, ignore_errors=True)
            run = measure(command, folder)
            found[name].append(run)
            written[name] += _stages(folder)
            if name == again:
                found[_AGAIN].append(measure(command, folder))
                written[_AGAIN] += _stages(folder)
            pages[name] = sum(1 for _ in (folder / "site").rglob("index.html"))
            say(f"Run {number + 1} of {runs}: {name}, {run.cpu:.1f} s of CPU, {run.wall:.1f} s.")
    return {
        name: Measured(tuple(each), pages[name], tuple(written[name]))
        for name, each in found.items()
    }


def _stages(folder: Path) -> Iterator[Run]:
    """What the last build of ours in *folder* took until pages were written."""
    file = folder / "stages.json"
    if file.is_file():
        told = json.loads(file.read_text(encoding="utf-8"))
        yield Run(told["cpu"], told["wall"], 0)


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
    again = measured[_AGAIN]
    of_cpu = tuple(run.wall / run.cpu for run in many.runs)
    name = f"{_PAGES} pages × {_MANY} languages"
    return [
        Figure(f"{_PAGES} pages, source alone: CPU", _cpu(alone), "s", None, 1),
        Figure(f"{name}: CPU", _cpu(many), "s", None, 1),
        Figure(f"{name}, built again: CPU", _cpu(again), "s", None, 1),
        Figure(
            "CPU a page of a translation, until written",
            _added(many.written, alone.written, others),
            "ms",
            None,
            2,
        ),
        Figure(
            "… in the whole build: verified, searched, compressed",
            _added(many.runs, alone.runs, others),
            "ms",
            _MS_A_PAGE,
            2,
        ),
        Figure(f"{name}: wall ÷ CPU", of_cpu, "", _WALL_OF_CPU, 2),
        Figure(
            f"growth exponent, {_SIZES[0]} to {_SIZES[-1]} languages",
            _growth(measured),
            "",
            _EXPONENT,
            2,
        ),
    ]


def _added(many: Sequence[Run], alone: Sequence[Run], pages: int) -> tuple[float, ...]:
    """Milliseconds that each of *pages* adds to the source *alone*."""
    pairs = zip(many, alone, strict=True)
    return tuple(1000 * (run.cpu - source.cpu) / pages for run, source in pairs)


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
    return [
        Figure(f"{PEER_PLUGIN}, {theirs.pages:,} pages: wall", wall, "s", None, 1),
        Figure(f"ours, {ours.pages:,} pages: wall", _wall(ours.written), "s", None, 1),
        Figure("… whole build: wall", _wall(ours.runs), "s", None, 1),
        Figure("our wall ÷ theirs", _shares(ours.written, theirs.runs), "", None, 2),
        Figure("… of the whole build", _shares(ours.runs, theirs.runs), "", _OF_PEER, 2),
    ]


def _shares(ours: Sequence[Run], theirs: Sequence[Run]) -> tuple[float, ...]:
    return tuple(a.wall / b.wall for a, b in zip(ours, theirs, strict=True))


def _wall(runs: Sequence[Run]) -> tuple[float, ...]:
    return tuple(run.wall for run in runs)


def _cpu(measured: Measured) -> tuple[float, ...]:
    return tuple(run.cpu for run in measured.runs)


def _name(count: int) -> str:
    return f"source and {count} languages"


def main() -> int:
    """Make the hubs, measure, print; the exit code."""
    asked = _arguments()
    warn_if_busy()
    build = [sys.executable, str(Path(__file__).with_name("stages.py"))]
    with tempfile.TemporaryDirectory(prefix="imhub-bench-") as place:
        hubs = make_hubs(Path(place), asked.seed, sorted({0, _MANY, *_SIZES}))
        commands = {_name(count): (build, hub) for count, hub in hubs.items()}
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
