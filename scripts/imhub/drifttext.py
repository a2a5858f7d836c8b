"""How the messages on a partner's page stand, told to a person and to a program."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence

from imhub.drift import Drift, State
from imhub.safety import printable

_SAID = {
    State.OUTDATED: "The hub has other words now.",
    State.CHANGED: "Somebody has changed the words on this page.",
    State.WITHDRAWN: "The hub no longer has this message in this language. Take it off the page.",
}
_REMEDY = "Put the new HTML in its place; --format json gives it."
_ALTERED = "The old words had been changed on this page, too."


def as_text(page: str, drifts: Sequence[Drift]) -> str:
    """Each message that is not as it should be, with the lines that differ, then the count."""
    if not drifts:
        return f"{page}: no message of a hub stands here. Each has data-message and data-version."
    lines = [line for drift in drifts for line in _lines(page, drift)]
    return "\n".join([*lines, _summary(drifts)])


def _lines(page: str, drift: Drift) -> Iterator[str]:
    if drift.state is State.CURRENT:
        return
    found, now = drift.found, drift.now
    place = f"{page}:{found.line}" if found.line else page
    altered = drift.state is State.OUTDATED and found.is_altered
    said = " ".join(filter(None, (_SAID[drift.state], _ALTERED * altered, _REMEDY * bool(now))))
    name = f"{found.id} ({drift.code or found.lang or 'no language'})"
    yield printable(f"{place}: {name}: {said} [{drift.state.value}]")
    if now:
        yield from (f"  - {printable(text)}" for text in found.texts if text not in now.texts)
        yield from (f"  + {printable(text)}" for text in now.texts if text not in found.texts)


def _summary(drifts: Sequence[Drift]) -> str:
    counts = Counter(drift.state for drift in drifts)
    parts = [f"{counts[state]} {state.value}" for state in State if counts[state]]
    return f"{len(drifts)} message{'s' * (len(drifts) > 1)}: {', '.join(parts)}."


def as_json(page: str, drifts: Sequence[Drift]) -> str:
    """All of them, with the HTML that belongs on the page now."""
    counts = Counter(drift.state.value for drift in drifts)
    said = {
        "page": page,
        "messages": [_as_data(drift) for drift in drifts],
        "counts": {state.value: counts[state.value] for state in State},
    }
    return json.dumps(said, ensure_ascii=False, indent=1)


def _as_data(drift: Drift) -> dict[str, object]:
    found, now = drift.found, drift.now
    return {
        "id": found.id,
        "language": drift.code or found.lang,
        "line": found.line,
        "state": drift.state.value,
        "altered": found.is_altered,
        "version": found.version,
        "words": list(found.texts),
        "now": {
            "version": now.version,
            "words": list(now.texts),
            "url": now.url,
            "html": now.html,
        }
        if now
        else None,
    }
