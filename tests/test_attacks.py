"""What somebody hostile or careless might write is refused with its line, or stays letters."""

import re
from pathlib import Path
from time import perf_counter

import pytest
from click.testing import CliRunner

from imhub.build import Options, build_hub
from imhub.cli import main
from imhub.finding import Severity
from imhub.prepare import examine
from imhub.safety import printable
from imhub.sanitise import unsafe_in
from tests.attacks import Attack, attacked_hub, attacks_on, place_of
from tests.cases import PAGE
from tests.hubs import TODAY, copy_hub, replace_in

ALL = [attack for place in ("body", "front-matter", "data") for attack in attacks_on(place)]
REFUSED = [attack for attack in ALL if "refused" in attack]
SHOWN = [attack for attack in attacks_on("body") if "shown" in attack]
FINDING = re.compile(r"^(?P<file>.+?)(?::(?P<line>[0-9]+))?: .+ \[(?P<rule>[a-z0-9-]+)\]$")


def names(attack: Attack) -> str:
    return str(attack["name"])


def lines_with(hub: Path, file: str, words: str) -> set[str | None]:
    """Numbers of the lines of *file* that hold *words*."""
    text = (hub / file).read_text(encoding="utf-8")
    return {str(n) for n, line in enumerate(text.split("\n"), start=1) if words in line}


def test_there_are_many_attacks_and_each_has_a_name_of_its_own() -> None:
    assert len({names(attack) for attack in ALL}) == len(ALL) >= 200
    assert [names(attack) for attack in ALL if ("refused" in attack) == ("shown" in attack)] == []


@pytest.mark.parametrize("attack", REFUSED, ids=names)
def test_an_attack_is_refused_with_its_file_and_line(
    attack: Attack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hub = attacked_hub(attack, tmp_path / "hub")
    file, words = place_of(attack)
    command = ["build"] if file.startswith("translations/") else ["check", "--all"]
    monkeypatch.chdir(hub)

    said = CliRunner().invoke(main, [*command, "--today", str(TODAY)])

    assert isinstance(said.exception, SystemExit)
    assert said.exit_code in (1, 2)
    findings = [found for line in said.output.split("\n") if (found := FINDING.match(line))]
    fitting = [
        found
        for found in findings
        if (found["file"], found["rule"]) == (printable(file), attack["refused"])
    ]
    assert fitting, said.output[:2000]
    if words:
        assert {found["line"] for found in fitting} & lines_with(hub, file, words), said.output


@pytest.mark.parametrize("attack", SHOWN, ids=names)
def test_what_is_not_refused_stands_on_the_page_as_typed(attack: Attack, tmp_path: Path) -> None:
    hub = attacked_hub(attack, tmp_path / "hub")

    context = examine(hub, TODAY).context

    assert context is not None
    html = context.bodies["nappy-chat"].html
    assert attack["shown"] in html
    assert unsafe_in(html) == ()


@pytest.mark.parametrize(
    "attack", [a for a in attacks_on("front-matter") if "shown" in a], ids=names
)
def test_what_stands_above_a_page_stays_inside_its_attribute(
    attack: Attack, tmp_path: Path
) -> None:
    hub = copy_hub("tiny", tmp_path / "hub")
    page = hub / "content/basics/bonding.md"
    line = f"{attack['where']}: '{attack['text']}'"
    key = re.compile(rf"^{attack['where']}:.*$", re.MULTILINE)
    page.write_text(key.sub(lambda _: line, page.read_text(encoding="utf-8")), encoding="utf-8")

    result = build_hub(Options(hub, tmp_path / "site", TODAY))

    assert [str(f) for f in result.findings if f.severity == Severity.ERROR] == []
    html = (tmp_path / "site/basics/bonding/index.html").read_text(encoding="utf-8")
    assert attack["shown"] in html


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("<script>__pwn(1)</script>", 'aria-label="&lt;script&gt;__pwn(1)&lt;/script&gt;"'),
        (r"\" onclick=\"__pwn(1)", 'aria-label="&quot; onclick=&quot;__pwn(1)"'),
        ("Menu & l'index", 'aria-label="Menu &amp; l\'index"'),
    ],
)
def test_words_of_the_interface_are_letters_too(typed: str, shown: str, tmp_path: Path) -> None:
    hub = copy_hub("balcon", tmp_path / "hub")
    replace_in(
        hub / "translations/fr/ui.po",
        'msgid "Main menu"\nmsgstr "Menu principal"',
        f'msgid "Main menu"\nmsgstr "{typed}"',
    )

    result = build_hub(Options(hub, tmp_path / "site", TODAY))

    assert [str(f) for f in result.findings if f.severity == Severity.ERROR] == []
    assert shown in (tmp_path / "site/index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "body",
    [
        *("< " * 9_900, "a <" + " " * 19_900, "a <a " + "=" * 19_900, "a " + "?" * 19_900),
        *("<a a" * 4_900, "<!--" * 4_900, "{{" * 9_900, "[^" * 250, "`a" * 9_900, "\\" * 19_900),
        *("*a _b " * 3_300, "a&#" * 6_600, "- a\n\n" * 3_900, "# a\n\n" * 3_900, "a. " * 6_600),
        *("**" * 9_900, "(028) " * 3_300, "a|b\n" * 500, "!!! a\n\n" * 2_800, "\n" * 19_900),
    ],
    ids=lambda body: ascii(body[:8]),
)
def test_the_longest_page_of_one_thing_takes_no_time(body: str, small_hub: Path) -> None:
    page = small_hub / PAGE
    front = page.read_text(encoding="utf-8").rpartition("---\n")
    page.write_text(f"{front[0]}---\n{body}\n", encoding="utf-8")
    start = perf_counter()

    examine(small_hub, TODAY)

    assert perf_counter() - start < 10
