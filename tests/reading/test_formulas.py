import re
import subprocess
import sys

import pytest

from imhub.blocks import Block
from imhub.reading import Sentence, is_familiar, method, sentences_of
from imhub.reading.formulas import grade, lix, rix
from imhub.reading.syllables import count_syllables

_OFFLINE = """
import socket, sys, warnings

warnings.simplefilter("error")
import imhub.reading
assert "textstat" not in sys.modules and "nltk" not in sys.modules, "loaded too early"

def refuse(*args, **kwargs):
    raise SystemExit("a connection was opened")

class NoSocket(socket.socket):
    __init__ = refuse

socket.socket, socket.create_connection, socket.getaddrinfo = NoSocket, refuse, refuse
row = {"id": 1, "lang": "en", "text": "Sing to your baby. Blorptastic unfamiliarities! " * 20}
for lang in ("en", "de", "ar", "xx"):
    answer = imhub.reading.read_jsonl_row({**row, "lang": lang, "en": row["text"]})
    print(answer["verdict"])
"""
_TEXTS = (
    "Sing to your baby. Then wait. They may smile, or look away.",
    "No. Yes. Oh. Well then. I can't see it’s skin-to-skin o'clock.",
    "The operationalisation of multi-agency trauma-informed pathways is, e.g. in 2.5 % of cases, "
    "suboptimal. J. Smith told www.example.org so.",
    "re\u0301sume\u0301 your naïve café. Ünïcode 宝宝 _x_ a*b 3-year-old.",
    "Hello.",
)


def _sentences(*texts: str, kind: str = "paragraph") -> tuple[Sentence, ...]:
    return sentences_of([Block(kind, text, 1) for text in texts])


def test_opens_no_connection_and_loads_textstat_only_when_needed() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _OFFLINE], capture_output=True, text=True, check=False, timeout=60
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.split() == ["warn", "not-validated", "not-validated", "not-validated"]


def test_the_method_names_the_version_whose_inner_parts_we_know() -> None:
    assert method()["textstat"] == "0.7.13"
    assert re.fullmatch(r"[0-9a-f]{12}", method()["familiar_words"])


def test_textstat_asks_our_syllables_and_our_familiar_words() -> None:
    count_syllables.cache_clear()
    is_familiar.cache_clear()

    grade(_sentences("Zibbledy quonkers frumple every wobblesome morning."))

    assert count_syllables.cache_info().misses
    assert is_familiar.cache_info().misses


@pytest.mark.parametrize("text", _TEXTS)
def test_flesch_kincaid_is_the_formula_on_our_counts(text: str) -> None:
    sentences = _sentences(text)
    words = [word for sentence in sentences for word in sentence.words]
    a_sentence = len(words) / len(sentences)
    a_word = sum(map(count_syllables, words)) / len(words)

    found = grade(sentences).fk

    assert found == pytest.approx(0.39 * a_sentence + 11.8 * a_word - 15.59)


@pytest.mark.parametrize("text", [*_TEXTS, "a b zz yy xx. Ww vv uu is a dog, cat, hat, or bat."])
def test_dale_chall_is_the_formula_on_our_counts(text: str) -> None:
    sentences = _sentences(text)
    words = [word for sentence in sentences for word in sentence.words]
    hard = [word for word in words if not is_familiar(word) and not word[0].isupper()]
    share = 100 * len(hard) / len(words)
    jump = 3.6365 if share > 5 else 0
    expected = 0.1579 * share + 0.0496 * len(words) / len(sentences) + jump

    assert grade(sentences).dale_chall == pytest.approx(expected)


def test_names_and_explained_words_count_as_familiar() -> None:
    plain = _sentences("We call it serve and return. Babies form attachments.")
    named = _sentences("We met Zorbel Quandry. Babies form hugs.")

    without, explained = grade(plain), grade(plain, {"attachment", "form", "serve and return"})

    assert explained.dale_chall < without.dale_chall
    assert explained.fk == without.fk
    assert grade(named, {"form"}).dale_chall < 1


def test_capitals_throughout_are_not_names() -> None:
    quiet = _sentences("why does infant mental health matter?")

    assert grade(_sentences("WHY DOES INFANT MENTAL HEALTH MATTER?")) == grade(quiet)


def test_rix_and_lix_count_letters_not_marks_hyphens_or_apostrophes() -> None:
    sentences = _sentences("They’ll go up-to-it. Skin-to-skin is wonderful today.")

    assert rix(sentences) == 1
    assert lix(sentences) == pytest.approx(7 / 2 + 100 * 2 / 7)


def test_full_stops_in_a_list_change_nothing() -> None:
    items = ("Hold your baby close", "Sing a song that you both like", "Stop when they look away")
    without = _sentences(*items, kind="item")
    with_stops = _sentences(*(f"{item}." for item in items), kind="item")

    assert grade(without) == grade(with_stops)
