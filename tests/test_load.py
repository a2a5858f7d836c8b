"""Every mistake that an editor can make is named, with its line and what to do."""

from pathlib import Path

import pytest

from imhub.errors import HubError
from imhub.load import load_site
from imhub.textfile import MAX_BYTES
from tests.cases import PAGE, broken_hub, read_cases
from tests.conftest import HERE, Golden

GROUPS = sorted(path.stem for path in (HERE / "load").glob("*.yml"))


def found(hub: Path) -> list[str]:
    return [str(finding) for finding in load_site(hub).findings]


@pytest.mark.parametrize("group", GROUPS)
def test_names_place_problem_and_remedy(group: str, golden: Golden, tmp_path: Path) -> None:
    cases = read_cases(HERE / "load" / f"{group}.yml")
    hubs = {name: broken_hub(case, tmp_path / name) for name, case in cases.items()}

    said = [
        "\n".join([f"# {name}", *(found(hub) or ["Nothing is wrong."])])
        for name, hub in hubs.items()
    ]

    golden(f"load/{group}.txt", "\n\n".join(said) + "\n")


def test_a_valid_hub_has_no_findings(small_hub: Path) -> None:
    loaded = load_site(small_hub)

    assert loaded.findings == ()
    assert loaded.site is not None
    assert [message.id for message in loaded.site.messages] == ["nappy-chat"]


def test_a_folder_without_a_hub_is_an_error_that_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(HubError, match=r"content/data/hub\.yml is missing\. Change to"):
        load_site(tmp_path)


@pytest.mark.parametrize("end", ["\r\n", "\r"], ids=["windows", "old-mac"])
@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf"], ids=["plain", "byte-order-mark"])
def test_other_systems_line_ends_and_byte_order_marks_load(
    small_hub: Path, end: str, start: bytes
) -> None:
    page = (small_hub / PAGE).read_text(encoding="utf-8")
    mistaken = page.replace("cost: free", "cost: cheap")
    (small_hub / PAGE).write_bytes(start + mistaken.replace("\n", end).encode())

    findings = load_site(small_hub).findings

    assert [finding.line for finding in findings] == [8]


def test_a_page_saved_on_windows_is_the_same_page(small_hub: Path) -> None:
    before = load_site(small_hub).site
    raw = (small_hub / PAGE).read_bytes()
    (small_hub / PAGE).write_bytes(b"\xef\xbb\xbf" + raw.replace(b"\n", b"\r\n"))

    after = load_site(small_hub).site

    assert after == before


@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf"], ids=["plain", "byte-order-mark"])
def test_names_the_line_of_bytes_that_are_not_utf_8(small_hub: Path, start: bytes) -> None:
    raw = (small_hub / PAGE).read_bytes().replace(b"Words heard", b"Caf\xe9 words heard")
    (small_hub / PAGE).write_bytes(start + raw)

    said = found(small_hub)

    assert said == [
        f"{PAGE}:7: A character here was not saved as UTF-8. "
        "Save the file again and choose UTF-8 as its encoding. [not-utf-8]"
    ]


def test_a_page_in_another_encoding_is_named(small_hub: Path) -> None:
    page = (small_hub / PAGE).read_text(encoding="utf-8")
    (small_hub / PAGE).write_bytes(page.encode("utf-16"))

    findings = load_site(small_hub).findings

    assert [(finding.line, finding.rule) for finding in findings] == [(1, "not-utf-8")]


@pytest.mark.parametrize("file", [PAGE, "content/data/needs.yml", "content/drawings/face.svg"])
def test_a_file_of_5_mb_is_not_read(small_hub: Path, file: str) -> None:
    (small_hub / file).write_bytes(b"a" * 5_000_000)

    said = found(small_hub)

    assert said == [
        f"{file}: This file is larger than {MAX_BYTES // 1000} KB, the most that a text may have. "
        "Move pictures out of it, or make several files of it. [file-too-large]"
    ]


def test_a_link_out_of_content_is_named_and_not_followed(small_hub: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.md"
    secret.write_text("---\ntitle: Secret\n---\nSecret.\n", encoding="utf-8")
    (small_hub / "content/help/secret.md").symlink_to(secret)
    (small_hub / "content/help/folder").symlink_to(tmp_path)

    said = found(small_hub)

    remedy = "This is a link to a file outside content/. Copy the file here instead."
    assert said == [
        f"content/help/folder: {remedy} [link-out-of-content]",
        f"content/help/secret.md: {remedy} [link-out-of-content]",
    ]


@pytest.mark.parametrize("target", ["again.md", "missing.md"], ids=["loop", "nothing"])
def test_a_link_to_itself_or_to_nothing_is_named(small_hub: Path, target: str) -> None:
    (small_hub / "content/help/again.md").symlink_to(small_hub / "content/help" / target)

    findings = load_site(small_hub).findings

    assert [(f.file, f.rule) for f in findings] == [("content/help/again.md", "unreadable-file")]


def test_the_lock_of_an_open_editor_is_ignored(small_hub: Path) -> None:
    (small_hub / "content/help/.#ask.md").symlink_to("somebody@computer.1234")

    findings = load_site(small_hub).findings

    assert findings == ()


def test_a_folder_that_is_named_like_a_page_is_no_page(small_hub: Path) -> None:
    (small_hub / "content/help/ask.md").mkdir()

    findings = load_site(small_hub).findings

    assert findings == ()


def test_a_name_that_is_not_text_is_named(small_hub: Path) -> None:
    with open(bytes(small_hub / "content/help") + b"/caf\xe9.md", "wb") as file:  # noqa: PTH123  (bytes)
        file.write(b"Coffee.\n")

    said = found(small_hub)

    assert "\n".join(said).encode().startswith(b"content/help/caf?.md: A name is made of small")


def test_a_data_file_with_mistakes_blames_no_page(small_hub: Path) -> None:
    (small_hub / "content/data/evidence.yml").write_text("- id: [\n", encoding="utf-8")

    findings = load_site(small_hub).findings

    assert {finding.file for finding in findings} == {"content/data/evidence.yml"}


def test_pages_that_cannot_be_read_are_known_by_name(small_hub: Path) -> None:
    (small_hub / PAGE).write_text("No front matter.\n", encoding="utf-8")

    site = load_site(small_hub).site

    assert site is not None
    assert site.unreadable == {"nappy-chat"}


def test_findings_are_sorted_and_the_same_each_time(small_hub: Path) -> None:
    for name in ("b", "a", "c"):
        (small_hub / f"content/help/{name}.md").write_text("Nothing.\n", encoding="utf-8")

    findings = load_site(small_hub).findings

    assert list(findings) == sorted(findings)
    assert findings == load_site(small_hub).findings
    assert len(findings) == 3


def test_a_later_finding_can_name_the_line_of_a_value(small_hub: Path) -> None:
    loaded = load_site(small_hub)
    assert loaded.site is not None
    page = loaded.site.message_by_id["nappy-chat"]

    lines = [
        loaded.line_of(page, "stage", 1),
        loaded.line_of(page, "related", 0),
        loaded.line_of("content/data/needs.yml", 1, "group"),
        loaded.line_of("content/data/missing.yml", "any"),
    ]

    assert lines == [5, 2, 7, 0]
