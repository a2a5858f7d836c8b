"""What pages of the directory show of services."""

from collections.abc import Sequence

from imhub.contact import Contact
from imhub.model import Choice, Link
from imhub.pages.stock import Stock, chosen
from imhub.service import EVERYWHERE, LEVELS, Service
from imhub.views import Answers, Group, ServiceCard


def service_cards(stock: Stock) -> tuple[ServiceCard, ...]:
    """A card for each service, in the order of the data."""
    return tuple(_card(stock, contact) for contact in stock.contacts.values())


def _card(stock: Stock, contact: Contact) -> ServiceCard:
    every = stock.hub.directory.areas
    areas = chosen(every, _areas(contact.service))
    return ServiceCard(contact, areas if len(areas) < len(every) else (), _answers(contact.service))


def _answers(service: Service) -> Answers:
    """What *service* answers to a finder: nothing about areas and stages if it is for all."""
    answers = {"concern": service.concerns, "way": service.ways}
    areas = _areas(service)
    if areas:
        answers["area"] = areas
    if service.stages:
        answers["stage"] = service.stages
    return answers


def _areas(service: Service) -> tuple[str, ...]:
    """Areas where *service* is there and can be reached; empty for all."""
    there = () if EVERYWHERE in service.areas else service.areas
    by_phone = tuple(dict.fromkeys(area for phone in service.phones for area in phone.areas))
    otherwise = service.url or service.email or service.also_by or service.reached_through
    if not by_phone or EVERYWHERE in by_phone or otherwise:
        return there
    return tuple(area for area in there or by_phone if area in by_phone)


def groups(
    stock: Stock, cards: Sequence[ServiceCard], levels: Sequence[str] = LEVELS
) -> tuple[Group, ...]:
    """*cards* by level, in the order of *levels*; only levels that have some."""
    words = stock.hub.directory.words
    named = {choice.id: choice for choice in stock.hub.directory.levels}
    found = (
        Group(
            named.get(level, Choice(level, words.title)),
            tuple(card for card in cards if card.contact.service.level == level),
        )
        for level in levels
    )
    return tuple(group for group in found if group.cards)


def directory_crumbs(stock: Stock) -> tuple[Link, ...]:
    """The way down to the directory."""
    hub = stock.hub
    section = hub.section_by_folder.get(hub.help)
    home = (Link(section.title, f"{section.folder}/"),) if section and section.listed else ()
    return (*home, Link(hub.directory.words.title, hub.services_url))
