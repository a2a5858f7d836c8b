"""Where each value stands in a YAML text, so that one can be changed and all else stays."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Span:
    """Where a value starts and ends, as positions in the text."""

    start: int
    end: int
    column: int = 0
    """Column of its first key or entry, from 0."""
    in_brackets: bool = False
    inside: Mapping[str | int, "Span"] = field(default_factory=dict)


def find_spans(text: str) -> Span:
    """The places of all values in *text*, which is YAML without byte order mark or anchors."""
    events = yaml.parse(text, Loader=_LOADER)
    return next(
        _Spans(text, events).span(event) for event in events if isinstance(event, yaml.NodeEvent)
    )


class _Spans:
    def __init__(self, text: str, events: Iterator[yaml.Event]) -> None:
        self.text = text
        self.events = events

    def span(self, event: yaml.Event) -> Span:
        start, column = _place(event.start_mark)
        if isinstance(event, yaml.MappingStartEvent):
            inside, end = self._inside(with_keys=True)
        elif isinstance(event, yaml.SequenceStartEvent):
            inside, end = self._inside(with_keys=False)
        else:
            return Span(start, self._trimmed(start, _place(event.end_mark)[0]))
        brackets = bool(event.flow_style)
        if not brackets:  # The parser sees the end of a block only where the next one starts.
            end = max((span.end for span in inside.values()), default=start)
        return Span(start, end, column, brackets, inside)

    def _inside(self, *, with_keys: bool) -> tuple[dict[str | int, Span], int]:
        inside: dict[str | int, Span] = {}
        for event in self.events:
            if isinstance(event, yaml.CollectionEndEvent):
                return inside, _place(event.end_mark)[0]
            key: str | int = str(getattr(event, "value", "")) if with_keys else len(inside)
            inside[key] = self.span(next(self.events) if with_keys else event)
        return inside, len(self.text)

    def _trimmed(self, start: int, end: int) -> int:
        """*end* without the line ends that a block of text takes with it."""
        return start + len(self.text[start:end].rstrip())


def _place(mark: Any) -> tuple[int, int]:  # PyYAML has one class for each parser
    """Position and column of *mark*, from 0."""
    return int(mark.index), int(mark.column)
