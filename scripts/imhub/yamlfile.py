"""YAML as editors type it: every mistake named with its line, no type surprises.

YAML 1.1 turns `no` into false, `1:30` into 90 and a bad date into a crash. Here only whole
numbers, decimals, `true`, `false` and `null` are read as such; all else stays the words that an
editor typed. Values are built from the parser's events, because libyaml's own composer takes the
whole process down when brackets are nested deeply.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

import yaml

from imhub.safety import UNSEEN
from imhub.yamlproblem import (
    AS_IN,
    NOT_ENDED,
    QUOTE_ALL,
    YamlProblem,
    cannot_start,
    explained,
    line_and_column,
    split_lines,
)

__all__ = ["Document", "Loc", "Node", "Value", "YamlProblem", "read_yaml"]

Loc: TypeAlias = Sequence[str | int]
Value: TypeAlias = "str | int | float | bool | list[Value] | dict[str, Value] | None"

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_MOST_NESTED = 10
_INT = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})")
_FLOAT = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})\.[0-9]{1,17}")
_NAMED: Mapping[str, Value] = {"true": True, "false": False, "null": None, "~": None, "": None}
_TAB = re.compile(r"^ *\t", re.MULTILINE)
_HIDING = re.compile(r"[ \t]+(#\w[^\n]*)")
_KEY = re.compile(r" *(?:- +)?[a-z_]+:(?: |$)")
_CURLY = "The quotation marks around this are curly, so readers would see them."
_STRAIGHT = 'Write straight ones: ". To show curly ones, put straight ones around them.'


@dataclass(frozen=True, slots=True)
class Node:
    """A value, the line on which it or its key stands, and the values inside it."""

    value: Value
    line: int
    inside: Mapping[str | int, "Node"] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Document:
    """What a YAML text holds, and the line of any value in it."""

    root: Node

    @property
    def data(self) -> Value:
        """The values alone."""
        return self.root.value

    def words(self) -> Iterator[tuple[Loc, str]]:
        """Each text in it, in order, with its place."""
        return _words(self.root, ())

    def line_of(self, loc: Loc) -> int:
        """Line of the value at *loc*, a path of keys and positions; else its nearest parent's."""
        node = self.root
        for step in loc:
            if step not in node.inside:
                break
            node = node.inside[step]
        return node.line


def _words(node: Node, loc: tuple[str | int, ...]) -> Iterator[tuple[Loc, str]]:
    if isinstance(node.value, str):
        yield loc, node.value
    for step, inside in node.inside.items():
        yield from _words(inside, (*loc, step))


def read_yaml(text: str, first_line: int = 1) -> Document:
    """What *text* holds. *first_line* is the line of the file on which it starts.

    Raises:
        YamlProblem: it cannot be read, a key stands twice, or it uses tabs, anchors or tags.
    """
    tab = _TAB.search(text)
    if tab:
        line = first_line + text.count("\n", 0, tab.start())
        raise YamlProblem(
            line, "stray-tab", "A tab stands at the start of this line.", "Use spaces instead."
        )
    try:
        return Document(_Composer(text, first_line).root())
    except yaml.MarkedYAMLError as error:
        raise explained(error, text, first_line) from error
    except (yaml.YAMLError, UnicodeEncodeError) as error:
        raise YamlProblem(
            first_line,
            "control-character",
            "A character that cannot be shown stands in these lines.",
            "Delete the words around it and type them again.",
        ) from error


class _Composer:
    """Builds the values of one text, and refuses what editors never mean to write."""

    def __init__(self, text: str, first_line: int) -> None:
        self.text = text
        self.first_line = first_line
        self.lines = split_lines(text) if _HIDING.search(text) else []
        self.events: Iterator[yaml.Event] = yaml.parse(text, Loader=_LOADER)

    def root(self) -> Node:
        next(self.events)
        if isinstance(next(self.events), yaml.StreamEndEvent):
            return Node(None, self.first_line)
        root = self._node(next(self.events), self.first_line, 0)
        next(self.events)
        after = next(self.events)
        if not isinstance(after, yaml.StreamEndEvent):
            message = "A line of three hyphens stands here a second time."
            raise self._problem(after, "broken-line", message, "Delete it.")
        return root

    def _node(self, event: yaml.Event, line: int, depth: int) -> Node:
        if depth > _MOST_NESTED:
            message = "There are too many lists inside lists here."
            remedy = "Look for brackets or hyphens that do not belong here."
            raise self._problem(event, "broken-line", message, remedy)
        self._refuse_marks(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(line, depth)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(line, depth)
        return Node(self._scalar(event), line)

    def _list(self, line: int, depth: int) -> Node:
        inside: dict[str | int, Node] = {}
        for event in self.events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            inside[len(inside)] = self._node(event, self._line(event), depth + 1)
        return Node([node.value for node in inside.values()], line, inside)

    def _mapping(self, line: int, depth: int) -> Node:
        inside: dict[str | int, Node] = {}
        for event in self.events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self._key(event)
            if key in inside:
                message = f"“{key}” stands here a second time."
                raise self._problem(event, "duplicate-key", message, "Keep one of the two.")
            inside[key] = self._node(next(self.events), self._line(event), depth + 1)
        return Node({str(key): node.value for key, node in inside.items()}, line, inside)

    def _key(self, event: yaml.Event) -> str:
        self._refuse_marks(event)
        if isinstance(event, yaml.ScalarEvent):
            self._refuse_control_characters(event, str(event.value))
            return str(event.value)
        message = "A bracket stands where a word and a colon belong."
        raise self._problem(event, "broken-line", message, AS_IN)

    def _scalar(self, event: yaml.Event) -> Value:
        word = str(event.value)  # type: ignore[attr-defined]  # only scalar events are left
        if not event.implicit[0]:  # type: ignore[attr-defined]  # the same: a quoted value
            self._refuse_control_characters(event, word)
            self._refuse_swallowed_lines(event)
            return word
        if self.lines:
            self._refuse_hidden_words(event)
        if word.startswith(("“", "‘")) and word.endswith(("”", "’")):
            raise self._problem(event, "curly-quotes", _CURLY, _STRAIGHT)
        if word in _NAMED:
            return _NAMED[word]
        if _INT.fullmatch(word):
            return int(word)
        return float(word) if _FLOAT.fullmatch(word) else word

    def _refuse_marks(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.AliasEvent):
            sign = "*"
        elif getattr(event, "anchor", None):
            sign = "&"
        elif getattr(event, "tag", None):
            sign = "!"
        else:
            return
        raise self._problem(event, "broken-line", cannot_start(sign), QUOTE_ALL)

    def _refuse_control_characters(self, event: yaml.Event, word: str) -> None:
        if UNSEEN.search(word):
            message = "A backslash here stands for a character that cannot be shown."
            remedy = "Delete the backslash and the letters that belong to it."
            raise self._problem(event, "control-character", message, remedy)

    def _refuse_swallowed_lines(self, event: yaml.Event) -> None:
        """A quotation mark that was not closed runs on to that of a later line."""
        first, last = (line_and_column(mark) for mark in (event.start_mark, event.end_mark))
        if event.style not in ("'", '"') or first[0] == last[0]:  # type: ignore[attr-defined]  # the same
            return
        lines = split_lines(self.text)[first[0] + 1 : last[0] + 1]
        if any(_KEY.match(line) for line in lines):
            raise self._problem(event, "broken-line", *NOT_ENDED)

    def _refuse_hidden_words(self, event: yaml.Event) -> None:
        line, column = line_and_column(event.end_mark)
        hidden = _HIDING.match(self.lines[line], column) if line < len(self.lines) else None
        if hidden:
            message = f"“{hidden[1][:60].rstrip()}” would be hidden: a # starts a comment."
            raise self._problem(event, "hidden-words", message, QUOTE_ALL)

    def _line(self, event: yaml.Event) -> int:
        return self.first_line + line_and_column(event.start_mark)[0]

    def _problem(self, event: yaml.Event, rule: str, message: str, remedy: str) -> YamlProblem:
        return YamlProblem(self._line(event), rule, message, remedy)
