"""What a page or a drawing refers to, holds, and says of itself, in one reading."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from selectolax.lexbor import LexborHTMLParser, LexborNode

from imhub.links.addresses import in_css, in_json, in_script
from imhub.links.elements import RUNS, Attributes, Said, readers
from imhub.links.jsonfile import in_linked_data
from imhub.links.use import Use
from imhub.policy import source_of

_WAY_OUT = 'a[href]:not([href^="#"]), area[href]:not([href^="#"]), form, [formaction]'
_START_LETTERS = 40


@dataclass
class Markup(Said):
    """What stands in a page or a drawing."""

    styles: dict[str, str] = field(default_factory=dict)
    """How each inline style begins, by the name that a policy gives it."""
    scripts: dict[str, str] = field(default_factory=dict)
    """The same of each inline script."""
    leads_on: bool = False
    """Whether its main part leads to another page."""
    taken: str = ""
    """What was taken out of it for somebody else."""


Take: TypeAlias = Callable[[LexborHTMLParser], str]
"""Takes out of a page what somebody else needs of it, and may change it."""


def read_markup(html: str | bytes, take: Take | None = None) -> Markup:
    """What stands in *html*, and what *take* takes out of it."""
    made = Markup()
    tree = LexborHTMLParser(html)
    _read(tree, made)
    made.leads_on = _leads_on(tree)
    made.taken = take(tree) if take else ""
    return made


def loaded_by(html: str) -> Iterator[str]:
    """Addresses that a browser loads for a piece of HTML."""
    return (use.target for use in read_markup(html).uses if use.loads)


def _read(tree: LexborHTMLParser, made: Markup) -> None:
    for node in tree.css("*"):
        tag, attributes = str(node.tag), node.attributes
        for read in readers(tag, *attributes):
            read(made, attributes)
        if tag in _WITH_TEXT:
            _WITH_TEXT[tag](node, attributes, made)


def _add_apart(html: str, made: Markup) -> None:
    """Add what stands in *html*, a page or a piece of one with ids of its own."""
    ids, made.ids = made.ids, Counter()
    _read(LexborHTMLParser(html), made)
    made.ids = ids


def _add_style(node: LexborNode, _: Attributes, made: Markup) -> None:
    text = node.text()
    made.started = True
    made.styles[source_of(text)] = text[:_START_LETTERS]
    made.uses.update((Use(address), None) for address in in_css(text))


def _add_script(node: LexborNode, attributes: Attributes, made: Markup) -> None:
    """Note a script if it runs, and the addresses that it names."""
    if attributes.get("src"):
        return
    type_, text = (attributes.get("type") or "").strip(), node.text()
    made.started = True
    found: Iterator[str] = iter(())
    if RUNS.fullmatch(type_):
        made.scripts[source_of(text)] = text[:_START_LETTERS]
        found = iter(in_script(text))
    elif type_ == "application/ld+json":
        made.uses.update(dict.fromkeys(in_linked_data(text)))
    elif type_ == "application/json":
        found = in_json(text, loaded_by)
    made.uses.update((Use(address), None) for address in found)


def _add_template(node: LexborNode, _: Attributes, made: Markup) -> None:
    _add_apart(f"<div{(node.html or '').removeprefix('<template')}", made)


def _add_inner_page(_: LexborNode, attributes: Attributes, made: Markup) -> None:
    if attributes.get("srcdoc"):
        _add_apart(attributes["srcdoc"] or "", made)


_WITH_TEXT: Mapping[str, Callable[[LexborNode, Attributes, Markup], None]] = {
    "iframe": _add_inner_page,
    "script": _add_script,
    "style": _add_style,
    "template": _add_template,
}
"""Elements whose content says something."""


def _leads_on(tree: LexborHTMLParser) -> bool:
    main = tree.css_first("main") or tree.body
    return main is not None and main.css_first(_WAY_OUT) is not None
