"""Translations for tests: a made-up one of every unit, in a language that a hub gains by data."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from imhub.catalog import read_po_file
from imhub.pofile import PoEntry, format_po
from imhub.provenance import Record, format_records, key_of
from tests.hubs import run

MAORI = """
- code: mi
  html_lang: mi
  name: Maori
  native: te reo Māori
  direction: ltr
  locale: mi
  status: draft
  plural_forms: "nplurals=2; plural=(n > 1);"
"""
ARABIC = """
- code: ar
  html_lang: ar
  name: Arabic
  native: العربية
  direction: rtl
  locale: ar
  status: draft
  plural_forms: "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=0 && n%100<=2 ? 4 : 5);"
"""  # noqa: E501  (a rule of gettext stands on one line)


def add_language(hub: Path, row: str, code: str) -> None:
    """Add the language of *row* to *hub*, with PO files that hold no translation yet."""
    file = hub / "translations/languages.yml"
    file.write_text(file.read_text(encoding="utf-8") + row, encoding="utf-8")
    done = run(hub, "translations", "update", "--lang", code)
    assert done.returncode == 0, done.stderr


def translate(hub: Path, code: str, make: Callable[[str], str]) -> None:
    """Fill the PO files of *code* in *hub* with what *make* makes of each text; empty leaves it."""
    for path in sorted((hub / "translations" / code).glob("*.po")):
        po = read_po_file(hub, path)
        entries = tuple(_filled(entry, make) for entry in po.entries)
        path.write_text(format_po(replace(po, entries=entries)), encoding="utf-8")


def _filled(entry: PoEntry, make: Callable[[str], str]) -> PoEntry:
    return replace(entry, translations=tuple(make(entry.text) for _ in entry.translations))


def sign_translations(hub: Path, code: str, role: str, which: Callable[[str], bool]) -> None:
    """Say that *role* has read the translations into *code* of those texts that *which* picks."""
    records = []
    for path in sorted((hub / "translations" / code).glob("*.po")):
        for entry in read_po_file(hub, path).entries:
            if entry.is_translated and which(entry.text):
                key = key_of(entry.source, entry.translation, entry.context)
                day = date(2026, 11, 1)
                made = Record(
                    key=key, method="machine", role="a machine", reviewed_role=role, on=day
                )
                records.append(made)
    file = hub / "translations" / code / "review.jsonl"
    file.write_text(format_records(records), encoding="utf-8")
