"""Every page of the site as data: its address, its template, and what the template is given."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from itertools import groupby
from unicodedata import combining, normalize

from imhub.markdown import Rendered
from imhub.model import Choice, Hub, Link, Message, Section, Site, Term
from imhub.review import next_review
from imhub.views import (
    Card,
    Chrome,
    Filter,
    FilterValue,
    HomeView,
    LettersView,
    ListView,
    MessageView,
    Page,
    RowsView,
    Tile,
    TilesView,
)


def plan_chrome(site: Site) -> Chrome:
    """What stands around every page of *site*."""
    hub = site.hub
    finder = _first_section(hub, "activity")
    topics = _first_section(hub, "topic")
    help_page = site.message_by_id.get(hub.help_page)
    infos = [message for message in site.messages if message.type == "info"]
    return Chrome(
        start=f"{hub.start}/" if hub.start else "",
        activities=f"{finder.folder}/" if finder else "",
        stages=f"{hub.stage_folder}/" if hub.stages else "",
        audiences=f"{hub.audience_folder}/" if hub.audiences else "",
        help=help_page.url if help_page else "",
        help_id=hub.help_page,
        services=f"{hub.help}/{hub.services_folder}/" if hub.help and site.services else "",
        glossary=f"{hub.glossary_folder}/" if site.glossary else "",
        evidence=f"{hub.evidence_folder}/" if site.evidence else "",
        footer=tuple(Link(message.title, message.url) for message in infos),
        topics_title=topics.title if topics else "",
    )


def _first_section(hub: Hub, type_: str) -> Section | None:
    return next((section for section in hub.sections if section.type == type_), None)


class Planner:
    """Plans the pages of *site*. *bodies* holds the HTML of each message by its id."""

    def __init__(self, site: Site, bodies: Mapping[str, Rendered]) -> None:
        self.site = site
        self.hub = site.hub
        self.bodies = bodies
        self.order = {choice.id: number for number, choice in enumerate(site.hub.stages)}

    def plan(self) -> tuple[Page, ...]:
        """All pages, sorted by address."""
        pages = (
            self._home(),
            *(self._message_page(message) for message in self.site.messages),
            *self._section_pages(),
            *self._finder_pages(),
            *self._stage_pages(),
            *self._audience_pages(),
            *self._data_pages(),
        )
        return tuple(sorted(pages, key=lambda page: page.url))

    # What lists show

    @cached_property
    def cards(self) -> Mapping[str, Card]:
        """Cards of all messages by id."""
        return {message.id: self._card(message) for message in self.site.messages}

    @cached_property
    def titles(self) -> Mapping[str, Link]:
        """Links to all messages by address."""
        return {message.url: Link(message.title, message.url) for message in self.site.messages}

    def _card(self, message: Message) -> Card:
        section = self.hub.section_by_folder[message.section]
        return Card(
            message.url,
            message.title,
            message.summary,
            message.drawing or section.drawing,
            message.minutes,
            message.cost,
            message.stage,
            message.place,
            message.routine,
        )

    @cached_property
    def _by_stage(self) -> tuple[Message, ...]:
        return tuple(sorted(self.site.messages, key=self._stage_key))

    def _stage_key(self, message: Message) -> tuple[int, int, str, str]:
        first = min((self.order[stage] for stage in message.stage), default=0)
        return first, message.minutes, message.title.casefold(), message.id

    def _cards(self, messages: tuple[Message, ...]) -> tuple[Card, ...]:
        return tuple(self.cards[message.id] for message in messages)

    # Pages that editors write

    def _message_page(self, message: Message) -> Page:
        return Page(
            message.url,
            f"{message.type}.html",
            message.title,
            message.summary,
            self._message_view(message),
            self._menu(message.section),
            self._crumbs(message),
            message.file,
            message.sensitive,
        )

    def _menu(self, folder: str) -> str:
        menus = {self.hub.start: "start", self.hub.help: "help"}
        if self.hub.section_by_folder[folder].type == "activity":
            return "activities"
        return menus.get(folder, "")

    def _crumbs(self, message: Message) -> tuple[Link, ...]:
        section = self.hub.section_by_folder[message.section]
        home = Link(section.title, f"{section.folder}/")
        if message.url == home.url:
            return ()
        if section.listed:
            above = self.titles.get(message.url.rstrip("/").rpartition("/")[0] + "/")
            return (home, above) if above and above.url != home.url else (home,)
        for audience in self.hub.audiences:
            if audience.id == section.folder:
                return (Link(audience.title, f"{self.hub.audience_folder}/{audience.id}/"),)
        return ()

    def _message_view(self, message: Message) -> MessageView:
        hub, site = self.hub, self.site
        adaptations = message.adaptations or {}
        return MessageView(
            message,
            self.bodies[message.id].html,
            _chosen(hub.stages, message.stage),
            _chosen(hub.places, message.place),
            _chosen(hub.routines, message.routine),
            _chosen(hub.skills, message.skill),
            tuple(
                (choice.title, adaptations[choice.id])
                for choice in hub.adaptations
                if choice.id in adaptations
            ),
            tuple(site.evidence_by_id[id_] for id_ in message.evidence),
            tuple(site.service_by_id[id_] for id_ in message.services),
            tuple(self.cards[id_] for id_ in message.related if id_ in self.cards),
            next_review(message, hub),
        )

    # Pages that are made

    def _home(self) -> Page:
        now = tuple(self.cards[id_] for id_ in self.hub.do_now if id_ in self.cards)
        worries = tuple(
            Link(worry.title, self.cards[worry.page].url)
            for worry in self.hub.worries
            if worry.page in self.cards
        )
        view = HomeView(
            now, *self._first_steps(now), self._stage_tiles, tuple(self._who()), worries
        )
        return Page("", "home.html", self.hub.name, self.hub.tagline, view)

    def _first_steps(self, now: tuple[Card, ...]) -> tuple[str, str]:
        if not now:
            return "", ""
        message = next(m for m in self.site.messages if m.url == now[0].url)
        steps, end, _ = self.bodies[message.id].html.partition("</ol>")
        when = ", ".join(c.title for c in _chosen(self.hub.routines, message.routine))
        return steps + end, when

    def _who(self) -> Iterator[Tile]:
        tiles = {tile.url: tile for tile in (*self._stage_tiles, *self._audience_tiles)}
        for who in self.hub.who:
            folder = self.hub.stage_folder if who.stage else self.hub.audience_folder
            tile = tiles[f"{folder}/{who.stage or who.audience}/"]
            yield replace(tile, title=who.title, short=who.title)

    def _section_pages(self) -> Iterator[Page]:
        for section in self.hub.sections:
            if not section.listed or section.type == "activity":
                continue
            messages = tuple(m for m in self.site.messages if m.section == section.folder)
            if any(message.url == f"{section.folder}/" for message in messages):
                continue
            choice = Choice(section.folder, section.title, section.summary, section.drawing)
            view = ListView(choice, messages=self._cards(messages))
            menu = self._menu(section.folder)
            url = f"{section.folder}/"
            yield Page(url, "section.html", section.title, section.summary, view, menu)

    def _finder_pages(self) -> Iterator[Page]:
        for section in self.hub.sections:
            if section.type != "activity":
                continue
            choice = Choice(section.folder, section.title, section.summary, section.drawing)
            messages = tuple(m for m in self._by_stage if m.section == section.folder)
            cards = self._cards(messages)
            filters = self._filters(section.folder, cards)
            url = f"{section.folder}/"
            view = ListView(choice, activities=cards, filters=filters, all_url=url)
            yield Page(url, "finder.html", section.title, section.summary, view, "activities")
            up = (Link(section.title, url),)
            for filter_ in filters:
                for value in filter_.values:
                    yield self._filter_page(filter_, value, view, up)

    def _filter_page(
        self, filter_: Filter, value: FilterValue, everything: ListView, up: tuple[Link, ...]
    ) -> Page:
        choice = Choice(value.id, value.title, everything.choice.summary, everything.choice.drawing)
        view = ListView(
            choice,
            activities=tuple(c for c in everything.activities if has(c, filter_.id, value.id)),
            filters=everything.filters,
            chosen=(filter_.id, value.id),
            all_url=everything.all_url,
            part_of=everything.choice.title,
        )
        return Page(value.url, "finder.html", value.title, choice.summary, view, "activities", up)

    def _filters(self, folder: str, cards: tuple[Card, ...]) -> tuple[Filter, ...]:
        hub = self.hub
        questions = (
            ("stage", hub.stage_folder, hub.stages),
            ("minutes", hub.minutes_folder, hub.minutes),
            ("place", hub.place_folder, hub.places),
            ("routine", hub.routine_folder, hub.routines),
        )
        return tuple(
            Filter(name, tuple(self._filter_values(name, f"{folder}/{slug}", choices, cards)))
            for name, slug, choices in questions
        )

    def _filter_values(
        self, name: str, folder: str, choices: tuple[Choice, ...], cards: tuple[Card, ...]
    ) -> Iterator[FilterValue]:
        for choice in choices:
            count = sum(has(card, name, choice.id) for card in cards)
            if count:
                url = f"{folder}/{choice.id}/"
                yield FilterValue(choice.id, choice.title, choice.label, url, count)

    def _stage_pages(self) -> Iterator[Page]:
        tiles = self._stage_tiles
        if not tiles:
            return
        yield Page(f"{self.hub.stage_folder}/", "stages.html", "", "", TilesView(tiles), "stage")
        up = (Link(self.hub.words.by_stage, f"{self.hub.stage_folder}/"),)
        for stage in self.hub.stages:
            messages = tuple(m for m in self._by_stage if stage.id in m.stage)
            shared = tuple(m for m in messages if self._is_for_all(m))
            view = ListView(
                stage,
                activities=self._typed(messages, "activity"),
                messages=self._typed(shared, "message"),
                topics=self._typed(shared, "topic"),
            )
            url = f"{self.hub.stage_folder}/{stage.id}/"
            yield Page(url, "stage.html", stage.title, stage.summary, view, "stage", up)

    def _is_for_all(self, message: Message) -> bool:
        """Whether *message* is for the hub's first audience, which is everyone."""
        return not self.hub.audiences or self.hub.audiences[0].id in message.audience

    def _audience_pages(self) -> Iterator[Page]:
        tiles = self._audience_tiles
        if not tiles:
            return
        folder = self.hub.audience_folder
        yield Page(f"{folder}/", "audiences.html", "", "", TilesView(tiles), "audience")
        up = (Link(self.hub.words.by_audience, f"{folder}/"),)
        for audience in self.hub.audiences:
            messages = tuple(m for m in self._by_stage if audience.id in m.audience)
            view = ListView(
                audience,
                activities=self._typed(messages, "activity")[:6],
                messages=self._typed(messages, "message"),
                topics=self._typed(messages, "topic"),
                help=self._typed(messages, "help"),
            )
            url = f"{folder}/{audience.id}/"
            title, summary = audience.title, audience.summary
            yield Page(url, "audience.html", title, summary, view, "audience", up)

    def _typed(self, messages: tuple[Message, ...], type_: str) -> tuple[Card, ...]:
        return self._cards(tuple(m for m in messages if m.type == type_))

    def _data_pages(self) -> Iterator[Page]:
        chrome = plan_chrome(self.site)
        if chrome.glossary:
            view = LettersView(tuple(_letters(self.site)))
            yield Page(chrome.glossary, "glossary.html", "", "", view)
        if chrome.evidence:
            rows = tuple(row for row in self.site.evidence if row.verified != "unverified")
            yield Page(chrome.evidence, "evidence.html", "", "", RowsView(rows))
        if chrome.services:
            services = tuple(service for service in self.site.services if service.listed)
            yield Page(chrome.services, "services.html", "", "", RowsView(services), "help")

    @cached_property
    def _stage_tiles(self) -> tuple[Tile, ...]:
        return self._tiles(self.hub.stage_folder, "stage", self.hub.stages)

    @cached_property
    def _audience_tiles(self) -> tuple[Tile, ...]:
        return self._tiles(self.hub.audience_folder, "audience", self.hub.audiences)

    def _tiles(self, folder: str, field: str, choices: tuple[Choice, ...]) -> tuple[Tile, ...]:
        return tuple(self._tile(folder, field, choice) for choice in choices)

    def _tile(self, folder: str, field: str, choice: Choice) -> Tile:
        count = sum(choice.id in getattr(message, field) for message in self.site.messages)
        return Tile(
            f"{folder}/{choice.id}/",
            choice.title,
            choice.summary,
            choice.drawing,
            choice.label,
            count,
        )


def has(card: Card, filter_: str, value: str) -> bool:
    """Whether *card* answers *filter_* with *value*. Minutes mean "at most"."""
    if filter_ == "minutes":
        return 0 < card.minutes <= int(value)
    return value in getattr(card, filter_)


def _chosen(choices: tuple[Choice, ...], ids: tuple[str, ...]) -> tuple[Choice, ...]:
    return tuple(choice for choice in choices if choice.id in ids)


def _letters(site: Site) -> Iterator[tuple[str, tuple[Term, ...]]]:
    entries = sorted((entry for entry in site.glossary if not entry.audience), key=_term_key)
    for letter, under in groupby(entries, key=lambda entry: _term_key(entry)[0][:1].upper()):
        yield letter, tuple(under)


def _term_key(entry: Term) -> tuple[str, str]:
    """What *entry* is sorted by: its letters without accents, as dictionaries do."""
    letters = normalize("NFKD", entry.term.casefold().replace("œ", "oe").replace("æ", "ae"))
    return "".join(letter for letter in letters if not combining(letter)), entry.id
