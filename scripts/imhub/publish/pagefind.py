"""Runs Pagefind: documents in, the files of an index out."""

import json
import os
import subprocess
from base64 import b64decode, b64encode
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from fnmatch import fnmatchcase
from hashlib import sha256
from typing import IO, Any, cast

from pagefind.service import get_executable

from imhub.errors import HubError

SCRIPT = "pagefind.js"
_ENTRY = "pagefind-entry.json"
_WANTED = ("*.pf_meta", "index/*", "fragment/*")
_CHUNK = {"PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE": "1000"}
"""Makes a piece of an index small: a phone loads one for each word that is searched."""
_END = b","
"""What ends a question to Pagefind, and an answer."""


def make_index(documents: Mapping[str, str]) -> Mapping[str, bytes]:
    """The files of an index of *documents*, which are HTML by address, and Pagefind's script.

    The documents are in one language; `lang` of their `<html>` says which. The same documents in
    the same order give the same files: Pagefind numbers them as they come, so it is handed one
    after the other. Those of a folder it would take in the order of the disk.

    Raises:
        HubError: Pagefind cannot run here, or could not read them.
    """
    with _running() as pagefind:
        index = pagefind.ask("NewIndex", config={})["index_id"]
        for address, html in documents.items():
            path = f"{address}index.html"
            pagefind.ask("AddFile", index_id=index, file_path=path, file_contents=html)
        told = pagefind.ask("GetFiles", index_id=index)["files"]
    made = {file["path"]: b64decode(file["content"]) for file in told}
    entry = json.loads(made[_ENTRY])
    sorted_entry = json.dumps(entry, sort_keys=True, separators=(",", ":"))
    return {**{name: made[name] for name in _files(made, entry)}, _ENTRY: sorted_entry.encode()}


@dataclass(frozen=True, slots=True)
class _Pagefind:
    """Pagefind as a service: it is asked, and answers, in JSON."""

    questions: IO[bytes]
    answers: IO[bytes]

    def ask(self, what: str, **about: object) -> Mapping[str, Any]:
        """Its answer.

        Raises:
            HubError: it could not do *what*, and says why; or it has ended.
        """
        question = {"message_id": 1, "payload": {"type": what, **about}}
        try:
            self.questions.write(b64encode(json.dumps(question).encode()) + _END)
            self.questions.flush()
        except OSError as error:
            raise HubError(f"The search could not be made: Pagefind has ended. {error}") from error
        answer: Mapping[str, Any] = json.loads(b64decode(self._answer()))["payload"]
        if answer["type"] == "Error":
            raise HubError(f"The search could not be made: {answer['message']}")
        return answer

    def _answer(self) -> bytes:
        answer = bytearray()
        while not answer.endswith(_END):
            more = os.read(self.answers.fileno(), 1 << 20)
            if not more:
                told = answer.decode(errors="replace").strip()
                raise HubError(f"The search could not be made: Pagefind has ended. {told}".strip())
            answer += more
        return bytes(answer)


@contextmanager
def _running() -> Iterator[_Pagefind]:
    program = get_executable()
    if program is None:
        raise HubError("The search cannot be made: Pagefind is not installed. Run `make site`.")
    try:
        process = subprocess.Popen(  # noqa: S603  (our own program)
            [program, "--service"],
            env={**os.environ, **_CHUNK},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
    except OSError as error:
        raise HubError(f"The search cannot be made: Pagefind does not run. {error}") from error
    with process:
        try:
            yield _Pagefind(cast("IO[bytes]", process.stdin), cast("IO[bytes]", process.stdout))
        finally:
            process.kill()


def _files(made: Mapping[str, bytes], entry: Mapping[str, Any]) -> list[str]:
    """Names of those that were *made* and that a browser needs; *entry* says which program."""
    (language,) = entry["languages"].values()
    wanted = (*_WANTED, SCRIPT, f"wasm.{language['wasm'] or 'unknown'}.pagefind")
    return sorted(name for name in made if any(fnmatchcase(name, each) for each in wanted))


def hash_of(files: Mapping[str, bytes]) -> str:
    """What stands for the names and the content of *files*."""
    digest = sha256()
    for name, content in sorted(files.items()):
        digest.update(f"{name}\0".encode() + sha256(content).digest())
    return digest.hexdigest()[:10]
