"""Whether a page says what a word means where it uses it."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from imhub.checks.passages import Passage
from imhub.checks.phrases import Phrases
from imhub.checks.rule import Context, Problem
from imhub.model import Message

_LISTS = "unexplained-term"
_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_ENOUGH = 3
"""So many words can say what a word means."""
_MARKS = " \"“”‘’'"
_ARTICLE = re.compile(r"[\s\"“‘']*(?:\b(?:a|an|the)\b[\s\"“‘']*)?", re.IGNORECASE)
_ABBREVIATION = re.compile(r"\s*\([A-Z]{2,6}\)")
_ASKED = re.compile(r"\bwhat(?:['’]s| is| are| does| do)\W+(?:\w+\W+)?$", re.IGNORECASE)
_BACK = re.compile(r"(?:^|,)\W*(?:this|that|it)(?:['’]s| is)\W*$", re.IGNORECASE)
_BRACKETS = re.compile(r"[\s\"”’']*\((?P<words>[^()]+)\)")
_DASHES = re.compile(r"[\"”’']?\s+[–—-]\s+(?P<words>[^–—]+)\s[–—-]\s")
_NEAR = re.compile(r"[\s\"”’']*(?:[\w’'-]+\s+){0,2}")
"""At most two words before “means”."""
_LATER = re.compile(r"[:–—]\s*how\s+(?:(?:your|a|the)\s+)?(?:baby|babies|child|children)\b")
_PAUSE = re.compile(r"[\"”’']?\s*[,:–—-]\s*")

Skip = Callable[[str, re.Match[str]], bool]


@dataclass(frozen=True, slots=True)
class Mention:
    """A hard word in its sentence."""

    passage: Passage
    sentence: str
    word: re.Match[str]
    earlier: bool
    """Whether the page says something before this sentence."""
    following: str
    """The next sentence; empty at the end of the page."""
    words: Phrases
    """The words that this is one of."""

    @property
    def before(self) -> str:
        """What the sentence says before the word."""
        return self.sentence[: self.word.start()]

    @property
    def after(self) -> str:
        """What the sentence says after the word and its abbreviation."""
        rest = self.sentence[self.word.end() :]
        abbreviation = _ABBREVIATION.match(rest)
        return rest[abbreviation.end() :] if abbreviation else rest

    def is_meant(self, words: str) -> bool:
        """Whether *words* are enough to say what it means, the hard words left out."""
        hard = sum(len(_WORD.findall(match[0])) for match in self.words.find(words))
        return len(_WORD.findall(words)) - hard >= _ENOUGH

    def problem(self, why: str, remedy: str) -> Problem:
        """The problem that this mention is."""
        return Problem(self.passage.line, why, remedy, self.sentence)


def unexplained(
    message: Message, context: Context, words: Phrases, skip: Skip, *, one_idea: bool = False
) -> Iterator[Mention]:
    """First mentions of *words* that nothing explains; *one_idea* when all mean the same.

    *skip* says of a sentence and a word in it whether the word has another sense there. A title or
    summary may leave the explaining to the body.
    """
    known = set(_shown(message, context, words, one_idea=one_idea))
    above: dict[str, Mention] = {}
    for mention in _mentions(message, context, words):
        idea = _idea(mention.word[0], one_idea=one_idea)
        if idea in known or skip(mention.sentence, mention.word):
            continue
        if _is_explained(mention, context):
            known.add(idea)
        elif mention.passage.field:
            above.setdefault(idea, mention)
        else:
            known.add(idea)
            yield mention
    yield from (mention for idea, mention in above.items() if idea not in known)


def _idea(word: str, *, one_idea: bool) -> str:
    return "" if one_idea else " ".join(_WORD.findall(word.lower().replace("-", " ")))


def _shown(message: Message, context: Context, words: Phrases, *, one_idea: bool) -> Iterator[str]:
    """Ideas that a link to the glossary explains, or the steps of the activity of that name."""
    links = context.bodies[message.id].links
    texts = [link.text for link in links if link.kind == "term"]
    if message.type == "activity":
        texts.append(message.title)
    for text in texts:
        for match in words.find(text):
            yield _idea(match[0], one_idea=one_idea)


def _mentions(message: Message, context: Context, words: Phrases) -> Iterator[Mention]:
    said = [(p, s) for p in context.passages(message) if not p.is_quote for s in p.sentences]
    for number, (passage, sentence) in enumerate(said):
        for match in words.find(sentence):
            following = said[number + 1][1] if number + 1 < len(said) else ""
            yield Mention(passage, sentence, match, number > 0, following, words)


def _is_explained(mention: Mention, context: Context) -> bool:
    return (
        _is_named(mention, context)
        or _is_asked(mention)
        or _has_meaning(mention, context)
        or _has_aside(mention, context)
        or _starts(context.phrases(_LISTS, "next"), mention.following)
    )


def _is_named(mention: Mention, context: Context) -> bool:
    """Whether it is the name of what was said: “This is called tummy time”."""
    before = mention.before
    back = _BACK.search(before)
    if back and not _WORD.search(mention.after):
        return mention.earlier or mention.is_meant(before[: back.start()])
    named = context.phrases(_LISTS, "named").find(before)
    if any(_ARTICLE.fullmatch(before, match.end()) for match in named):
        return True
    added = before.rstrip(_MARKS).lower()
    return added.endswith(("(", ", or", "(or")) and mention.is_meant(added)


def _is_asked(mention: Mention) -> bool:
    """Whether the page asks what it is, and goes on."""
    asked = _ASKED.search(mention.before) and mention.sentence.endswith("?")
    return bool(asked and mention.following)


def _has_meaning(mention: Mention, context: Context) -> bool:
    """Whether the sentence goes on with “means …”, “is when …”."""
    after = mention.after
    verb = context.phrases(_LISTS, "meaning").first(after)
    if not verb or not _NEAR.fullmatch(after, 0, verb.start()):
        return False
    meaning = after[verb.end() :]
    return mention.is_meant(meaning) and not _starts(context.phrases(_LISTS, "empty"), meaning)


def _has_aside(mention: Mention, context: Context) -> bool:
    """Whether brackets, dashes or a comma add what it means."""
    after = mention.after
    aside = _BRACKETS.match(after) or _DASHES.match(after)
    if aside:
        empty = _starts(context.phrases(_LISTS, "empty"), aside["words"])
        return mention.is_meant(aside["words"]) and not empty
    pause = _PAUSE.match(after)
    if not pause:
        return _LATER.search(after) is not None
    rest = after[pause.end() :]
    starts = context.phrases(_LISTS, "aside" if "," in pause[0] else "after-dash")
    return mention.is_meant(rest) and _starts(starts, rest)


def _starts(phrases: Phrases, text: str) -> bool:
    match = phrases.first(text)
    return match is not None and not text[: match.start()].strip(_MARKS)
