"""What of a page's body goes with its message wherever that is told: its steps, and what is safe.

A number keeps its order inside words from right to left by signs that nobody sees.
"""

from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from imhub.publish.words import Words

_STEPS = "ol"
_SAFETY = ".safety"
_ISOLATED = "\u2066", "\u2069"


def steps_of(html: str, lang: str) -> tuple[Words, ...]:
    """The steps in *html*, a body in *lang*: the items of its first numbered list."""
    first = LexborHTMLParser(html).css_first(_STEPS)
    if first is None:
        return ()
    return tuple(_words(node, lang) for node in first.iter() if node.tag == "li")


def safety_of(html: str, lang: str) -> tuple[Words, ...]:
    """What *html*, a body in *lang*, says so that nobody comes to harm: each note, title first."""
    notes = LexborHTMLParser(html).css(_SAFETY)
    return tuple(words for note in notes for words in _parts(note, lang))


def _parts(note: LexborNode, lang: str) -> Iterator[Words]:
    for node in note.css("p, li"):
        if node.tag == "p" or node.css_first("p") is None:
            yield _words(node, lang)


def _words(node: LexborNode, lang: str) -> Words:
    for number in node.css("bdi"):
        number.replace_with(number.text().join(_ISOLATED))
    text = " ".join(node.text().split())
    marked = (each for each in (node, *node.iter()) if "data-source" in each.attributes)
    whole = (each for each in marked if " ".join(each.text().split()) == text)
    return Words(text, next((each.attributes.get("lang") or lang for each in whole), lang))
