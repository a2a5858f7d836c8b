"""A sentence that is too long to take in at one go.

## What it does
Counts the words of each sentence. 21 to 25 words are a warning, and more are an error. Other
languages use fewer or more words for the same thing, so their limits differ.

## Why it matters
A tired parent loses the thread of a long sentence and has to start again, or stops.

## Example
Instead of “If the rain is on and you are stuck in the house you could sit at the window with your
baby and watch the drops run down the glass” write “Rain on? Sit at the window with your baby.
Watch the drops run down.”
"""

from collections.abc import Iterator

from imhub.checks.passages import Passage
from imhub.checks.phrases import Phrases
from imhub.checks.rule import Context, Problem, Rule
from imhub.finding import Severity
from imhub.model import Message
from imhub.reading import Sentence, long_limits, sentences_of

_SAID = 3
"""Words that a remedy quotes, to show where a sentence can be cut."""


def _check(message: Message, context: Context) -> Iterator[Problem]:
    lang = context.site.hub.source_language
    limits = long_limits(lang)
    if limits is None:
        return
    joints = context.phrases("long-sentence", "joints")
    for passage in context.passages(message):
        for sentence in _sentences(passage, lang):
            if len(sentence.words) > limits[0]:
                yield _problem(sentence, limits, joints)


def _sentences(passage: Passage, lang: str) -> tuple[Sentence, ...]:
    return sentences_of([passage.block], lang)


def _problem(sentence: Sentence, limits: tuple[int, int], joints: Phrases) -> Problem:
    long, too_long = limits
    count = len(sentence.words)
    limit = too_long if count > too_long else long
    return Problem(
        sentence.line,
        f"This sentence has {count} words. A tired reader can hold about {long}.",
        _remedy(sentence.text, joints),
        sentence.text,
        over=count / limit - 1,
        severity=None if count > too_long else Severity.WARNING,
    )


def _remedy(text: str, joints: Phrases) -> str:
    """Where to cut *text*: at the joint that is nearest to its middle."""
    found = [match.start() for match in joints.find(text)]
    middle = len(text) / 2
    cut = min(found, key=lambda at: abs(at - middle), default=0)
    if not cut:
        return "Make it two sentences, or three."
    words = " ".join(text[cut:].split()[:_SAID])
    return f"Make it two sentences: put a full stop before “{words} …”."


RULE = Rule("long-sentence", _check)
