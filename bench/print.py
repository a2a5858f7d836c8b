"""What sheets and pictures cost: those of this hub, in all its languages, with nothing kept.

    .venv/bin/python bench/print.py                  three minutes
    .venv/bin/python bench/print.py --lang ar        one language

A sheet is set from its words to the bytes of its file, with all checks. “All cards” is the time
that two processes take for them. Exit 1 when a target is missed.
"""

import argparse
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from figures import Figure, report, say, warn_if_busy
from imhub.prints import Kit, plan_sheets
from imhub.publish.typeset import Press, Sheet, Workshop
from imhub.workers import share

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
from tests.prints.setting import TEMPLATES, real_kits, real_setup  # noqa: E402

_CARD, _MS_A_CARD, _ALL_CARDS_S, _PROCESSES = "card", 60.0, 120.0, 2


def measure(kits: Mapping[str, Kit], workshop: Workshop) -> Mapping[str, Sequence[float]]:
    """Milliseconds of processor time that each sheet takes, by its template."""
    press, taken = Press(workshop), defaultdict(list)
    for code, kit in kits.items():
        sheets = tuple(plan_sheets(kit))
        for sheet in sheets:
            started = time.process_time()
            press.make(sheet)
            taken[sheet.template].append(1000 * (time.process_time() - started))
        say(f"Set {len(sheets)} sheets in {code}.")
    return taken


def time_cards(kits: Mapping[str, Kit], workshop: Workshop) -> tuple[int, float]:
    """How many cards there are, and the seconds that two processes take to set them."""
    cards = [
        tuple(sheet for sheet in plan_sheets(kit) if sheet.template == _CARD)
        for kit in kits.values()
    ]
    started = time.perf_counter()
    made = sum(number for _, number in share(_set, (workshop, cards), len(cards), _PROCESSES))
    return made, time.perf_counter() - started


def _set(work: tuple[Workshop, Sequence[Sequence[Sheet]]], number: int) -> int:
    workshop, cards = work
    press = Press(workshop)
    for sheet in cards[number]:
        press.make(sheet)
    return len(cards[number])


def main() -> int:
    """Set everything, print what it took; the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--lang", metavar="CODE", help="one language, and not all")
    asked = parser.parse_args()
    warn_if_busy()
    setup = real_setup()
    kits = {c: kit for c, kit in real_kits(setup).items() if asked.lang in (None, c)}
    if not kits:
        parser.error(f"nothing is printed in {asked.lang}")
    fonts = setup.folders(ROOT)
    with tempfile.TemporaryDirectory(prefix="imhub-print-") as place:
        cards, wall = time_cards(kits, Workshop(TEMPLATES, fonts, Path(place, "one")))
        taken = measure(kits, Workshop(TEMPLATES, fonts, Path(place, "two")))
    figures = [
        Figure(
            f"{name}: CPU a sheet, of {len(values):,}",
            tuple(values),
            "ms",
            _MS_A_CARD if name == _CARD else None,
            0,
        )
        for name, values in sorted(taken.items())
    ]
    return report([*figures, Figure(f"all {cards} cards: wall", (wall,), "s", _ALL_CARDS_S, 1)])


if __name__ == "__main__":
    sys.exit(main())
