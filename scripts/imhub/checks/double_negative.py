"""Two “nots” in one thought.

## What it does
Finds “not uncommon”, “not impossible”, “nothing that you cannot ask”, “no reason not to ring”.
Two sentences, or two parts of one, may each have their own “not”.

## Why it matters
A reader has to turn the sentence round twice to see what it says. In a second language, or with
little sleep, it often comes out the wrong way.

## Example
Instead of “It is not unusual for a baby to wake” write “Many babies wake”.
"""

import re
from collections.abc import Iterator

from imhub.checks.passages import Passage
from imhub.checks.phrases import covered
from imhub.checks.rule import Context, Problem, Rule
from imhub.finding import Severity
from imhub.model import Message

_NAME = "double-negative"
_PART = re.compile(
    r"""
    [^,;:.!?…–—()"“”]+?
    (?=[,;:.!?…–—()"“”] | $ | \b(?:and|as|because|but|if|or|so|than|when|where|which|while|who
        |after|before|unless|until|(?<!by\sno\s)means?)\b)
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""A part of a sentence that may have a "not" of its own."""
_NOT = re.compile(
    r"\b(?:by no means|not|never|cannot|nobody|no[ -]one|nothing|none|nowhere|neither|hardly"
    r"|\w+n['’]t|no(?=\s+[a-z]))\b",
    re.IGNORECASE,
)
_PLAIN_NO = re.compile(
    r"\b(?:a|have|has|had|having|with|got|get|in|for|at|means?)\s+$", re.IGNORECASE
)
"""In front of "no": "having no money does not make you a bad parent" is plain enough."""
_BETWEEN = re.compile(
    r"(?:\s+(?:of\s+(?:us|you|them|these|this)|a|an|the|at|all|that|so|too|very|really|entirely"
    r"|completely|totally|always|ever|is|are|was|were|be|been|being|feels?|seems?)\b)*",
    re.IGNORECASE,
)
"""What may stand between "not" and "unusual"."""
_THING_IS = re.compile(
    r"(?:\s+of\s+(?:the|these|those|your))?(?:\s+[\w’'-]+){1,2}\s+(?:is|are|was|were|feels?|seems?)",
    re.IGNORECASE,
)
"""What may stand between "no" and "unusual": "no feeling is"."""
_NEAR = 60
"""Letters: as far as a "not" is looked for."""
_SAYS_NO = frozenset({"no", "none", "neither"})


def _check(message: Message, context: Context) -> Iterator[Problem]:
    for passage in context.passages(message):
        if not passage.is_quote:
            yield from _in_passage(passage, context)


def _in_passage(passage: Passage, context: Context) -> Iterator[Problem]:
    for sentence in passage.sentences:
        found = next(_pairs(sentence, context), "")
        if found:
            yield Problem(
                passage.line,
                f"“{found}” says “not” twice, so a reader has to turn it round twice.",
                "Say what is so: “many people do”, “you can”, “ask for help if …”.",
                sentence,
            )


def _pairs(sentence: str, context: Context) -> Iterator[str]:
    """Words of *sentence* from one "not" to the next one in the same thought."""
    for part in _PART.finditer(sentence):
        text = part[0]
        nots = list(_nots(text, context))
        for number, match in enumerate(nots):
            later = [other.end() for other in nots[number + 1 : number + 2]]
            for end in (*_negative_words(text, match, context), *later):
                yield text[match.start() : end]


def _nots(text: str, context: Context) -> Iterator[re.Match[str]]:
    unless = list(context.phrases(_NAME, "unless").find(text))
    for match in _NOT.finditer(text):
        before = text[max(0, match.start() - _NEAR) : match.start()]
        plain = match[0].lower() == "no" and _PLAIN_NO.search(before)
        if not plain and not covered(match, unless):
            yield match


def _negative_words(text: str, no: re.Match[str], context: Context) -> Iterator[int]:
    """Where a word such as "unusual" ends that goes with *no* in *text*."""
    harmless = context.phrases(_NAME, "not-negative")
    after = text[no.end() : no.end() + _NEAR]
    for match in context.phrases(_NAME, "negative-words").find(after):
        if match[0] not in harmless:
            between = after[: match.start()].rstrip()
            says_no = no[0].lower() in _SAYS_NO
            if _BETWEEN.fullmatch(between) or (says_no and _THING_IS.fullmatch(between)):
                yield no.end() + match.end()


RULE = Rule(_NAME, _check, Severity.WARNING, language="en")
