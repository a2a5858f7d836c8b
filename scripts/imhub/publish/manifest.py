"""The web manifest: the name and the icon that a phone shows for a page put on its first screen."""

import json
from pathlib import Path

from imhub.languages import Language
from imhub.model import Hub

MANIFEST = "manifest.webmanifest"


def write_manifest(folder: Path, hub: Hub, language: Language, root: str) -> None:
    """Write that of the hub in *language*, whose pages are in *folder*; *root* is the way up.

    It says nothing of what the hub is about, since others see the phone, and it opens an ordinary
    window of the browser, in which a reader finds all that they know.
    """
    said = {
        "name": hub.name,
        "short_name": hub.short_name or hub.name,
        "lang": language.html_lang,
        "dir": language.direction,
        "start_url": "./",
        "scope": root or "./",
        "display": "browser",
        "icons": [{"src": f"{root}assets/icon.svg", "sizes": "any", "type": "image/svg+xml"}],
    }
    text = json.dumps(said, ensure_ascii=False, indent=1)
    (folder / MANIFEST).write_text(f"{text}\n", encoding="utf-8", newline="\n")
