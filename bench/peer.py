"""The pages of a synthetic hub as another program reads them: a folder of Markdown a language.

Each page has the same words as in our site. What only we understand becomes what it shows: a link
to a page names its file, and one to a word of the glossary is the word.
"""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from posixpath import dirname, relpath

from imhub.languages import Language, load_languages
from tongues import Say, speaker

PEER_PLUGIN = "mkdocs-static-i18n"
_START = re.compile(r"\s*(?:1\.|-|##)\s+|")
_NOTE = re.compile(r'!!! safety "(?P<title>[^"]*)"')
_LINK = re.compile(r"\[(?P<text>[^\]]*)\]\((?P<kind>page|term):(?P<id>[^)]*)\)")
_SETTINGS = {
    "site_name": "Benchmark",
    "theme": {"name": "material"},
    "markdown_extensions": ["admonition", "sane_lists", "tables", "toc"],
}


def make_peer(folder: Path, hub: Path) -> None:
    """Write into *folder* what the other program builds the pages of *hub* from."""
    languages = load_languages(hub)
    source = languages[0]
    others = [each for each in languages if (hub / "translations" / each.code).is_dir()]
    pages = dict(_read_pages(hub / "content"))
    ways = {Path(path).stem: path for path in pages}
    says: dict[str, Say] = {_locale(each): speaker(each, n) for n, each in enumerate(others)}
    for code, say in {_locale(source): _as_it_is, **says}.items():
        for path, text in pages.items():
            file = folder / "docs" / code / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(_translated(text, path, say, ways), encoding="utf-8")
        index = folder / "docs" / code / "index.md"
        index.write_text(f"# {say('Benchmark')}\n", encoding="utf-8")
    plugins = [{"i18n": {"docs_structure": "folder", "languages": [*_entries(source, others)]}}]
    settings = json.dumps({**_SETTINGS, "plugins": plugins}, ensure_ascii=False, indent=1)
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")


def _read_pages(content: Path) -> Iterator[tuple[str, str]]:
    for file in sorted(content.rglob("*.md")):
        yield file.relative_to(content).as_posix(), file.read_text(encoding="utf-8")


def _entries(source: Language, others: list[Language]) -> Iterator[Mapping[str, object]]:
    yield {"locale": _locale(source), "name": source.native, "default": True, "build": True}
    for language in others:
        theme = {"language": source.code}  # Material has no words of its own for some.
        name = language.native
        yield {"locale": _locale(language), "name": name, "build": True, "theme": theme}


def _locale(language: Language) -> str:
    """The two letters that the other program asks for; it is no matter which they are."""
    return language.code[:2]


def _as_it_is(text: str) -> str:
    return text


def _translated(text: str, path: str, say: Say, ways: Mapping[str, str]) -> str:
    """*text* of the page at *path* with the words that *say* has for each block."""
    _, front, body = text.split("---\n", 2)
    fields = dict(line.split(": ", 1) for line in front.splitlines())
    title = say(json.loads(fields["title"]))
    lines = (_line(line, path, say, ways) for line in body.splitlines())
    return "\n".join(["---", f"title: {json.dumps(title)}", "---", f"# {title}", "", *lines, ""])


def _line(line: str, path: str, say: Say, ways: Mapping[str, str]) -> str:
    note = _NOTE.fullmatch(line)
    if note:
        return f'!!! safety "{say(note["title"])}"'
    start = _START.match(line)
    mark = start[0] if start and start[0] else line[: len(line) - len(line.lstrip())]

    def link(match: re.Match[str]) -> str:
        if match["kind"] == "term":
            return match["text"]
        return f"[{match['text']}]({relpath(ways[match['id']], dirname(path) or '.')})"

    return mark + _LINK.sub(link, say(line[len(mark) :]))
