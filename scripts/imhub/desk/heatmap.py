"""How much of the hub is translated, as one HTML page that anybody can open."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from imhub.desk.hub import Desk
from imhub.desk.status import Progress, title_of

_STEPS = (1, 40, 80, 100)
"""Per cent from which a cell is a shade darker."""


def make_heatmap(desk: Desk, all_progress: Sequence[Progress], today: date) -> str:
    """The page with the numbers of *all_progress* as of *today*."""
    sections = dict.fromkeys(name for each in all_progress for name in each.sections)
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent), autoescape=True, trim_blocks=True
    )
    environment.globals["shade"] = shade
    html: str = environment.get_template("heatmap.html").render(
        name=desk.site.hub.name,
        source=desk.source,
        today=desk.source.format_day(today),
        sections=[(name, title_of(desk, name)) for name in sections],
        working=[each for each in all_progress if each.language.status != "waiting"],
        waiting=[each for each in all_progress if each.language.status == "waiting"],
    )
    return html


def shade(percent: int) -> int:
    """How dark the cell for *percent* is, from 0 for nothing to 4 for all."""
    return sum(percent >= step for step in _STEPS)
