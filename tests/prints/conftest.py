"""The real hub's fonts and templates, and its sheets in every language."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from imhub.catalog import load_interface
from imhub.editions import Edition, Original, edition_pages, edition_site, plan_editions
from imhub.prepare import prepare
from imhub.prints import Kit, Setup
from imhub.publish.typeset import Press, Workshop
from imhub.translate import PublishPolicy
from tests.hubs import ROOT, TODAY
from tests.prints.setting import TEMPLATES, real_setup


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
    prepared = prepare(ROOT, TODAY)
    assert prepared.site is not None
    assert prepared.context is not None
    given = (
        prepared.site,
        prepared.context.bodies,
        prepared.pages,
        TODAY,
        PublishPolicy(coverage=0.6),
    )
    original = Original(ROOT, *given)
    editions = plan_editions(original, 1)
    return {edition.language.code: _kit(original, edition, setup) for edition in editions}


def _kit(original: Original, edition: Edition, setup: Setup) -> Kit:
    language = edition.language
    return Kit(
        edition_site(original, edition),
        edition_pages(original, edition),
        language,
        load_interface(Path(ROOT), language.code),
        f"https://hub.example/{edition.tongue.folder}",
        setup.families_of(language.code),
    )
