"""What a campaign still lacks and only people can find out: dates, names, places, consent."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from imhub.campaign import Campaign, Event

LineOf = Callable[..., int]
"""From a file and the keys in it to the line on which that stands; 0 if nobody knows."""


@dataclass(frozen=True, slots=True)
class Todo:
    """Something that a person has to see to."""

    file: str
    line: int
    text: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.text}"


def todos_of(campaign: Campaign, line_of: LineOf, today: date) -> tuple[Todo, ...]:
    """All that people have to find out about *campaign*, sorted by file and line."""
    found = (
        *_of_week(campaign, line_of),
        *_of_days(campaign, line_of),
        *_of_events(campaign, line_of, today),
        *_of_posts(campaign, line_of),
    )
    return tuple(sorted(found, key=lambda todo: (todo.file, todo.line, todo.text)))


def _of_week(campaign: Campaign, line_of: LineOf) -> Iterator[Todo]:
    missing = {
        "start": (campaign.start, "Its first day is missing. Write it once it is announced."),
        "end": (campaign.end, "Its last day is missing. Write it once it is announced."),
        "theme": (campaign.theme, "The official theme is missing. Write it once it is announced."),
        "publisher": (campaign.publisher, "Nobody is named who publishes it."),
        "press": (campaign.press, "Nobody is named whom the press can ask."),
    }
    for key, (value, text) in missing.items():
        if not value:
            yield Todo(campaign.file, line_of(campaign.file, key), text)


def _of_days(campaign: Campaign, line_of: LineOf) -> Iterator[Todo]:
    if not campaign.days:
        yield Todo(campaign.file, 0, 'It has no days yet. Write one: imhub new campaign-day "…".')
    for day in campaign.days:
        if day.on is None:
            name = day.id.removeprefix(f"{campaign.id}-")
            file = f"content/{campaign.folder}/{name}.md"
            text = "The date of this day is missing. Write it once it is announced."
            yield Todo(file, line_of(file, "date"), text)


def _of_events(campaign: Campaign, line_of: LineOf, today: date) -> Iterator[Todo]:
    for number, event in enumerate(campaign.events):
        if not event.is_over(today) and not event.cancelled:
            line = line_of(campaign.events_file, number)
            for gap in gaps_of(event):
                yield Todo(campaign.events_file, line, f"“{event.title}”: {gap}")


def gaps_of(event: Event) -> Iterator[str]:
    """What nobody has said of *event*."""
    if event.contact is None:
        yield "nobody is named whom one can ask."
    elif not event.contact_consent:
        name = event.contact.name
        yield f"{name} has not agreed to be named, so no reader sees whom to ask."
    if event.booking is None:
        yield "nobody has said whether one has to book."
    if "in-person" in event.ways and not event.place:
        yield "nobody has said where it is."
    if not event.cost:
        yield "nobody has said what it costs."


def _of_posts(campaign: Campaign, line_of: LineOf) -> Iterator[Todo]:
    for number, post in enumerate(campaign.posts):
        line = line_of(campaign.posts_file, number)
        if not post.day and not post.on:
            yield Todo(campaign.posts_file, line, f"{post.id}: nobody has said when it goes out.")
        if post.image and not post.image.alt:
            yield Todo(campaign.posts_file, line, f"{post.id}: its picture has no words for it.")
