"""The report for programs."""

import json
from collections.abc import Mapping
from datetime import date

from imhub.links.external.check import Standings
from imhub.links.external.gather import Link
from imhub.links.external.standing import Standing
from imhub.links.external.told import by_host, counts_of


def as_json(standings: Standings, today: date) -> str:
    """All that is known of each link."""
    data = {
        "today": str(today),
        "counts": counts_of(standings),
        "links": [_json_row(link, standing) for link, standing in standings.items()],
        "hosts": [
            {
                "host": row.host,
                "links": row.links,
                "broken": row.broken,
                "first_failure": _day(row.first_failure),
                "last_failure": _day(row.last_failure),
            }
            for row in by_host(standings)
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=2)


def _json_row(link: Link, standing: Standing) -> Mapping[str, object]:
    outcome, failed = standing.outcome, standing.failed
    return {
        "address": link.address,
        "verdict": outcome.verdict.value,
        "severity": standing.severity.value if standing.severity else "",
        "reason": outcome.reason,
        "status": outcome.status,
        "moved_to": outcome.moved_to,
        "asked": str(standing.asked),
        "last_worked": _day(standing.last_worked),
        "first_failure": _day(failed[0] if failed else None),
        "last_failure": _day(failed[-1] if failed else None),
        "failed_days": len(failed),
        "places": [{"file": place.file, "line": place.line} for place in link.places],
    }


def _day(day: date | None) -> str:
    return str(day) if day else ""
