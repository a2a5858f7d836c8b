"""How fast links are checked, and whether all that lychee finds is found.

    .venv/bin/python bench/links.py [SITE]...

Makes a site of 10,000 pages with faults in some of them, lets `imhub links` and lychee (offline,
with fragments) read it in turn, and holds ours to finding at least what lychee finds in no more
time. A SITE is a folder that was built already, such as `site`; it is timed as well. Exit 1 when a
target is missed.
"""

import gc
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from figures import Figure, print_table, report, say, warn_if_busy

_PAGES, _FOLDERS, _LINKS, _RUNS = 10_000, 100, 60, 3
_FAULTS_OF_A_KIND = 20
_SECONDS, _MEMORY_MB, _LINKS_A_SECOND = 15.0, 500.0, 20_000
_MAXRSS_UNIT = 1 if sys.platform == "darwin" else 1024
_URL = "https://bench.example/"
_KINDS: Mapping[str, str] = {
    "missing page": '<a href="../../0/gone-{n}/">x</a>',
    "missing page, from the root": '<a href="/gone-{n}/">x</a>',
    "missing file": '<a href="../gone-{n}.txt">x</a>',
    "wrong capitals": '<a href="../../0/Page-0/?{n}">x</a>',
    "wrong capitals in a file": '<img src="/assets/Pic.png?gone-{n}" alt="">',
    "missing place": '<a href="../../0/page-0/#gone-{n}">x</a>',
    "missing place here": '<a href="#gone-{n}">x</a>',
    "place in wrong capitals": '<a href="../../0/page-0/?{n}#Part-1">x</a>',
    "missing picture": '<img src="/assets/gone-{n}.png" alt="">',
    "missing picture of a set": '<img srcset="/assets/pic.png 1x, /assets/gone-{n}.png 2x" alt="">',
    "missing style sheet": '<link rel="stylesheet" href="/assets/gone-{n}.css">',
    "missing script": '<script src="/assets/gone-{n}.js"></script>',
    "missing film": '<video src="/assets/gone-{n}.mp4"></video>',
    "folder without a page": '<a href="/assets/?gone-{n}">x</a>',
    "other accents": '<a href="/assets/cafe&#x301;.txt?gone-{n}">x</a>',
    "own full address": '<a href="https://bench.example/gone-{n}/">x</a>',
    "style in the page": "<style>p{{background:url(/assets/gone-{n}.png)}}</style>",
    "e-mail without a host": '<a href="mailto:gone-{n}">x</a>',
    "phone number in words": '<a href="tel:gone-{n}">x</a>',
    "id that stands twice": '<p id="gone-{n}"></p><p id="gone-{n}"></p>',
}


@dataclass(frozen=True, slots=True)
class Run:
    """What one process said and used."""

    said: str
    wall: float
    cpu: float
    memory_mb: float


@dataclass(frozen=True, slots=True)
class Checker:
    """A program that checks links."""

    name: str
    command: tuple[str, ...]


def make_site(folder: Path) -> Mapping[str, str]:
    """Write the site; the kind of each page's fault, by page."""
    chance = random.Random(7)
    (folder / "assets").mkdir(parents=True)
    for name in ("pic.png", "main.css", "café.txt"):
        (folder / "assets" / name).write_bytes(b"")
    pages = [f"{number % _FOLDERS}/page-{number // _FOLDERS}" for number in range(_PAGES)]
    kinds = [kind for kind in _KINDS for _ in range(_FAULTS_OF_A_KIND)]
    faults = dict(zip(chance.sample(pages, len(kinds)), kinds, strict=True))
    (folder / "index.html").write_text(_page("".join(f'<a href="{p}/">x</a>' for p in pages)))
    for number, page in enumerate(pages):
        ways = chance.choices(pages, k=_LINKS)
        links = [f'<li><a href="../../{way}/#part-{number % 9}">x</a></li>' for way in ways]
        fault = _KINDS[faults[page]].format(n=number) if page in faults else ""
        (folder / page).mkdir(parents=True)
        (folder / page / "index.html").write_text(_page(f"<ul>{''.join(links)}</ul>{fault}"))
    return {f"{page}/index.html": kind for page, kind in faults.items()}


def _page(content: str) -> str:
    parts = "".join(
        f'<h2 id="part-{part}">Part {part}</h2><p>{"Some words. " * 40}</p>' for part in range(9)
    )
    return (
        '<!doctype html><html lang="en"><head><title>x</title>'
        '<link rel="stylesheet" href="/assets/main.css"></head><body><a href="/">Home</a>'
        f'<main><img src="/assets/pic.png" alt="">{parts}{content}</main></body></html>'
    )


def measure(checker: Checker) -> Run:
    """Let *checker* work in a process of its own. That it finds something is no failure."""
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as trouble:
        started = time.perf_counter()
        process = subprocess.Popen(checker.command, stdout=output, stderr=trouble)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        said = output.read().decode()
        if not said.startswith("{"):
            trouble.seek(0)
            sys.exit(f"{checker.name} failed:\n{trouble.read().decode()[-2000:]}")
    cpu, memory = usage.ru_utime + usage.ru_stime, usage.ru_maxrss * _MAXRSS_UNIT / 1e6
    return Run(said, wall, cpu, memory)


def checkers(folder: Path, site_url: str) -> tuple[Checker, Checker]:
    """Ours and lychee, for the site in *folder*."""
    tools, where = Path(sys.executable).parent, str(folder.resolve())
    ours = [str(tools / "imhub"), "links", where, "--format", "json"]
    theirs = [str(tools / "lychee"), "--offline", "--include-fragments", "--no-progress"]
    theirs += ["--index-files", "index.html", "--format", "json", "--root-dir", where, where]
    url = ["--site-url", site_url] if site_url else []
    return Checker("imhub links", (*ours, *url)), Checker("lychee", tuple(theirs))


def time_both(folder: Path, site_url: str = "") -> Mapping[str, Sequence[Run]]:
    """Runs of both on the site in *folder*, in turn, so that a noisy minute hits both."""
    both = checkers(folder, site_url)
    runs: dict[str, list[Run]] = {checker.name: [] for checker in both}
    for number in range(_RUNS):
        for checker in both:
            run = measure(checker)
            runs[checker.name].append(run)
            say(f"Run {number + 1} of {_RUNS}: {checker.name}: {run.wall:.1f} s.")
    return runs


def found_by_us(said: str) -> frozenset[str]:
    """Pages in which *said*, our report, names a fault."""
    return frozenset(row["file"] for row in json.loads(said)["findings"])


def found_by_lychee(said: str, folder: Path) -> frozenset[str]:
    """Pages in which *said*, its report, names a fault."""
    pages = json.loads(said)["error_map"]
    return frozenset(Path(page).relative_to(folder.resolve()).as_posix() for page in pages)


def one_core(folder: Path) -> tuple[int, float]:
    """How many addresses stand in the site in *folder*, and seconds of one processor for them."""
    from imhub.links import Purpose, check_links, read_site

    gc.collect()
    started = time.process_time()
    site = read_site(folder)
    check_links(site, _URL, purpose=Purpose())
    return sum(len(file.uses) for file in site.files), time.process_time() - started


def tell_of_faults(faults: Mapping[str, str], ours: frozenset[str], theirs: frozenset[str]) -> None:
    """Print how many faults of each kind were found."""
    rows = []
    for kind in _KINDS:
        pages = {page for page, its in faults.items() if its == kind}
        rows.append((kind, str(len(pages)), str(len(pages & ours)), str(len(pages & theirs))))
    print_table(("fault", "seeded", "imhub links", "lychee"), rows)


def figures_of(name: str, runs: Mapping[str, Sequence[Run]]) -> list[Figure]:
    """Times of both on one site. Ours may use no more of a processor than lychee.

    How long each takes is shown beside it; on a busy computer that says who was let in more often.
    """
    ours, theirs = runs["imhub links"], runs["lychee"]
    limit = Figure("", tuple(run.cpu for run in theirs)).median
    return [
        Figure(f"{name}: imhub links, CPU", tuple(r.cpu for r in ours), "s", limit, 2),
        Figure(f"{name}: lychee, CPU", tuple(r.cpu for r in theirs), "s", None, 2),
        Figure(f"{name}: imhub links", tuple(r.wall for r in ours), "s", None, 2),
        Figure(f"{name}: lychee", tuple(r.wall for r in theirs), "s", None, 2),
        Figure(f"{name}: imhub links, memory", tuple(r.memory_mb for r in ours), "MB", _MEMORY_MB),
        Figure(f"{name}: lychee, memory", tuple(r.memory_mb for r in theirs), "MB"),
    ]


def main() -> int:
    """Measure, print, and say whether the targets are met."""
    warn_if_busy()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "site"
        say(f"Writing a site of {_PAGES:,} pages …")
        faults = make_site(folder)
        runs = time_both(folder, _URL)
        ours = found_by_us(runs["imhub links"][0].said)
        theirs = found_by_lychee(runs["lychee"][0].said, folder)
        given = [
            figure for site in sys.argv[1:] for figure in figures_of(site, time_both(Path(site)))
        ]
        links, seconds = one_core(folder)
    tell_of_faults(faults, ours, theirs)
    figures = [
        Figure("seeded faults that were missed", (len({*faults} - ours),), "", 0),
        Figure("found by lychee and not by us", (len(theirs - ours),), "", 0),
        Figure("pages without a fault that we complain of", (len(ours - {*faults}),), "", 0),
        Figure(
            f"{links:,} links on one core",
            (seconds,),
            "s",
            min(_SECONDS, links / _LINKS_A_SECOND),
            2,
        ),
        *figures_of(f"{_PAGES:,} pages", runs),
    ]
    return report([*figures, *given])


if __name__ == "__main__":
    sys.exit(main())
