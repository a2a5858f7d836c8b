"""The command line: arguments in, exit code out. 0 clean, 1 findings that stop, 2 wrong usage."""

import gc
import json
import os
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from imhub.arguments import TODAY, PlainGroup, as_day, find_root
from imhub.cli_campaign import campaign, pack
from imhub.cli_drift import drift
from imhub.cli_links import links
from imhub.cli_services import services
from imhub.cli_translations import translations
from imhub.errors import HubError
from imhub.finding import Finding, Severity, stops_build
from imhub.progress import shown_progress
from imhub.report import FORMATS, as_text

if TYPE_CHECKING:
    from imhub.build import Result
    from imhub.prepare import Prepared


@click.group(cls=PlainGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="imhub")
def main() -> None:
    """Build and check a hub: plain Markdown in, a site that anyone can use out.

    \b
    A first round:
      imhub new message "My first page"   write a page with blanks
      imhub serve                         see it in a browser while you write
      imhub check                         read what is wrong, with file, line and remedy
      imhub build                         make the whole site in site/
    """  # noqa: D301  (click reads the sign, not its letters)


@main.command()
@click.option(
    "--lang",
    "languages",
    multiple=True,
    metavar="CODE",
    help="Only this language; may be repeated.",
)
@click.option("--release", is_flag=True, help="Publish only what people have signed off.")
@click.option("--budget", is_flag=True, help="Refuse pages heavier than mkdocs.yml allows.")
@click.option("--no-print", is_flag=True, help="Pages only: quicker, and needs no fonts.")
@click.option("--out", type=click.Path(path_type=Path), metavar="DIR", help="Default: site/.")
@TODAY
@click.option(
    "--jobs", type=click.IntRange(min=1), metavar="N", help="Processes. Default: one a processor."
)
def build(
    languages: tuple[str, ...],
    release: bool,  # noqa: FBT001  (a flag)
    budget: bool,  # noqa: FBT001  (a flag)
    no_print: bool,  # noqa: FBT001  (a flag)
    out: Path | None,
    today: str | None,
    jobs: int | None,
) -> None:
    """Make the whole site, or leave the last one as it is and say why.

    With --lang, DIR holds a part of the site; `imhub assemble` puts parts together.
    """
    from imhub.build import Options, build_hub
    from imhub.languages import find_language, load_languages

    root = find_root(Path.cwd())
    known = load_languages(root)
    for code in languages:
        find_language(known, code)
    target = out or root / "site"
    day = as_day(today)
    options = Options(root, target, day, languages, release, budget, not no_print, jobs or 0)
    with shown_progress() as progress:
        result = build_hub(options, progress)
    _tell(result, target)


@main.command()
@click.argument(
    "parts",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="PART...",
)
@click.option("--out", type=click.Path(path_type=Path), metavar="DIR", help="Default: site/.")
def assemble(parts: tuple[Path, ...], out: Path | None) -> None:
    """Put together parts of a site that `imhub build --lang` made, perhaps on other machines."""
    from imhub.build import join_parts

    root = find_root(Path.cwd())
    target = out or root / "site"
    with shown_progress() as progress:
        result = join_parts(root, parts, target, progress)
    _tell(result, target)


def _tell(result: "Result", target: Path) -> None:
    _print(result.findings, "text")
    if result.stopped:
        click.echo("Nothing was written; the last good site is as it was.")
        sys.exit(1)
    click.echo(f"Wrote {result.pages} pages to {os.path.relpath(target)}.")


@main.command()
@click.argument(
    "paths", nargs=-1, type=click.Path(exists=True, path_type=Path), metavar="[PATH]..."
)
@click.option("--format", "format_", type=click.Choice(sorted(FORMATS)), default="text")
@click.option("--all", "everything", is_flag=True, help="Not only the worst five of each page.")
@click.option(
    "--report",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Also write one HTML page about the whole hub.",
)
@click.option(
    "--since",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="An earlier report, to show what has changed.",
)
@TODAY
def check(
    paths: tuple[Path, ...],
    format_: str,
    everything: bool,  # noqa: FBT001  (a flag)
    report: Path | None,
    since: Path | None,
    today: str | None,
) -> None:
    """Say what is wrong with the content, without building.

    PATH limits what is shown to a file or a folder.
    """
    from imhub.prepare import examine
    from imhub.translated import with_translations

    gc.disable()  # A check makes few circles and much that lives to its end.
    root = find_root(paths[0] if paths else Path.cwd())
    day = as_day(today)
    examined = with_translations(root, examine(root, day))
    wanted = [path.resolve() for path in paths if path.resolve() != root]
    shown = tuple(f for f in examined.findings if _is_wanted(root / f.file, wanted))
    if report:
        _write_report(examined, day, report, since)
    _print(shown, format_, everything=everything)
    if report:
        click.echo(f"Wrote {report}.", err=True)
    if stops_build(shown):
        sys.exit(1)


def _write_report(examined: "Prepared", day: date, file: Path, since: Path | None) -> None:
    from imhub.report_html import make_report

    site, context = examined.site, examined.context
    if site is None or context is None:
        raise HubError("There is nothing to report on: content/data/hub.yml has errors.")
    readings = {message.id: context.reading(message) for message in site.messages}
    earlier = since.read_text(encoding="utf-8", errors="replace") if since else ""
    html = make_report(site, readings, examined.findings, day, earlier)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(html, encoding="utf-8")


def _is_wanted(file: Path, wanted: list[Path]) -> bool:
    return not wanted or any(file.is_relative_to(path) for path in wanted)


@main.command()
@click.option(
    "--lang", "language", metavar="CODE", help="Language to show; the source's if not said."
)
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, metavar="N", help="Default: 8000."
)
@TODAY
def serve(language: str | None, port: int, today: str | None) -> None:
    """Show the site in a browser, built again at each save."""
    from imhub.languages import find_language, load_languages
    from imhub.serve import Preview
    from imhub.serve import serve as run

    root = find_root(Path.cwd())
    if language:
        find_language(load_languages(root), language)
    day = as_day(today) if today else None
    preview = Preview(root, lambda: day or as_day(None), language or "")
    run(preview, "127.0.0.1", port, click.echo)


@main.command()
@click.argument("file", type=click.File("rb"), metavar="FILE|-")
@click.option("--lang", default="en", metavar="CODE", help="Language of the text. Default: en.")
@click.option("--jsonl", is_flag=True, help="FILE holds a JSON object a line: id, lang, text.")
@click.option("--any-length", is_flag=True, help="Judge short texts too.")
def reading(file: BinaryIO, lang: str, jsonl: bool, any_length: bool) -> None:  # noqa: FBT001
    """Say how hard FILE is to read, and what to mend first. `-` reads what is piped in."""
    if jsonl:
        _read_rows(file, any_length=any_length)
    else:
        name = getattr(file, "name", "-")
        _read_text(file.read(), Path(name).name, lang, any_length=any_length)


def _read_rows(file: BinaryIO, *, any_length: bool) -> None:
    from imhub.reading import read_jsonl_row

    for number, line in enumerate(file, start=1):
        if not line.strip():
            continue
        try:
            made = read_jsonl_row(json.loads(line), any_length=any_length)
        except (ValueError, RecursionError) as error:
            raise HubError(f"Line {number}: {error}") from error
        text = json.dumps(made, ensure_ascii=False, allow_nan=False)
        click.echo(text.encode("utf-8", errors="replace"))


def _read_text(raw: bytes, name: str, lang: str, *, any_length: bool) -> None:
    from imhub.frontmatter import split_front_matter
    from imhub.prepare import examine_text
    from imhub.reading import blocks_of, measure
    from imhub.report import WORST, worst_first
    from imhub.textfile import TextProblem, clean_text

    try:
        text = clean_text(raw)
    except TextProblem as problem:
        raise HubError(f"Line {problem.line}: {problem.message} {problem.remedy}") from problem
    _, body, _ = split_front_matter(text) or ("", text, 1)
    blocks = blocks_of(body)
    made = measure(blocks, lang)
    if any_length:
        made = measure(blocks, lang, min_words=0, min_sentences=0)
    click.echo(f"{made.band[0].upper()}{made.band[1:]}.")
    try:
        root = find_root(Path.cwd())
    except HubError:
        return
    if lang.partition("-")[0] == "en":
        findings = examine_text(root, text, name, as_day(None))
        click.echo(as_text(tuple(sorted(findings, key=worst_first)[:WORST])))


@main.command()
@click.argument("type_", metavar="TYPE")
@click.argument("title")
@click.option("--section", default="", metavar="FOLDER", help="Folder below content/.")
@click.option(
    "--name", default="", metavar="NAME", help="File name without .md; from TITLE if not given."
)
@TODAY
def new(type_: str, title: str, section: str, name: str, today: str | None) -> None:
    """Write a new page of TYPE with blanks to fill in; never overwrite one.

    TYPE is activity, message, topic, help, info, story, campaign, campaign-day or kit. It says in
    which folder the page belongs; name the FOLDER where several fit. A campaign is a whole folder:
    its page, seven days, events and posts.
    """
    from imhub.load import load_site
    from imhub.scaffold import Wish, new_page
    from imhub.scaffoldweek import new_campaign

    root = find_root(Path.cwd())
    loaded = load_site(root)
    if loaded.site is None:
        raise HubError("\n".join(str(finding) for finding in loaded.findings))
    wish = Wish(type_, title, section, name)
    make = (root, loaded.site, loaded.vocabulary, wish, as_day(today))
    written = new_campaign(*make) if type_ == "campaign" else (new_page(*make),)
    first, *others = (path.relative_to(root).as_posix() for path in written)
    click.echo(f"Wrote {first}. Fill in its blanks, then run: imhub check")
    if others:
        click.echo(f"Beside it: {', '.join(name.rpartition('/')[2] for name in others)}.")


@main.command()
@click.argument("name", required=False)
def rules(name: str | None) -> None:
    """List the rules for content and translations, or explain the one called NAME."""
    from imhub import checks, proof

    if name:
        click.echo(proof.help_of(name) if name in proof.BY_NAME else checks.help_of(name))
    else:
        click.echo("\n".join(sorted({*checks.rule_names(), *proof.BY_NAME})))


@main.command()
@click.argument("name", required=False)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Write them as files, and snippets for VS Code beside DIR.",
)
def schema(name: str | None, out: Path | None) -> None:
    """Print the JSON Schema of a page type or data file, or all of them.

    An editor such as VS Code completes and checks with it; see .vscode/settings.json.
    """
    from imhub.load import load_site
    from imhub.schema import all_schemas, write_schemas
    from imhub.vocabulary import nearest

    loaded = load_site(find_root(Path.cwd()))
    if loaded.site is None:
        raise HubError("\n".join(str(finding) for finding in loaded.findings))
    schemas = all_schemas(loaded.vocabulary)
    if name and name not in schemas:
        raise HubError(f"There is no schema called {name}. {nearest(name, schemas)}")
    wanted = {name: schemas[name]} if name else schemas
    if out is None:
        click.echo(json.dumps(schemas[name] if name else wanted, ensure_ascii=False, indent=2))
        return
    write_schemas(out, wanted)
    click.echo(f"Wrote {len(wanted)} schemas to {out}.")


main.add_command(campaign)
main.add_command(pack)
main.add_command(drift)
main.add_command(links)
main.add_command(services)
main.add_command(translations)


def _print(findings: tuple[Finding, ...], format_: str, *, everything: bool = False) -> None:
    if format_ != "text":
        click.echo(FORMATS[format_](findings))
        return
    click.echo(as_text(findings, everything=everything, style=_colour))


def _colour(text: str, severity: Severity) -> str:
    """*text* in the colour of *severity*; click takes it out where no terminal listens."""
    colours = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
    place, _, rest = text.partition(": ")
    return f"{click.style(place, fg=colours[severity], bold=True)}: {rest}"
