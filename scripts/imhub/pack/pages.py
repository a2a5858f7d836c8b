"""The pages of a pack: they open in any browser, straight from the folder."""

from collections.abc import Mapping
from dataclasses import dataclass

from jinja2 import Environment, FileSystemLoader, TemplateError

from imhub.errors import HubError
from imhub.marks import as_spans
from imhub.pack.pieces import Pieces, rows_of
from imhub.pack.posts import Picture, PostCard
from imhub.pack.subject import Subject
from imhub.templates import install_interface, load_styles, set_up
from imhub.translate import untranslated

CONTENTS = "index.html"
POSTS_TABLE = "posts.csv"
_FOLDER = "pack"
_PAGES = ("how-to.html", "images.html", "posts.html", "press-notice.html")


@dataclass(frozen=True)
class Told:
    """What the pages tell of."""

    subject: Subject
    pieces: Pieces
    pictures: tuple[Picture, ...]
    posts: tuple[PostCard, ...]


def pages_of(told: Told, beside: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """Every page of the pack by its name; *beside* is what else was made for it.

    Raises:
        HubError: a template of the pack is missing or wrong.
    """
    folder = told.subject.templates / _FOLDER
    try:
        env = _environment(told.subject)
        pages = {name: _render(env, told, name, {}) for name in _PAGES}
        sizes = {name: len(content) for name, content in {**pages, **beside}.items()}
        return {**pages, CONTENTS: _render(env, told, CONTENTS, sizes)}
    except (TemplateError, FileNotFoundError) as error:
        raise HubError(f"The pages of a pack cannot be made from {folder}: {error}") from error


def _environment(subject: Subject) -> Environment:
    loader = FileSystemLoader(subject.templates)
    env = Environment(loader=loader, autoescape=True, extensions=["jinja2.ext.i18n"])
    set_up(env, subject.site.drawings, subject.language)
    install_interface(env, subject.interface, subject.language)
    env.filters.update(kilobytes=_kilobytes, rows=rows_of)
    styles = load_styles(subject.templates)
    css = (subject.templates / _FOLDER / "pack.css").read_text(encoding="utf-8")
    env.globals.update(
        hub=subject.site.hub,
        release=subject.release,
        folder=subject.folder,
        style=styles.base + css + styles.printed,
    )
    return env


def _kilobytes(size: int) -> int:
    """*size* in thousands of bytes, for people: never none."""
    return max(1, round(size / 1000))


def _render(env: Environment, told: Told, name: str, sizes: Mapping[str, int]) -> bytes:
    subject = told.subject
    pages = {message.id: message for message in subject.pages}
    html = env.get_template(f"{_FOLDER}/{name}").render(
        told=told,
        subject=subject,
        campaign=subject.campaign,
        week=subject.pages[0],
        days=[(day, pages[day.id]) for day in subject.campaign.days if day.id in pages],
        help=subject.site.message_by_id.get(subject.site.hub.help_page),
        sizes=sizes,
    )
    return as_spans(html, untranslated(subject.source)).encode()
