"""A new campaign with all that belongs to it: its page, seven days, its events and its posts."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from imhub.errors import HubError
from imhub.model import Site
from imhub.scaffold import Wish, id_of, page_text, place_of, refuse_taken, write_new
from imhub.vocabulary import Vocabulary

DAYS = 7
_YEAR = re.compile(r"(?<![0-9])2[01][0-9]{2}(?![0-9])")
_EVENTS = """\
# What goes on in the week. Copy the example, take away the "# " at the start of each line, and
# write your own. Times are as clocks show them there. Leave out what nobody has said yet.
#
# - id: {id}
#   title: "A morning together"
#   summary: "One sentence on what goes on."
#   start: {year}-01-01 10:00
#   end: {year}-01-01 11:30
#   way: in-person
#   place: "Town library"
#   area: {area}
#   audience: {audience}
#   languages: [{language}]
#   cost: free
#   booking: {{needed: false}}
#   organiser: "Who runs it"
#
# `way` is in-person, online, or both: [in-person, online].
# `area` is one of: {areas}.
# Whom can readers ask? Once that person has agreed to be named here, add these two lines:
#   contact: {{name: "Name of the person", email: "name@example.org"}}
#   contact_consent: true
"""
_POSTS = """\
# What is said about the week. A post has one text for all its channels, and `imhub check` says if
# it is too long for one. Fill in each `text:`, or delete the post.
# More that a post may have: `time: "09:00"`, `on: {year}-01-01` in place of `day`, and
# `image: {{file: picture.png, alt: What it shows}}` for a picture that you put beside this file.
"""


def new_campaign(
    root: Path, site: Site, vocabulary: Vocabulary, wish: Wish, today: date
) -> tuple[Path, ...]:
    """Write all of a campaign that is not there yet, and say what was written.

    Raises:
        HubError: its page is there already, or the name of a page is taken.
    """
    title = _title(wish.title)
    place = place_of(site, wish)
    if (root / "content" / place).exists():
        raise HubError(f"content/{place} is there already. Choose another title.")
    days = {n: place.replace("/index.md", f"/day-{n}.md") for n in range(1, DAYS + 1)}
    for type_, each in (("campaign", place), *(("campaign-day", day) for day in days.values())):
        refuse_taken(site, type_, each)
    year = _YEAR.search(title)
    given = {"year": year[0]} if year else {}
    pages = {place: page_text("campaign", title, vocabulary, today, **given)}
    for number, day in days.items():
        text = page_text("campaign-day", f"Day {number}", vocabulary, today, number=number)
        pages[day] = text
    files = {**pages, **_data(site, vocabulary, place, year[0] if year else str(today.year))}
    missing = (name for name in files if not (root / "content" / name).exists())
    return tuple(write_new(root, name, files[name]) for name in missing)


def _title(said: str) -> str:
    """What *said* is called in words: `2028-awareness-week` is the name of a folder."""
    words = " ".join(said.split())
    return words if " " in words else words.replace("-", " ")


def _data(site: Site, vocabulary: Vocabulary, place: str, year: str) -> Mapping[str, str]:
    """The data files beside the page at *place*."""
    folder = place.removesuffix("index.md")
    areas = (*(area.id for area in site.hub.directory.areas), "all")
    events = _EVENTS.format(
        id="a-morning-together",
        year=year,
        area=areas[0],
        areas=", ".join(areas),
        audience=next(iter(vocabulary.get("audience", ())), "everyone"),
        language=site.hub.source_language,
    )
    posts = "\n".join((_POSTS.format(year=year), *_posts(site, id_of("campaign", place))))
    return {f"{folder}events.yml": events, f"{folder}posts.yml": posts}


def _posts(site: Site, campaign: str) -> Iterator[str]:
    """A post with a blank for each day, for the channels that count letters."""
    channels = site.hub.campaigns.channels
    chosen = [each.id for each in channels if each.count != "sms"] or [c.id for c in channels]
    for number in range(1, DAYS + 1) if chosen else ():
        yield (
            f"- id: day-{number}-post\n"
            f"  channel: {json.dumps(chosen)}\n"
            f"  day: {number}\n"
            f"  link: {campaign}-day-{number}\n"
            f"  text:\n"
        )
