"""Catalogs of languages that count in more ways than English, as a translator writes them."""

from dataclasses import dataclass
from gettext import NullTranslations
from pathlib import Path

from imhub.catalog import load_interface
from imhub.languages import Language

SINGULAR, PLURAL = "%(num)d thing to do", "%(num)d things to do"


@dataclass(frozen=True, slots=True)
class Counting:
    """A language, gettext's rule for it, and a word for each of its forms."""

    language: Language
    rule: str
    forms: tuple[str, ...]

    def interface(self, root: Path) -> NullTranslations:
        """The catalog of this language, written below *root* and read as a build reads it."""
        folder = root / "translations" / self.language.code
        folder.mkdir(parents=True, exist_ok=True)
        lines = [f'msgstr[{number}] "{form}"' for number, form in enumerate(self.forms)]
        said = {
            "Language": self.language.locale,
            "Content-Type": "text/plain; charset=utf-8",
            "Plural-Forms": self.rule,
        }
        header = "\n".join(f'"{name}: {value}\\n"' for name, value in said.items())
        entry = f'msgid "{SINGULAR}"\nmsgid_plural "{PLURAL}"\n' + "\n".join(lines)
        text = f'msgid ""\nmsgstr ""\n{header}\n\n#, python-format\n{entry}\n'
        (folder / "ui.po").write_text(text, encoding="utf-8")
        return load_interface(root, self.language.code)


ENGLISH = Counting(
    Language("en", "en-GB", "English", "English", "ltr", "en_GB", "live"),
    "nplurals=2; plural=(n != 1);",
    ("%(num)d thing", "%(num)d things"),
)
FRENCH = Counting(
    Language("fr", "fr", "French", "Français", "ltr", "fr", "live"),
    "nplurals=2; plural=(n > 1);",
    ("%(num)d geste", "%(num)d gestes"),
)
POLISH = Counting(
    Language("pl", "pl", "Polish", "Polski", "ltr", "pl", "live"),
    "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);",
    ("%(num)d rzecz", "%(num)d rzeczy", "%(num)d spraw"),
)
ARABIC = Counting(
    Language("ar", "ar", "Arabic", "العربية", "rtl", "ar", "live"),
    "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 "
    "? 4 : 5);",
    ("لا شيء", "شيء واحد", "شيئان", "%(num)d أشياء", "%(num)d شيئا", "%(num)d شيء"),
)
CHINESE = Counting(
    Language("zh", "zh-Hant", "Chinese", "中文", "ltr", "zh_Hant", "live"),
    "nplurals=1; plural=0;",
    ("%(num)d 件事",),
)
COUNTINGS = (ENGLISH, FRENCH, POLISH, ARABIC, CHINESE)
