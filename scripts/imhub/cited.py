"""Addresses outside of the hub that its data names, and that readers are shown or rely on."""

from collections.abc import Iterator
from dataclasses import dataclass

from imhub.model import Site

_EVIDENCE = "content/data/evidence.yml"
_SERVICES = "content/data/services.yml"


@dataclass(frozen=True, slots=True)
class Cited:
    """An address, where it stands in the data, and what it is of."""

    url: str
    file: str
    loc: tuple[str | int, ...]
    name: str


def cited(site: Site) -> Iterator[Cited]:
    """Each address in the data of *site*; rows that readers never see are left out."""
    for number, row in enumerate(site.evidence):
        if row.url and row.verified != "unverified":
            yield Cited(row.url, _EVIDENCE, (number, "url"), row.title or row.org)
    for number, service in enumerate(site.services):
        if not service.is_open:
            continue
        if service.url:
            yield Cited(service.url, _SERVICES, (number, "url"), service.name)
        for place, source in enumerate(service.sources):
            if source.url:
                yield Cited(source.url, _SERVICES, (number, "sources", place, "url"), service.name)
