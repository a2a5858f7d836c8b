"""What a page says, as rules read it: pieces of text, each with its sentences and its line."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from imhub.blocks import Block
from imhub.markdown import Rendered
from imhub.model import Message

_FIELDS = {
    "title": "heading",
    "summary": "paragraph",
    "key_message": "paragraph",
    "content_note": "paragraph",
    "why_it_helps": "paragraph",
}


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of text that stands on its own."""

    block: Block
    """Its kind, words and note; the line is that of the file."""
    field: str = ""
    """Key of the front matter that it comes from; empty for the body."""
    sentences: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """As `Block.kind`."""
        return self.block.kind

    @property
    def text(self) -> str:
        """The words, on one line."""
        return self.block.text

    @property
    def line(self) -> int:
        """Line of the file."""
        return self.block.line

    @property
    def is_safety(self) -> bool:
        """Whether it stands in a note about safety, where direct words are right."""
        return "safety" in self.block.note.split()

    @property
    def is_quote(self) -> bool:
        """Whether it is somebody else's words."""
        return self.block.kind == "quote"


def read_passages(
    message: Message, body: Rendered, line_of: Callable[..., int], lang: str
) -> Iterator[Passage]:
    """All that *message*, which is in *lang*, says, in the order in which its page shows it."""
    for name, kind in _FIELDS.items():
        text = getattr(message, name)
        if text:
            yield _passage(Block(kind, text, line_of(message, name)), lang, name)
    for block in body.blocks:
        line = message.body_line + block.line - 1
        yield _passage(Block(block.kind, block.text, line, block.note, block.list), lang)
    for name, text in (message.adaptations or {}).items():
        yield _passage(
            Block("paragraph", text, line_of(message, "adaptations", name)), lang, "adaptations"
        )


def _passage(block: Block, lang: str, field: str = "") -> Passage:
    from imhub.reading import sentences_of

    return Passage(block, field, tuple(s.text for s in sentences_of([block], lang)))
