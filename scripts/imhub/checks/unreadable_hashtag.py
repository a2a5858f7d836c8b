"""A hashtag that runs its words together.

## What it does
Finds hashtags of campaigns and in posts that do not start with a capital letter, that have one
capital letter and go on and on, or that shout; and hashtags with a space or a sign in them.

## Why it matters
A screen reader says `#SmallMoments` as two words and `#smallmoments` as one that nobody knows.
Others read it more easily as well.

## Example
Instead of `#smallmoments` or `#SMALLMOMENTS` write `#SmallMoments`.
"""

import re
from collections.abc import Iterator

from imhub.checks.rule import Context, Problem, SiteRule

_IN_TEXT = re.compile(r"(?<![\w&/])#(\w+)")
_WHOLE = re.compile(r"#\w+")
_LONGEST_WORD = 12
_LONGEST_INITIALS = 6
_REMEDY = "Give each word a capital letter, as in #SmallMoments."


def _check(context: Context) -> Iterator[tuple[str, Problem]]:
    for campaign in context.site.campaigns:
        for number, hashtag in enumerate(campaign.hashtags):
            line = context.line_of(campaign.file, "hashtags", number)
            problem = _form(hashtag) or _trouble(hashtag.removeprefix("#"))
            if problem:
                yield campaign.file, Problem(line, problem, _REMEDY, hashtag)
        for number, post in enumerate(campaign.posts):
            line = context.line_of(campaign.posts_file, number, "text")
            for name in _IN_TEXT.findall(post.text):
                problem = _trouble(name)
                if problem:
                    yield campaign.posts_file, Problem(line, problem, _REMEDY, f"#{name}")


def _form(hashtag: str) -> str:
    if _WHOLE.fullmatch(hashtag):
        return ""
    return f"“{hashtag}” is no hashtag: a sign # and letters, with nothing between."


def _trouble(name: str) -> str:
    letters = [letter for letter in name if letter.lower() != letter.upper()]
    if not letters:
        return ""
    capitals = sum(letter.isupper() for letter in letters)
    if not letters[0].isupper():
        return f"#{name} starts with a small letter."
    if capitals == len(letters) > _LONGEST_INITIALS:
        return f"#{name} is all in capital letters."
    if capitals == 1 and len(letters) > _LONGEST_WORD:
        return f"#{name} is read as one word."
    return ""


RULE = SiteRule("unreadable-hashtag", _check)
