"""What every test of the desk may ask for."""

from pathlib import Path

import pytest

from tests.desk.tiny import tiny_hub


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    """The tiny hub with three languages, for a test to change."""
    return tiny_hub(tmp_path / "hub")
