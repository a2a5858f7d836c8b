"""What is made of a site in one language besides its pages. One call for each kind of output."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from gettext import NullTranslations
from pathlib import Path

from imhub.calendars import CalendarPlanner
from imhub.feeds import FeedPlanner
from imhub.languages import Language
from imhub.model import Site
from imhub.prepare import Progress
from imhub.prints import Kit, Setup, plan_sheets
from imhub.publish.api import Collection, write_messages
from imhub.publish.calendar import write_calendars
from imhub.publish.feed import write_feeds
from imhub.publish.typeset import CACHE, Press, Workshop, write_sheets
from imhub.telling import Teller
from imhub.views import Page


@dataclass(frozen=True)
class Made:
    """A site in one language, as its pages show it."""

    root: Path
    """The hub."""
    site: Site
    pages: tuple[Page, ...]
    language: Language
    interface: NullTranslations
    folder: str
    """Its root below the root of the site: `pl/`; empty for the source language."""
    site_url: str
    """Address of the root of the site, with a slash at its end; empty if it has none yet."""
    today: date
    release: bool
    for_partners: Collection | None
    """What partners get; nothing where they may take nothing."""
    templates: Path
    """Folder of the templates of sheets."""
    prints: Setup | None
    """What sheets are set with; nothing where none are made."""
    progress: Progress


def write_outputs(place: Path, made: Made) -> None:
    """Write into *place*, the root of the whole site, all that is made of *made*."""
    tell = Teller(made.language, made.site.hub.source_language, made.site_url, made.folder)
    calendars = CalendarPlanner(made.site, tell, made.interface)
    write_calendars(place, calendars.plan(made.pages))
    feeds = FeedPlanner(made.site, tell, made.interface)
    write_feeds(place, feeds.plan(made.pages))
    if made.for_partners:
        write_messages(place, made.site_url, made.for_partners)
    if made.prints:
        _print(place, made, made.prints)


def _print(place: Path, made: Made, setup: Setup) -> None:
    kit = Kit(
        made.site,
        made.pages,
        made.language,
        made.interface,
        f"{made.site_url}{made.folder}",
        setup.families_of(made.language.code),
        made.release,
    )
    fonts = setup.folders(made.root)
    press = Press(Workshop(made.templates, fonts, made.root / CACHE))
    write_sheets(press, tuple(plan_sheets(kit)), place, partial(made.progress, "print"))
