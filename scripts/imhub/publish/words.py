"""A text with the language that it is in, for what is read apart from the page that it is from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """A text, and the language that it is in."""

    text: str
    lang: str
    """As `<html lang>` says it: `en-GB`."""
