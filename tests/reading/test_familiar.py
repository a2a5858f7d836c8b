import pytest

from imhub.reading import is_familiar
from imhub.reading.familiar import familiar_words


def test_holds_the_list_of_textstat_and_our_words() -> None:
    assert {"apple", "baby", "mum", "nappy", "carer"} <= familiar_words()
    assert len(familiar_words()) > 2900


@pytest.mark.parametrize(
    "word",
    [
        *("mum", "Mum", "mum's", "mum’s", "babies", "nappies", "plays", "playing", "smiled"),
        *("making", "hugged", "hugging", "happier", "happiest", "slowly", "gently", "happily"),
        *("wishes", "carried", "bigger", "hardest", "don't", "isn’t", "they're", "needn't"),
        *("0", "2020", "three-and-one", "good-bye", "baby-soft"),
    ],
)
def test_knows_forms_of_familiar_words(word: str) -> None:
    assert is_familiar(word)


@pytest.mark.parametrize(
    "word", ["operationalise", "attachment", "dysregulated", "trauma-informed", "ing", "xs", "宝"]
)
def test_does_not_know_other_words(word: str) -> None:
    assert not is_familiar(word)
