"""The pack of a hub in another language, on another topic, says nothing of ours."""

from collections.abc import Mapping

import pytest
from selectolax.lexbor import LexborHTMLParser

from imhub.packing import make_packs
from imhub.packsite import Packing
from tests.hubs import TODAY, copy_hub
from tests.pack.test_pack import inside
from tests.test_second_hub import OURS, shown_in_english, texts

Pages = Mapping[str, LexborHTMLParser]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Pages:
    hub = copy_hub("balcon", tmp_path_factory.mktemp("balcon") / "hub")
    (folder,) = (hub / "content/semaines").iterdir()
    (pack,) = make_packs(Packing(hub, folder.name, hub / "pack", TODAY)).packs
    files = inside(pack.path.read_bytes())
    return {name: LexborHTMLParser(files[name]) for name in files if name.endswith(".html")}


def test_it_says_nothing_in_english(pages: Pages) -> None:
    assert len(pages) == 5
    assert shown_in_english(pages) == set()


def test_it_says_nothing_of_our_topic_and_place(pages: Pages) -> None:
    said = {text for page in pages.values() for text in texts(page)}

    assert {text for text in said if OURS.search(text)} == set()
