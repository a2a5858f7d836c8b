"""Copies of the hubs in `tests/sites/`, and commands that run on them as a person's would."""

import os
import subprocess
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from shutil import copytree

from imhub.load import load_site
from imhub.service import SignOff
from imhub.signing import write_sign_off
from imhub.signoff import fingerprint
from tests.conftest import HERE

ROOT = HERE.parent
TODAY = date(2026, 11, 22)


def copy_hub(name: str, folder: Path) -> Path:
    """A copy of the hub *name* at *folder*, for a test to change; its pages look like ours."""
    copytree(HERE / "sites" / name, folder)
    replace_in(folder / "mkdocs.yml", "../../../overrides", str(ROOT / "overrides"))
    return folder


def let_print(hub: Path) -> Path:
    """*hub*, which from now on makes sheets and pictures with our fonts."""
    fonts = sorted((ROOT / "node_modules/@expo-google-fonts").glob("noto-sans*/[47]00[RB]*"))
    families = "{default: [Noto Sans], ar: [Noto Sans Arabic, Noto Sans]}"
    listed = ", ".join(str(folder) for folder in fonts if not folder.name.endswith("Italic"))
    with (hub / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write(f"      print: {{fonts: [{listed}], families: {families}}}\n")
    return hub


def replace_in(file: Path, old: str, new: str) -> None:
    """Change *old*, which stands in *file*, to *new*."""
    text = file.read_text(encoding="utf-8")
    assert old in text, f"There is no {old} in {file}."
    file.write_text(text.replace(old, new), encoding="utf-8")


def sign(hub: Path, *ids: str, on: date = TODAY) -> None:
    """Write that a person has checked the services *ids* of *hub*; all that are open if none."""
    site = load_site(hub).site
    assert site is not None
    for service in site.services:
        if service.id in ids or (service.is_open and not ids):
            sign_off = SignOff(on, "midwife", "phone", fingerprint(service))
            write_sign_off(hub, service.id, sign_off)


def files_in(folder: Path) -> Mapping[str, bytes]:
    """The bytes of every file below *folder* by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def command(*arguments: str) -> list[str]:
    """How to run imhub with *arguments*."""
    return [sys.executable, "-c", "from imhub.cli import main; main()", *arguments]


def environment(**changes: str) -> Mapping[str, str]:
    """The environment of this process with *changes*, and without what would change a build."""
    kept = {key: value for key, value in os.environ.items() if key != "IMHUB_LANG"}
    return {**kept, "NO_MKDOCS_2_WARNING": "1", **changes}


def run(hub: Path, *arguments: str, **changes: str) -> subprocess.CompletedProcess[str]:
    """Run imhub in *hub* in a process of its own, with *changes* to its environment."""
    return subprocess.run(
        command(*arguments),
        cwd=hub,
        env=environment(**changes),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
