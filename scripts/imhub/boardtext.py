"""The board of a campaign for people, and for programs."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from rich.console import Console, Group, RenderableType
from rich.markup import escape
from rich.table import Table

from imhub.board import Board, PageRow, PostRow, Tally
from imhub.campaign import State
from imhub.campaigntodo import gaps_of

_WIDE = 120
"""Columns where no terminal listens."""
_SHORT = 60
"""Letters of a post that a line shows."""
_STATES: Mapping[State, str] = {
    State.ANNOUNCED: "to come; nobody has announced when",
    State.PLANNED: "to come",
    State.LIVE: "on now",
    State.ARCHIVED: "over",
}


def board_text(board: Board) -> str:
    """*board* for a terminal."""
    console = Console(highlight=False)
    if not console.is_terminal:
        console = Console(highlight=False, width=_WIDE, color_system=None)
    with console.capture() as shown:
        console.print(Group(*_parts(board)))
    return "\n".join(line.rstrip() for line in shown.get().splitlines())


def _parts(board: Board) -> Iterator[RenderableType]:
    yield f"[bold]{escape(board.title)}[/]  {board.campaign.id}"
    yield f"{_when(board)}. Today is {_long(board.today)}."
    for name, day in (("today", board.today), ("tomorrow", board.tomorrow)):
        yield _heading(f"Goes out {name}")
        yield from _going_out(board, day)
    yield _heading("Pages (counts are languages)")
    yield _page_table(board)
    if board.posts:
        yield _heading("Posts (counts are languages)")
        yield _post_table(board)
    if board.codes:
        yield _heading("Languages")
        yield _language_table(board)
    yield _heading("Held back")
    yield from _lines(f"{name}: until {_long(day)}" for name, day in board.held.items())
    yield _heading("Still to do")
    yield from _lines(str(todo) for todo in board.todos)
    yield from ("", "Words that are wrong or hard to read: imhub check")


def _heading(text: str) -> str:
    return f"\n[bold]{text}[/]"


def _lines(texts: Iterable[str]) -> Iterator[str]:
    yield from [f"  {escape(text)}" for text in texts] or ["  Nothing."]


def _long(day: date) -> str:
    return f"{day:%A} {day.day} {day:%B %Y}"


def _when(board: Board) -> str:
    campaign, state = board.campaign, _STATES[board.state]
    if campaign.start is None or campaign.end is None:
        return f"{state[0].upper()}{state[1:]}"
    left = (campaign.start - board.today).days
    soon = f", in {left} day{'s' if left > 1 else ''}" if left > 0 else ""
    return f"{_long(campaign.start)} to {_long(campaign.end)}: {state}{soon}"


def _going_out(board: Board, day: date) -> Iterator[str]:
    posts = (
        f"{post.time or 'any time'}  {', '.join(post.channels)}: {_start_of(post.text)} ({post.id})"
        for post in board.posts_on(day)
    )
    events = (f"{e.start:%H:%M}  Event: {e.title}" for e in board.events_on(day) if not e.cancelled)
    yield from _lines((*posts, *events))


def _start_of(text: str) -> str:
    return text if len(text) <= _SHORT else f"{text[: _SHORT - 1].rstrip()}…"


def _table(*titles: str) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for title in ("  ", *titles):
        table.add_column(title, overflow="fold")
    return table


def _mark(*, good: bool) -> str:
    return "[green]yes[/]" if good else "[yellow]no[/]"


def _page_table(board: Board) -> Table:
    table = _table("Page", "When", "Written", "Translated", "Read by a person", "Poster")
    for row in board.pages:
        name = f"Day {row.number}: {row.title}" if row.number else "The week"
        when = str(row.on) if row.on else "[yellow]no date[/]"
        blanks = f"[yellow]no: {escape(', '.join(row.blanks))}[/]" if row.blanks else ""
        tallies = _tallies(row.languages.values())
        posters = f"{len(row.printed)} of {len(board.codes) + 1}"
        table.add_row("", escape(name), when, blanks or _mark(good=True), *tallies, posters)
    return table


def _tallies(tallies: Iterable[Tally]) -> tuple[str, str]:
    """In how many languages all is translated, and in how many a person has read it."""
    known = tuple(tallies)
    done = sum(tally.is_translated for tally in known), sum(tally.is_reviewed for tally in known)
    return f"{done[0]} of {len(known)}", f"{done[1]} of {len(known)}"


def _post_table(board: Board) -> Table:
    table = _table("Post", "When", "Channels", "Translated", "Read by a person", "Fits")
    for row in board.posts:
        when = f"{row.on or _day(row)} {row.time}".strip()
        long = f"[yellow]too long: {', '.join(row.too_long)}[/]" if row.too_long else ""
        cells = (escape(row.id), when, escape(", ".join(row.channels)))
        table.add_row("", *cells, *_tallies(row.languages.values()), long or _mark(good=True))
    return table


def _day(row: PostRow) -> str:
    return f"day {row.day}" if row.day else "[yellow]no date[/]"


def _language_table(board: Board) -> Table:
    table = _table("Language", "Translated", "Read by a person", "Posts too long", "Posters")
    for code, tally in board.languages.items():
        table.add_row(
            "",
            code,
            f"{tally.translated} of {tally.texts}",
            f"{tally.reviewed} of {tally.texts}",
            str(sum(code in post.too_long for post in board.posts)),
            f"{sum(code in page.printed for page in board.pages)} of {len(board.pages)}",
        )
    return table


def board_json(board: Board) -> Mapping[str, Any]:
    """*board* for a program."""
    campaign = board.campaign
    return {
        "campaign": campaign.id,
        "title": board.title,
        "state": board.state.value,
        "today": str(board.today),
        "start": _text(campaign.start),
        "end": _text(campaign.end),
        "pages": [_page(row) for row in board.pages],
        "posts": [_post(row) for row in board.posts],
        "events": [
            {"id": event.id, "title": event.title, "start": str(event.start.replace(tzinfo=None))}
            | {"missing": list(gaps_of(event))}
            for event in campaign.events
        ],
        "languages": {code: asdict(tally) for code, tally in board.languages.items()},
        "goes_out": {
            name: [row.id for row in board.posts_on(day)]
            for name, day in (("today", board.today), ("tomorrow", board.tomorrow))
        },
        "held_back": {name: str(day) for name, day in board.held.items()},
        "to_do": [asdict(todo) for todo in board.todos],
    }


def _text(day: date | None) -> str:
    return str(day) if day else ""


def _page(row: PageRow) -> Mapping[str, Any]:
    return {**asdict(row), "on": _text(row.on), "written": not row.blanks}


def _post(row: PostRow) -> Mapping[str, Any]:
    return {**asdict(row), "on": _text(row.on), "fits": not row.too_long}
