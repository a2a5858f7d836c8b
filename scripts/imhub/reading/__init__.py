"""How hard a text is to read: its sentences, measures and a verdict that editors understand.

English is judged; other languages get hints and "not validated". See `verdict.py` for the gate.
"""

from imhub.reading.compare import harder_than_source, length_flag
from imhub.reading.familiar import is_familiar
from imhub.reading.formulas import method
from imhub.reading.languages import long_limits
from imhub.reading.plaintext import blocks_of
from imhub.reading.published import Published
from imhub.reading.rows import Row, read_jsonl_row
from imhub.reading.score import Measures, Reading, measure
from imhub.reading.scored import Sentence, sentences_of
from imhub.reading.verdict import BANDS, Verdict
from imhub.reading.words import PLACEHOLDER, letters

__all__ = [
    "BANDS",
    "PLACEHOLDER",
    "Measures",
    "Published",
    "Reading",
    "Row",
    "Sentence",
    "Verdict",
    "blocks_of",
    "harder_than_source",
    "is_familiar",
    "length_flag",
    "letters",
    "long_limits",
    "measure",
    "method",
    "read_jsonl_row",
    "sentences_of",
]
