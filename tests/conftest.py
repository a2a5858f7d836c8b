"""What every test may ask for."""

from collections.abc import Callable
from pathlib import Path
from shutil import copytree
from typing import TypeAlias

import pytest

HERE = Path(__file__).parent

Golden: TypeAlias = Callable[[str, str], None]
"""Compares a text with the file of that name in `tests/golden/`."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--update` and `--statement`."""
    text = "write what the tests see now to tests/golden/"
    parser.addoption("--update", action="store_true", help=text)
    text = "write what the checks of accessibility find to content/data/accessibility.yml"
    parser.addoption("--statement", action="store_true", help=text)


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """A comparison with `tests/golden/`, which `pytest --update` rewrites."""

    def compare(name: str, text: str) -> None:
        path = HERE / "golden" / name
        if request.config.getoption("--update"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        assert path.is_file(), f"There is no {path}. Run pytest --update and read what it wrote."
        assert text == path.read_text(encoding="utf-8")

    return compare


@pytest.fixture
def small_hub(tmp_path: Path) -> Path:
    """A copy of the smallest valid hub, for a test to change."""
    hub = copytree(HERE / "sites" / "minimal", tmp_path / "hub")
    (hub / "content" / "help").mkdir(exist_ok=True)  # git keeps no empty folder
    return hub
