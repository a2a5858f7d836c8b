"""A page says when it is to be read again."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from imhub.load import load_site
from imhub.model import Message
from imhub.review import next_review


@pytest.mark.parametrize(
    ("reviewed", "type_", "due"),
    [
        (date(2026, 11, 22), "help", date(2027, 5, 1)),
        (date(2026, 7, 1), "help", date(2027, 1, 1)),
        (date(2026, 12, 31), "other", date(2028, 12, 1)),
        (None, "help", None),
    ],
)
def test_next_review_is_the_first_of_a_month(
    small_hub: Path, reviewed: date | None, type_: str, due: date | None
) -> None:
    site = load_site(small_hub).site
    assert site is not None
    hub = replace(site.hub, review_months={"help": 6, "other": 24})
    message = Message("a/b.md", "b", "a", type_, "B", "", "", reviewed=reviewed)

    assert next_review(message, hub) == due
