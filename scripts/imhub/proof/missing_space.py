"""Two sentences, or parts of one, with no space between them.

## What it does
Finds a full stop, comma or other sign that a word follows at once, in languages that put spaces
between words.

## Why it matters
Screen readers run the words together, and lines break in the wrong place.

## Example
Instead of “Bądź blisko.Trzymajcie się” write “Bądź blisko. Trzymajcie się”.
"""

import re
from collections.abc import Iterator

from imhub.checks.rule import Problem
from imhub.finding import Severity
from imhub.proof.rule import Context, Pair, Rule

_RUN_ON = re.compile(
    r"(?<!\w)\w*[^\W\d_]{2}(?:[,;:!?؟،؛۔።፣]|\.(?![a-z]))[^\W\d_]{2}\w*|(?<!\w)\w{3,}[.]{3}\w{3,}"
)


def _find(pair: Pair, context: Context) -> Iterator[Problem]:
    found = _RUN_ON.search(pair.translation.shown) if context.terms.spaced else None
    if found and found[0] not in pair.source.shown:
        message = f"There is no space in “{found[0][:60]}”."
        yield Problem(0, message, "Type a space after the sign.")


RULE = Rule("missing-space", _find, Severity.WARNING)
