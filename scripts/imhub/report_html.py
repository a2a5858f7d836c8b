"""The whole hub on one page: bands by section, worst pages, most common findings, and the trend."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from imhub.errors import HubError
from imhub.finding import Finding, Severity
from imhub.model import Site
from imhub.reading import BANDS, Reading, Verdict

_DATA = re.compile(r'<script type="application/json" id="report">(?P<json>.*?)</script>', re.DOTALL)
_WORST = 20
_WEIGHT = {Severity.ERROR: 100, Severity.WARNING: 10, Severity.INFO: 1}


@dataclass(frozen=True, slots=True)
class Share:
    """How many pages of a section are in one band."""

    verdict: str
    band: str
    pages: int
    percent: float
    start: float
    """Where its bar begins, in per cent."""


@dataclass(frozen=True, slots=True)
class Row:
    """One section in the chart."""

    title: str
    pages: int
    shares: tuple[Share, ...]


@dataclass(frozen=True, slots=True)
class WorstPage:
    """A page that needs work most."""

    file: str
    title: str
    band: str
    errors: int
    warnings: int
    hints: int


@dataclass(frozen=True, slots=True)
class Trend:
    """A number then and now."""

    name: str
    then: int
    now: int


def make_report(
    site: Site,
    readings: Mapping[str, Reading],
    findings: tuple[Finding, ...],
    today: date,
    earlier: str = "",
) -> str:
    """The report as one HTML page. *earlier* is an older report's HTML, for the trend.

    Raises:
        HubError: *earlier* is not a report of ours.
    """
    numbers = _numbers(readings, findings)
    rows = tuple(_rows(site, readings))
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "preview"), autoescape=True
    )
    html: str = environment.get_template("report.html").render(
        name=site.hub.name,
        today=today,
        pages=len(site.messages),
        bands=BANDS,
        rows=rows,
        worst=_worst(site, readings, findings),
        common=Counter((f.rule, f.severity.value) for f in findings).most_common(),
        trend=_trend(numbers, earlier) if earlier else (),
        numbers=json.dumps({"day": str(today), **numbers}).replace("<", "\\u003c"),
    )
    return html


def _numbers(readings: Mapping[str, Reading], findings: Sequence[Finding]) -> dict[str, int]:
    bands = Counter(reading.verdict for reading in readings.values())
    levels = Counter(finding.severity.value for finding in findings)
    return {
        **{BANDS[verdict]: bands[verdict] for verdict in BANDS},
        **{f"findings: {severity.value}": levels[severity.value] for severity in Severity},
    }


def _trend(now: Mapping[str, int], earlier: str) -> tuple[Trend, ...]:
    found = _DATA.search(earlier)
    if not found:
        raise HubError("The earlier report is not one that `imhub check --report` wrote.")
    then = json.loads(found["json"])
    return tuple(Trend(name, int(then.get(name, 0)), value) for name, value in now.items())


def _rows(site: Site, readings: Mapping[str, Reading]) -> Iterator[Row]:
    for section in site.hub.sections:
        own = [m.id for m in site.messages if m.section == section.folder and m.id in readings]
        if own:
            counts = Counter(readings[id_].verdict for id_ in own)
            yield Row(section.title, len(own), tuple(_shares(counts, len(own))))


def _shares(counts: Counter[Verdict], total: int) -> Iterator[Share]:
    start = 0.0
    for verdict, band in BANDS.items():
        percent = 100 * counts[verdict] / total
        if percent:
            yield Share(verdict, band, counts[verdict], round(percent, 2), round(start, 2))
        start += percent


def _worst(
    site: Site, readings: Mapping[str, Reading], findings: Sequence[Finding]
) -> tuple[WorstPage, ...]:
    by_file: dict[str, Counter[Severity]] = {}
    for finding in findings:
        by_file.setdefault(finding.file, Counter())[finding.severity] += 1
    pages = [
        WorstPage(
            message.file,
            message.title,
            readings[message.id].band if message.id in readings else "",
            by_file[message.file][Severity.ERROR],
            by_file[message.file][Severity.WARNING],
            by_file[message.file][Severity.INFO],
        )
        for message in site.messages
        if message.file in by_file
    ]
    pages.sort(key=lambda page: (-_weight(page), page.file))
    return tuple(pages[:_WORST])


def _weight(page: WorstPage) -> int:
    return (
        page.errors * _WEIGHT[Severity.ERROR]
        + page.warnings * _WEIGHT[Severity.WARNING]
        + page.hints * _WEIGHT[Severity.INFO]
    )
