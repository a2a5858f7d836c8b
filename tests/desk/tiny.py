"""The tiny hub with three languages to translate it into, made by data alone."""

from pathlib import Path

from imhub.desk.hub import Desk, open_desk
from imhub.desk.store import po_texts, write_changes
from imhub.desk.workbook import Text, Workbook, open_workbook
from imhub.languages import find_language
from tests.hubs import copy_hub

MORE = """
- code: mi
  html_lang: mi
  name: Maori
  native: te reo Māori
  direction: ltr
  locale: mi
  status: draft
  plural_forms: "nplurals=2; plural=(n > 1);"

- code: pl
  html_lang: pl
  name: Polish
  native: polski
  direction: ltr
  locale: pl
  status: draft
  plural_forms: "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 ? 1 : 2);"

- code: ar
  html_lang: ar
  name: Arabic
  native: العربية
  direction: rtl
  locale: ar
  status: waiting
  plural_forms: "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n<11 ? 3 : n<100 ? 4 : 5);"
"""


def tiny_hub(folder: Path) -> Path:
    """A copy of the tiny hub at *folder* that also knows Maori, Polish and Arabic."""
    hub = copy_hub("tiny", folder)
    with (hub / "translations" / "languages.yml").open("a", encoding="utf-8") as file:
        file.write(MORE)
    return hub


def opened(hub: Path, code: str = "pl") -> tuple[Desk, Workbook]:
    """The desk of *hub*, and its workbook in language *code*."""
    desk = open_desk(hub)
    return desk, open_workbook(desk, find_language(desk.languages, code))


def updated(hub: Path, code: str = "pl") -> tuple[Desk, Workbook]:
    """The same, with its files brought up to date."""
    desk, book = opened(hub, code)
    write_changes(po_texts(hub, code, book.merged.files))
    return desk, book


def text_of(book: Workbook, source: str) -> Text:
    """The text of *book* that stands for *source*."""
    (found,) = [text for text in book.texts if text.unit.text == source]
    return found
