"""Words that most ten-year-olds know: the Dale-Chall list, our own words, and their endings."""

from collections.abc import Iterator
from functools import cache, lru_cache
from hashlib import sha256
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

_ENDINGS = (
    ("'s", ""), ("n't", ""), ("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("ed", "e"),
    ("ied", "y"), ("ing", ""), ("ing", "e"), ("er", ""), ("er", "e"), ("ier", "y"), ("est", ""),
    ("est", "e"), ("iest", "y"), ("ly", ""), ("ly", "le"), ("ily", "y"),
)  # fmt: skip
"""What a word may end in, and what its stem has in that place."""
_DOUBLING = frozenset({"ed", "ing", "er", "est"})


@cache
def familiar_words() -> frozenset[str]:
    """The base list that comes with textstat, and ours."""
    base = _textstat_folder().joinpath("resources", "en", "easy_words.txt")
    ours = files(__package__).joinpath("familiar_en.txt")
    text = "\n".join(source.read_text(encoding="utf-8") for source in (base, ours))
    lines = (line.partition("#")[0].strip().lower() for line in text.splitlines())
    return frozenset(filter(None, lines))


def _textstat_folder() -> Path:
    """Where textstat is installed, without the time that importing it takes."""
    spec = find_spec("textstat")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("textstat")
    return Path(spec.origin).parent


def familiar_hash() -> str:
    """Changes when the list does: grades made with another list cannot be compared."""
    return sha256("\n".join(sorted(familiar_words())).encode()).hexdigest()[:12]


def stems(word: str) -> Iterator[str]:
    """*word* and what it may be a form of: plays, playing, smiled, happier."""
    yield word
    for ending, restored in _ENDINGS:
        if word.endswith(ending):
            stem = word[: -len(ending)]
            if len(stem) > 1:
                yield stem + restored
                if ending in _DOUBLING and len(stem) > 3 and stem[-1] == stem[-2]:
                    yield stem[:-1]


@lru_cache(maxsize=1 << 16)
def is_familiar(word: str) -> bool:
    """Whether children of ten know *word*: on the list, a form of it, a number, or such parts."""
    word = word.lower().replace("’", "'")
    known = familiar_words()
    if not any(map(str.isalpha, word)) or any(stem in known for stem in stems(word)):
        return True
    parts = word.split("-")
    return len(parts) > 1 and all(not part or is_familiar(part) for part in parts)
