"""What pages load: pictures, icon, and scripts and styles with their hash in the name."""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from rjsmin import jsmin

from imhub.model import Site
from imhub.templates import Styles, load_styles


@dataclass(frozen=True, slots=True)
class Asset:
    """A file of the site."""

    path: str
    content: str


@dataclass(frozen=True, slots=True)
class Assets:
    """All files that pages load, and the style sheet that stands inside them."""

    styles: Styles
    print_styles: str
    """Path of the style sheet for paper."""
    scripts: Mapping[str, str]
    """Path of each script by its name without `.js`."""
    files: tuple[Asset, ...]
    worker: str = ""
    """The script that shows saved pages. A browser looks for it at the site's root."""


_WORKER = "sw.js"


def load_assets(overrides: Path) -> Assets:
    """The scripts and styles of *overrides*, minified, and the icon."""
    scripts = {}
    files = []
    worker = ""
    for path in sorted((overrides / "scripts").glob("*.js")):
        content = jsmin(path.read_text(encoding="utf-8"))
        if path.name == _WORKER:
            worker = content
            continue
        files.append(_named_by_content(path.stem, ".js", content))
        scripts[path.stem] = files[-1].path
    styles = load_styles(overrides)
    files.append(_named_by_content("print", ".css", styles.printed))
    print_styles = files[-1].path
    icon = (overrides / "icon.svg").read_text(encoding="utf-8")
    files.append(Asset("assets/icon.svg", icon))
    return Assets(styles, print_styles, scripts, tuple(files), worker)


def _named_by_content(stem: str, suffix: str, content: str) -> Asset:
    """A file that browsers may keep for ever: its name changes with *content*."""
    return Asset(f"assets/{stem}.{sha256(content.encode()).hexdigest()[:10]}{suffix}", content)


def copy_media(root: Path, site: Site, code: str, folder: Path) -> None:
    """Put what each page shows or plays in language *code* beside it in *folder*."""
    for message in site.messages:
        recording = (message.recordings or {}).get(code, "")
        for name in filter(None, (message.image.file if message.image else "", recording)):
            source = (root / message.file).parent / name
            _copy(source, folder / message.url / name)
    for campaign in site.campaigns:
        for name in (post.image.file for post in campaign.posts if post.image):
            _copy(root / "content" / campaign.folder / name, folder / campaign.folder / name)


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
