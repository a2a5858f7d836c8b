"""A parenting word that is not explained where it is first used.

## What it does
Finds words such as “tummy time” and “serve and return” that a page uses without saying what they
mean. It is content with a few plain words in the same sentence, in the one before or after, or in
brackets, and with a link to the glossary: `[tummy time](term:tummy-time)`.

## Why it matters
People who work with babies say these words all day. A new parent may never have heard them.

## Example
Instead of “Tummy time is good” write “Let your baby lie on their tummy while awake. This is called
tummy time.”
"""

from collections.abc import Iterator

from imhub.checks.glosses import unexplained
from imhub.checks.phrases import covered
from imhub.checks.rule import Context, Problem, Rule
from imhub.finding import Severity
from imhub.model import Message

_NAME = "unexplained-term"


def _check(message: Message, context: Context) -> Iterator[Problem]:
    words = context.phrases(_NAME, "words")
    unless = context.phrases(_NAME, "unless")
    for mention in unexplained(message, context, words, lambda s, w: covered(w, unless.find(s))):
        word = mention.word[0]
        yield mention.problem(
            f"Not every parent knows what “{word}” is.",
            f"Say first what they do or see, then: “This is called {word.lower()}.”",
        )


RULE = Rule(_NAME, _check, Severity.INFO, language="en", professional=Severity.INFO)
