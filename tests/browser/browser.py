"""Finds a Chromium to drive: the one that is named, the system's, or the one in an npm package."""

import fcntl
import io
import json
import os
import shutil
import tarfile
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import brotli
from playwright.sync_api import Browser, Playwright

PACKAGE = Path("node_modules/@sparticuz/chromium")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--no-first-run",
    "--no-pings",
)
"""Ours, not the package's: its own `--single-process` breaks playwright, and its
`--disable-web-security` would make tests of what a page may load pass for nothing."""

REMEDY = (
    "Browser tests need Chromium and found none. Run `make node_modules/ready`, which installs the "
    "one in package.json (Linux on x86-64), or install Chromium, or set CHROME_PATH to its file."
)
_NAMES = ("chromium", "chromium-browser", "google-chrome")
_FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir prefix="relative">fonts</dir></fontconfig>
"""
_SYSTEM_FONTS = Path("/etc/fonts/fonts.conf")


@dataclass(frozen=True, slots=True)
class Chromium:
    """A browser, and what its environment needs besides what is there."""

    executable: Path
    environment: Mapping[str, str] = field(default_factory=dict)


class NoBrowserError(Exception):
    """There is no Chromium here. The text says how to get one."""


def find_chromium(root: Path, environ: Mapping[str, str]) -> Chromium:
    """A Chromium for the hub in *root*; `CHROME_PATH` of *environ* comes before all others.

    Raises:
        NoBrowserError: there is none, or `CHROME_PATH` names a file that is not there.
    """
    named = environ.get("CHROME_PATH")
    if named:
        if not Path(named).is_file():
            raise NoBrowserError(f"CHROME_PATH is {named}, and there is no such file. {REMEDY}")
        return Chromium(Path(named))
    for name in _NAMES:
        found = shutil.which(name, path=environ.get("PATH", ""))
        if found:
            return Chromium(Path(found))
    if not (root / PACKAGE / "bin" / "chromium.br").is_file() or not _can_run_package():
        raise NoBrowserError(REMEDY)
    return _packaged(_unpack(root / PACKAGE, root / ".cache"), environ)


def launch(playwright: Playwright, chromium: Chromium, *, without: tuple[str, ...] = ()) -> Browser:
    """Start *chromium* without a window, and *without* some of what playwright asks it for."""
    environment: dict[str, str | float | bool] = {**os.environ, **chromium.environment}
    return playwright.chromium.launch(
        executable_path=chromium.executable,
        args=list(ARGUMENTS),
        env=environment,
        ignore_default_args=list(without),
    )


def _can_run_package() -> bool:
    system = os.uname()
    return system.sysname == "Linux" and system.machine == "x86_64"


def _packaged(folder: Path, environ: Mapping[str, str]) -> Chromium:
    libraries = [str(folder / "lib"), *filter(None, [environ.get("LD_LIBRARY_PATH")])]
    environment = {"LD_LIBRARY_PATH": os.pathsep.join(libraries)}
    if not _SYSTEM_FONTS.is_file():
        environment["FONTCONFIG_FILE"] = str(folder / "fonts.conf")
    return Chromium(folder / "chromium", environment)


def _unpack(package: Path, cache: Path) -> Path:
    """The folder in *cache* that holds what *package* carries: whole, and unpacked once."""
    version = json.loads((package / "package.json").read_text(encoding="utf-8"))["version"]
    folder = cache / f"chromium-{version}"
    if folder.is_dir():
        return folder
    cache.mkdir(parents=True, exist_ok=True)
    with (cache / "chromium.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.is_dir():
            with tempfile.TemporaryDirectory(prefix=".chromium-", dir=cache) as work:
                made = Path(work) / "made"
                _write(package / "bin", made)
                made.rename(folder)
    return folder


def _write(packed: Path, folder: Path) -> None:
    folder.mkdir()
    executable = folder / "chromium"
    executable.write_bytes(brotli.decompress((packed / "chromium.br").read_bytes()))
    executable.chmod(0o755)
    for name in ("al2023.tar.br", "fonts.tar.br"):
        content = io.BytesIO(brotli.decompress((packed / name).read_bytes()))
        with tarfile.open(fileobj=content) as archive:
            archive.extractall(folder, filter="data")
    (folder / "fonts.conf").write_text(_FONTS, encoding="utf-8")
