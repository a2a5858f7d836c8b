"""What a check says: findings at each place, and sums by page and by host."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from imhub.finding import Finding
from imhub.links.external.check import Standings
from imhub.links.external.gather import Link, Place
from imhub.links.external.outcome import REASONS, Outcome, Verdict
from imhub.links.external.round import host_of
from imhub.links.external.standing import DAYS_TO_FAIL, Standing

_RULES = {
    Verdict.BROKEN: "broken-outside-link",
    Verdict.MOVED: "moved-outside-link",
    Verdict.UNSURE: "unsure-outside-link",
}
_TIMES = {1: "once", 2: "on two days"}


@dataclass(frozen=True, slots=True)
class Row:
    """A link that is not simply well, as a report shows it."""

    address: str
    verdict: str
    says: str
    """Why, without the address."""
    remedy: str
    severity: str
    first_failure: date | None
    last_failure: date | None
    last_worked: date | None
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class HostRow:
    """A host and how its links fare."""

    host: str
    links: int
    broken: int
    first_failure: date | None
    last_failure: date | None


def as_findings(standings: Standings) -> tuple[Finding, ...]:
    """A finding at each place that names a link that is not simply well."""
    return tuple(
        sorted(
            Finding(
                place.file,
                place.line,
                _RULES[standing.outcome.verdict],
                _says(link, standing),
                _remedy(standing),
                standing.severity,
                excerpt=link.address[:160],
            )
            for link, standing in standings.items()
            for place in link.places
            if standing.severity is not None
        )
    )


def _says(link: Link, standing: Standing) -> str:
    outcome = standing.outcome
    if outcome.verdict is Verdict.MOVED:
        return f"{link.address} has moved to {outcome.moved_to} for good."
    if outcome.verdict is Verdict.UNSURE:
        return f"Nobody can tell whether {link.address} works. {_why(outcome)}"
    count, first = len(standing.failed), standing.failed[0]
    times = _TIMES.get(count, f"on {count} days")
    since = f"{'' if count == 1 else 'first '}on {first}"
    return f"{link.address} failed {times}, {since}. {_why(outcome)}"


def _why(outcome: Outcome) -> str:
    if outcome.verdict is Verdict.MOVED:
        return f"It has moved to {outcome.moved_to} for good."
    return REASONS.get(outcome.reason, "It does not work.")


def _remedy(standing: Standing) -> str:
    if standing.outcome.verdict is Verdict.MOVED:
        return "Write the new address."
    if standing.outcome.verdict is Verdict.UNSURE:
        return ""
    if len(standing.failed) < DAYS_TO_FAIL:
        return f"It is asked again; a link that fails on {DAYS_TO_FAIL} days stops the check."
    return "Find where it is now and write that address, or take the link out."


def rows_of(standings: Standings) -> tuple[Row, ...]:
    """All links that are not simply well, the worst first."""
    found = [
        Row(
            link.address,
            standing.outcome.verdict.value,
            _why(standing.outcome),
            _remedy(standing),
            standing.severity.value,
            standing.failed[0] if standing.failed else None,
            standing.failed[-1] if standing.failed else None,
            standing.last_worked,
            link.places,
        )
        for link, standing in standings.items()
        if standing.severity is not None
    ]
    order = ("error", "warning", "info")
    return tuple(sorted(found, key=lambda row: (order.index(row.severity), row.address)))


def by_page(rows: Iterable[Row]) -> Mapping[str, tuple[tuple[int, Row], ...]]:
    """Line and row of each link, by the file that names it, sorted."""
    found: dict[str, list[tuple[int, Row]]] = defaultdict(list)
    for row in rows:
        for place in row.places:
            found[place.file].append((place.line, row))
    return {
        file: tuple(sorted(found[file], key=lambda pair: (pair[0], pair[1].address)))
        for file in sorted(found)
    }


def by_host(standings: Standings) -> tuple[HostRow, ...]:
    """How the links to each host fare, hosts with the most that fail first."""
    found: dict[str, list[Standing]] = defaultdict(list)
    for link, standing in standings.items():
        found[host_of(link.address)].append(standing)
    rows = (_host_row(host, each) for host, each in found.items())
    return tuple(sorted(rows, key=lambda row: (-row.broken, row.host)))


def _host_row(host: str, standings: list[Standing]) -> HostRow:
    days = sorted(day for each in standings for day in each.failed)
    broken = sum(each.outcome.verdict is Verdict.BROKEN for each in standings)
    first, last = (days[0], days[-1]) if days else (None, None)
    return HostRow(host, len(standings), broken, first, last)


def counts_of(standings: Standings) -> Mapping[str, int]:
    """How many links there are of each verdict."""
    counts = Counter(standing.outcome.verdict for standing in standings.values())
    return {verdict.value: counts[verdict] for verdict in Verdict}


def summary(standings: Standings) -> str:
    """All of it in one line."""
    counts = counts_of(standings)
    many = "1 link leads" if len(standings) == 1 else f"{len(standings)} links lead"
    return (
        f"{many} out: {counts['works']} work, {counts['moved']} have moved, "
        f"{counts['broken']} fail, {counts['unsure']} nobody can tell."
    )


def host_lines(standings: Standings) -> Iterator[str]:
    """A line for each host with links that fail."""
    for row in by_host(standings):
        if row.broken:
            name = row.host or "no host"
            since = f"first on {row.first_failure}, last on {row.last_failure}"
            yield f"{name}: {row.broken} of {row.links} fail, {since}."
