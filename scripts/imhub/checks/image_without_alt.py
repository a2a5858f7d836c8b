"""A picture with no words for people who cannot see it.

## What it does
Finds `![](photo.jpg)`, and pictures of pages and posts whose words are missing or only the name of
the file.

## Why it matters
A parent who cannot see the picture, or whose phone has not loaded it yet, gets the words instead.

## Example
Instead of `![](nappy.jpg)` write `image:` above the page, with `file: nappy.jpg`,
`alt: A dad smiles at a baby on a mat` and `credit:`.
"""

import re
from collections.abc import Iterator

from imhub.checks.rule import Context, Problem, Rule
from imhub.finding import Severity
from imhub.model import Message

_LETTERS = re.compile(r"[^\W\d_]")
_FILE_NAME = re.compile(r"\S+\.(?:avif|gif|jpe?g|png|svg|webp)|(?:IMG|DSC|image)[\W_]*\d+", re.I)
_REMEDY = (
    "Say in a few words what it shows: “A dad smiles at a baby on a mat”. "
    "Name it above the page: `image:` with `file:`, `alt:` and `credit:`."
)


def _check(message: Message, context: Context) -> Iterator[Problem]:
    for link in context.bodies[message.id].links:
        if link.kind == "picture" and not _says_something(link.text):
            yield Problem(
                message.body_line + link.line - 1,
                f"The picture {link.target} has no words for people who cannot see it.",
                _REMEDY,
                link.text or link.target,
            )
    if message.image and not _says_something(message.image.alt):
        yield Problem(
            context.line_of(message, "image", "alt"),
            f"The picture {message.image.file} has no words for people who cannot see it.",
            "Say in a few words what it shows: “A dad smiles at a baby on a mat”.",
            message.image.alt or message.image.file,
        )


def _in_posts(context: Context) -> Iterator[tuple[str, Problem]]:
    for campaign in context.site.campaigns:
        for number, post in enumerate(campaign.posts):
            if post.image and not _says_something(post.image.alt):
                line = context.line_of(campaign.posts_file, number, "image", "alt")
                problem = f"Nothing says what {post.image.file} shows to people who cannot see it."
                remedy = "Say in `alt` what it shows: “A dad smiles at a baby on a mat”."
                excerpt = post.image.alt or post.image.file
                yield campaign.posts_file, Problem(line, problem, remedy, excerpt)


def _says_something(alt: str) -> bool:
    return bool(_LETTERS.search(alt)) and not _FILE_NAME.fullmatch(alt.strip())


RULE = Rule("image-without-alt", _check, professional=Severity.ERROR, elsewhere=_in_posts)
