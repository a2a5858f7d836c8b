"""The report as one page that needs nothing else."""

from datetime import date
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from imhub.links.external.check import Standings
from imhub.links.external.told import by_host, by_page, rows_of, summary


def as_page(standings: Standings, today: date) -> str:
    """What is known of each link, by page and by host, as HTML."""
    folder = Path(__file__).parent
    environment = Environment(loader=FileSystemLoader(folder), autoescape=True, trim_blocks=True)
    html: str = environment.get_template("report.html").render(
        today=today,
        summary=summary(standings),
        pages=by_page(rows_of(standings)),
        hosts=by_host(standings),
    )
    return html
