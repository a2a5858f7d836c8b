"""Questions that narrow a list down, and the page of each answer that leaves something."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from imhub.model import Choice
from imhub.views import Answers, Filter, FilterValue


class Answering(Protocol):
    """What a finder can find."""

    @property
    def answers(self) -> Answers:
        """What it answers to each question."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question that a finder asks, with all answers to it."""

    id: str
    ask: str
    folder: str
    """Folder of the pages of its answers, below that of the list."""
    choices: tuple[Choice, ...]
    weight: int = 1
    """How much an answer counts, where nothing fits all of them."""


def has(answers: Answers, question: str, choice: str) -> bool:
    """Whether *answers* allow *choice* as an answer to *question*."""
    return question not in answers or choice in answers[question]


def filters(
    at: str, questions: Sequence[Question], items: Sequence[Answering]
) -> tuple[Filter, ...]:
    """What a finder of *items*, which stands at *at*, can ask of them."""
    found = (filter_of(at, question, items) for question in questions)
    return tuple(filter_ for filter_ in found if filter_.values)


def filter_of(at: str, question: Question, items: Sequence[Answering]) -> Filter:
    """*question* with the answers that leave some of *items*, and their pages below *at*."""
    below = f"{at}{question.folder}/" if question.folder else at
    values = tuple(_values(below, question, items))
    return Filter(question.id, question.ask, values, question.weight)


def _values(below: str, question: Question, items: Sequence[Answering]) -> Iterator[FilterValue]:
    for choice in question.choices:
        count = sum(has(item.answers, question.id, choice.id) for item in items)
        if count:
            url = f"{below}{choice.id}/"
            yield FilterValue(choice.id, choice.title, choice.label, url, count)
