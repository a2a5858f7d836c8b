"""Runs Pagefind: documents in, the files of an index out."""

import json
import os
import subprocess
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pagefind.service import get_executable

from imhub.errors import HubError

SCRIPT = "pagefind.js"
_ENTRY = "pagefind-entry.json"
_WANTED = ("*.pf_meta", "index/*", "fragment/*")
_CHUNK = {"PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE": "1000"}
"""Makes a piece of an index small: a phone loads one for each word that is searched."""


def make_index(documents: Mapping[str, str]) -> Mapping[str, bytes]:
    """The files of an index of *documents*, which are HTML by address, and Pagefind's script.

    The documents are in one language; `lang` of their `<html>` says which.

    Raises:
        HubError: Pagefind cannot run here, or could not read them.
    """
    with TemporaryDirectory(prefix="imhub-search-") as place:
        source, made = Path(place, "in"), Path(place, "out")
        for address, html in documents.items():
            path = source / address / "index.html"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(html, encoding="utf-8")
        _run("--site", str(source), "--output-path", str(made))
        entry = json.loads((made / _ENTRY).read_bytes())
        files = {name: (made / name).read_bytes() for name in _files(made, entry)}
    sorted_entry = json.dumps(entry, sort_keys=True, separators=(",", ":"))
    return {**files, _ENTRY: sorted_entry.encode()}


def _run(*arguments: str) -> None:
    program = get_executable()
    if program is None:
        raise HubError("The search cannot be made: Pagefind is not installed. Run `make site`.")
    try:
        done = subprocess.run(  # noqa: S603  (our own program and folders)
            [program, *arguments, "--silent"],
            env={**os.environ, **_CHUNK},
            capture_output=True,
            text=True,
            check=False,
        )
    except OSError as error:
        raise HubError(f"The search cannot be made: Pagefind does not run. {error}") from error
    if done.returncode:
        raise HubError(f"The search could not be made: {(done.stderr or done.stdout).strip()}")


def _files(made: Path, entry: Mapping[str, Any]) -> list[str]:
    """Names of the files in *made* that a browser needs; *entry* says which program."""
    (language,) = entry["languages"].values()
    wanted = (*_WANTED, SCRIPT, f"wasm.{language['wasm'] or 'unknown'}.pagefind")
    found = [path for pattern in wanted for path in made.glob(pattern)]
    return sorted(path.relative_to(made).as_posix() for path in found)


def hash_of(files: Mapping[str, bytes]) -> str:
    """What stands for the names and the content of *files*."""
    digest = sha256()
    for name, content in sorted(files.items()):
        digest.update(f"{name}\0".encode() + sha256(content).digest())
    return digest.hexdigest()[:10]
