"""The files that pages load: pictures, icon, and scripts with their hash in the name."""

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
    scripts: Mapping[str, str]
    """Path of each script by its name without `.js`."""
    files: tuple[Asset, ...]


def load_assets(overrides: Path) -> Assets:
    """The scripts and styles of *overrides*, minified, and the icon."""
    scripts = {}
    files = []
    for path in sorted((overrides / "scripts").glob("*.js")):
        content = jsmin(path.read_text(encoding="utf-8"))
        name = f"assets/{path.stem}.{sha256(content.encode()).hexdigest()[:10]}.js"
        scripts[path.stem] = name
        files.append(Asset(name, content))
    icon = (overrides / "icon.svg").read_text(encoding="utf-8")
    files.append(Asset("assets/icon.svg", icon))
    return Assets(load_styles(overrides), scripts, tuple(files))


def copy_images(root: Path, site: Site, folder: Path) -> None:
    """Put the picture of each message beside its page in *folder*."""
    for message in site.messages:
        if message.image:
            source = (root / message.file).parent / message.image.file
            target = folder / message.url / message.image.file
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)
