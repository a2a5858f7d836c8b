"""The real hub's fonts and templates, and its sheets in every language."""

from collections.abc import Mapping

import pytest

from imhub.prints import Kit, Setup
from imhub.publish.typeset import Press, Workshop
from tests.hubs import ROOT
from tests.prints.setting import TEMPLATES, real_kits, real_setup


@pytest.fixture(scope="session")
def setup() -> Setup:
    """The fonts that the real hub names."""
    return real_setup()


@pytest.fixture(scope="session")
def press(setup: Setup, tmp_path_factory: pytest.TempPathFactory) -> Press:
    """What sets the real templates with the real fonts, and has made nothing yet."""
    cache = tmp_path_factory.mktemp("press") / "cache"
    return Press(Workshop(TEMPLATES, setup.folders(ROOT), cache))


@pytest.fixture(scope="session")
def kits(setup: Setup) -> Mapping[str, Kit]:
    """What sheets of the real hub are planned from, by the code of the language."""
    return real_kits(setup)
