"""Somebody who reads a page comes before a voice of the phone, in their own language only."""

from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from imhub.build import Options, build_hub
from tests.hubs import TODAY, copy_hub, replace_in
from tests.translated import MAORI, add_language, translate

_SOUND = b"ID3 a few seconds of somebody who reads"


def test_a_recording_wins_where_there_is_one(tmp_path: Path) -> None:
    hub = copy_hub("tiny", tmp_path / "hub")
    page = hub / "content/activities/nappy-chat.md"
    replace_in(page, "\nsummary:", "\nrecordings: {mi: nappy-chat-mi.mp3}\nsummary:")
    (page.parent / "nappy-chat-mi.mp3").write_bytes(_SOUND)
    add_language(hub, MAORI, "mi")
    translate(hub, "mi", lambda text: f"{text} mi")

    result = build_hub(Options(hub, tmp_path / "site", TODAY))

    assert not result.stopped, "\n".join(map(str, result.findings))
    here = tmp_path / "site/mi/activities/nappy-chat"
    maori, english = (
        LexborHTMLParser((folder / "index.html").read_text(encoding="utf-8"))
        for folder in (here, tmp_path / "site/activities/nappy-chat")
    )
    player = maori.css_first("audio[controls][preload=none]")
    assert player is not None
    assert (here / (player.attributes["src"] or "")).read_bytes() == _SOUND
    assert not maori.css("[data-module=listen], script[src*=listen]")
    assert english.css("[data-module=listen]")
    assert english.css("script[src*=listen]")
    assert not list((tmp_path / "site/activities").rglob("*.mp3"))
