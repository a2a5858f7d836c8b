"""Ways to spoil a good translation, as hasty fingers and careless programs do."""

import re
from collections.abc import Callable, Mapping

_LINK = re.compile(r"\[([^\[\]]+)\]\(([^()]+)\)")
_DIGIT = re.compile(r"\d")
_ALIKE = {"a": "а", "e": "е", "o": "о", "c": "с", "а": "a", "е": "e", "о": "o", "с": "c"}
_SENTENCE = re.compile(r"(?<=[.!?۔؟。！？።])\s*(?=\S)")


def _other_digit(match: re.Match[str]) -> str:
    return chr(ord(match[0]) + (1 if int(match[0]) < 9 else -1))


def _lookalike(text: str) -> str:
    for place, letter in enumerate(text):
        around = text[max(place - 1, 0) : place + 2]
        if letter in _ALIKE and around.isalpha() and len(around) == 3:
            return f"{text[:place]}{_ALIKE[letter]}{text[place + 1 :]}"
    return text


def _without_last_sentence(text: str) -> str:
    parts = _SENTENCE.split(text)
    return "".join(f"{part} " for part in parts[:-1]).strip() if len(parts) > 1 else text


SPOIL: Mapping[str, Callable[[str], str]] = {
    "a link becomes words": lambda text: _LINK.sub(r"\1", text, count=1),
    "a link leads elsewhere": lambda text: _LINK.sub(r"[\1](page:elsewhere)", text, count=1),
    "a space stands inside a link": lambda text: text.replace("](", "] (", 1),
    "a link has wide brackets": lambda text: _LINK.sub(r"［\1］（\2）", text, count=1),
    "a link runs a program": lambda text: _LINK.sub(r"[\1](javascript:alert\(1\))", text, count=1),
    "the address of a link is translated": lambda text: _LINK.sub(r"[\1](term:слово)", text, 1),
    "a digit is another": lambda text: _DIGIT.sub(_other_digit, text, count=1),
    "a digit is lost": lambda text: _DIGIT.sub("", text, count=1),
    "a digit is added": lambda text: f"{text[:-1]} 7{text[-1:]}",
    "bold is lost": lambda text: text.replace("**", "") if "**" in text else text,
    "bold is not closed": lambda text: text.replace("**", "", 1),
    "bold becomes italics": lambda text: text.replace("**", "*"),
    "bold has spaces inside": lambda text: text.replace("**", "** "),
    "a tag is added": lambda text: f"{text}<br>",
    "a program is added": lambda text: f"<script>alert(1)</script>{text}",
    "an entity is added": lambda text: text.replace(" ", "&nbsp;", 1),
    "the order of letters is turned": lambda text: f"\u202e{text}",
    "an unseen character is added": lambda text: f"{text[:3]}\u2060{text[3:]}",
    "our own marks are added": lambda text: f"\ue000{text}\ue001",
    "a letter is of another alphabet": _lookalike,
    "the last sentence is lost": _without_last_sentence,
    "nothing is left": lambda _: "…",
    "a placeholder is added": lambda text: f"{text} %(name)s",
    "an address is added": lambda text: f"{text} www.example.com",
    "it becomes a heading": lambda text: f"# {text}",
    "it becomes a list": lambda text: f"- {text}",
    "a bracket is opened": lambda text: f"{text} (",
    "two spaces stand together": lambda text: text.replace(" ", "  ", 1),
    "a new line is added": lambda text: text.replace(" ", "\n", 1),
    "it is saved in another encoding": lambda text: text.encode().decode("latin-1"),
    "letters become question marks": lambda text: re.sub(r"[^\x00-\x7f]", "?", text),
    "half of it is lost": lambda text: text[: len(text) // 3],
}
"""What happened, and how."""
