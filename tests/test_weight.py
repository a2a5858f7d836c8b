"""Pages next to what they may weigh."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from imhub.build import Options, build_hub
from imhub.cli import main
from imhub.errors import HubError
from imhub.weight import Budget, loaded_by, read_budgets, weigh
from tests.hubs import TODAY, copy_hub

_PAGE = """<link rel="icon" href="../assets/icon.svg"><img src="face.png"><img src="face.png">
<script src="/assets/a.js"></script><img src="data:,"><script src="../assets/gone.js"></script>"""


def test_a_page_weighs_what_is_sent_with_all_that_it_loads_once(tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / "tip").mkdir()
    (tmp_path / "assets/icon.svg").write_bytes(b"x" * 100)
    (tmp_path / "assets/a.js").write_bytes(b"x" * 1000)
    (tmp_path / "assets/a.js.br").write_bytes(b"x" * 50)
    (tmp_path / "tip/face.png").write_bytes(b"x" * 200)
    (tmp_path / "tip/index.html").write_text(_PAGE)
    (tmp_path / "tip/index.html.br").write_bytes(b"x" * 60)

    names = {
        path.relative_to(tmp_path).as_posix() for path in loaded_by(tmp_path, "tip/index.html")
    }
    assert names == {"assets/icon.svg", "assets/a.js", "tip/face.png"}
    templates = {"tip/index.html": "message.html"}
    whole = 60 + 100 + 50 + 200
    for budget, rules in (
        (Budget(60, whole), []),
        (Budget(59, whole), ["first view"]),
        (Budget(60, whole - 1), ["whole page"]),
    ):
        found = [finding.message for finding in weigh(tmp_path, templates, {"default": budget})]
        assert [rule for rule in ("first view", "whole page") if rule in " ".join(found)] == rules
    own = {"default": Budget(1, 1), "message": Budget(60, whole)}
    assert not list(weigh(tmp_path, templates, own))


def test_a_table_that_cannot_be_read_is_refused() -> None:
    assert read_budgets({"default": {"first": 14, "whole": 40}}) == {
        "default": Budget(14336, 40960)
    }
    for said in (
        {"message": {"first": 14, "whole": 40}},
        {"default": {"first": "14", "whole": 40}},
        {"default": {"first": 14}},
        {"default": 14},
        {"default": {"first": True, "whole": 40}},
    ):
        with pytest.raises(HubError, match=r"mkdocs\.yml: budget"):
            read_budgets(said)


def test_a_page_over_its_budget_stops_the_build_that_asks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hub = copy_hub("tiny", tmp_path / "hub")
    row = "      budget: {default: {first: 0.1, whole: 40}}\n"
    with (hub / "mkdocs.yml").open("a") as file:
        file.write(row)
    out = tmp_path / "site"

    assert not build_hub(Options(hub, out, TODAY)).stopped
    before = (out / "index.html").read_bytes()
    result = build_hub(Options(hub, out, TODAY, budget=True))

    assert result.stopped
    assert {finding.rule for finding in result.findings} == {"over-budget"}
    assert (out / "index.html").read_bytes() == before
    monkeypatch.chdir(hub)
    assert CliRunner().invoke(main, ["build", "--budget"]).exit_code == 1
