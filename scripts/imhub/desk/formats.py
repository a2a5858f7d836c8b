"""The formats in which texts go to translators and come back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from imhub.desk.listing import read_listing, write_listing
from imhub.desk.sheet import Answers, Sheet, check_size
from imhub.desk.xliff import read_xliff, write_xliff
from imhub.desk.xlsx import read_xlsx, write_xlsx
from imhub.errors import HubError


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file."""

    endings: tuple[str, ...]
    write: Callable[[Sheet], bytes]
    read: Callable[[bytes], Answers]


FORMATS: Mapping[str, Format] = {
    "xlsx": Format((".xlsx",), write_xlsx, read_xlsx),
    "xliff": Format((".xliff", ".xlf"), write_xliff, read_xliff),
    "md": Format((".md", ".txt"), write_listing, read_listing),
}
"""Formats by the name that commands give them."""


def read_answers(file: Path, code: str) -> Answers:
    """What stands in *file*, which has to be in language *code*.

    Raises:
        HubError: it is in another, none of ours, or cannot be read.
    """
    ending = file.suffix.lower()
    found = next((format_ for format_ in FORMATS.values() if ending in format_.endings), None)
    if found is None:
        raise HubError(f"{file.name}: the name has to end in .xlsx, .xliff, .xlf or .md.")
    try:
        check_size(file.stat().st_size)
        answers = found.read(file.read_bytes())
    except OSError as error:
        raise HubError(f"{file.name} cannot be read: {error.strerror}.") from error
    except HubError as error:
        raise HubError(f"{file.name}: {error}") from error
    if answers.code != code:
        raise HubError(f"{file.name} is in {answers.code}, not in {code}.")
    return answers
