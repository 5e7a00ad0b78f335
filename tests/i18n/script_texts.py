"""The string literals of our scripts, each with what it is used for.

A small reader of JavaScript: enough to tell strings, templates, regular expressions and
comments apart, and which call, argument or property a string stands in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings

FOLDER = Path(settings.BASE_DIR, "sovclass", "static", "sovclass", "js")
FILES = sorted(FOLDER.rglob("*.js"))

GETTEXT = {"gettext": 1, "ngettext": 2}
"""Call → how many of its first arguments are texts."""

_TOKEN = re.compile(
    r"""(?P<space>\s+|//[^\n]*|/\*.*?\*/)
    |(?P<string>"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')
    |(?P<name>[A-Za-z_$][\w$]*)
    |(?P<number>\d[\w.]*)
    |(?P<punct>\?\.|\?\?=?|=>|[=!]==?|\.\.\.|.)""",
    re.S | re.X,
)
_REGEX = re.compile(r"/(?:\\.|\[(?:\\.|[^\]\\])*\]|[^/\\\n\[])+/[a-z]*")
_BEFORE_REGEX = {"return", "typeof", "case", "in", "of"}


@dataclass
class Token:
    """kind: string, chunk (of a template), name, number, regex or punct."""

    kind: str
    text: str
    line: int


def tokens(source: str) -> list[Token]:
    """The script in pieces; a template is its chunks with its expressions between."""
    return list(_tokens(source, 0, 1)[0])


def _tokens(source: str, at: int, line: int) -> tuple[list[Token], int, int]:
    """From `at` to the end, or to the brace that closes a template's expression."""
    found: list[Token] = []
    depth = 0
    while at < len(source):
        if source[at] == "`":
            inside, at, line = _template(source, at + 1, line)
            found += inside
            continue
        if (
            source[at] == "/"
            and source[at + 1] not in "/*"
            and _regex_may_follow(found)
        ):
            match = _REGEX.match(source, at)
            kind = "regex"
        else:
            match = _TOKEN.match(source, at)
            kind = (match.lastgroup if match else "") or ""
        assert match, source[at : at + 40]
        text = match.group()
        if text == "}" and depth == 0 and kind == "punct" and at > 0:
            return found, at + 1, line
        depth += {"{": 1, "}": -1}.get(text, 0) if kind == "punct" else 0
        if kind == "string":
            text = _unescaped(text[1:-1])
        if kind != "space":
            found.append(Token(kind, text, line))
        line += match.group().count("\n")
        at = match.end()
    return found, at, line


def _template(source: str, at: int, line: int) -> tuple[list[Token], int, int]:
    found: list[Token] = []
    begin = at
    while source[at] != "`":
        if source[at] == "\\":
            at += 2
        elif source.startswith("${", at):
            found.append(Token("chunk", _unescaped(source[begin:at]), line))
            line += source.count("\n", begin, at)
            inside, at, line = _tokens(source, at + 2, line)
            found += [Token("punct", "(", line), *inside, Token("punct", ")", line)]
            begin = at
        else:
            at += 1
    found.append(Token("chunk", _unescaped(source[begin:at]), line))
    return found, at + 1, line + source.count("\n", begin, at)


def _regex_may_follow(found: list[Token]) -> bool:
    if not found:
        return True
    last = found[-1]
    if last.kind == "name":
        return last.text in _BEFORE_REGEX
    return last.kind == "punct" and last.text not in {")", "]", "}"}


def _unescaped(text: str) -> str:
    text = re.sub(r"\\u\{?([0-9a-fA-F]{4,5})\}?", lambda m: chr(int(m[1], 16)), text)
    return re.sub(r"\\(.)", lambda m: {"n": "\n", "t": "\t"}.get(m[1], m[1]), text)


@dataclass
class Literal:
    """A string and where it stands."""

    text: str
    line: int
    call: str = ""
    """The function it is handed to."""
    argument: int = 0
    key: str = ""
    """The property it is the value of."""
    before: str = ""
    after: str = ""
    assigned: str = ""
    """`textContent` of `x.textContent = "…"`."""
    is_alone: bool = True
    """A whole argument: a plain string with a comma or bracket on both sides."""


@dataclass
class _Frame:
    opens: str
    call: str = ""
    argument: int = 0
    key: str = ""
    questions: int = 0
    assigned: str = ""
    parent: _Frame | None = field(default=None, repr=False)


def literals(source: str) -> Iterator[Literal]:
    """Every string and template chunk of a script."""
    every = tokens(source)
    frame = _Frame("")
    for number, token in enumerate(every):
        before = every[number - 1] if number else Token("punct", "", 0)
        after = every[number + 1].text if number + 1 < len(every) else ""
        if token.kind in {"string", "chunk"}:
            yield _literal(token, frame, before, after)
        elif token.kind == "punct":
            frame = _moved(frame, token, before)


def _literal(token: Token, frame: _Frame, before: Token, after: str) -> Literal:
    place = frame
    while place.opens in {"[", "grouping"} and place.parent is not None:
        place = place.parent
    plain = token.kind == "string" and before.text in "(," and after in {")", ","}
    return Literal(
        token.text,
        token.line,
        place.call,
        place.argument,
        place.key,
        before.text if before.kind != "string" else "",
        after,
        frame.assigned or place.assigned,
        plain,
    )


def _moved(frame: _Frame, token: Token, before: Token) -> _Frame:
    """The frame after a piece of punctuation."""
    text = token.text
    if text in {"(", "[", "{"}:
        return _opened(frame, text, before)
    if text in {")", "]", "}"}:
        return frame.parent or frame
    if text in {",", ";"}:
        frame.argument += text == ","
        frame.key = frame.assigned = ""
    elif text == "?":
        frame.questions += 1
    elif text == ":" and frame.questions:
        frame.questions -= 1
    elif text == ":" and frame.opens == "{":
        frame.key = before.text
    elif text == "=":
        frame.assigned = before.text
    return frame


def _opened(frame: _Frame, text: str, before: Token) -> _Frame:
    if text == "(":
        is_call = before.kind == "name" and before.text not in {"if", "for", "while"}
        if is_call:
            return _Frame("(", before.text, parent=frame)
        return _Frame("grouping", parent=frame)
    if text == "[" and (before.kind == "name" or before.text in {")", "]"}):
        return _Frame("index", "[]", parent=frame)
    return _Frame(text, parent=frame)


def messages(source: str) -> set[tuple[str, ...]]:
    """What the catalogue must hold: (text,) for gettext, (one, many) for ngettext."""
    found: set[tuple[str, ...]] = set()
    parts: list[str] = []
    for literal in literals(source):
        wanted = GETTEXT.get(literal.call, 0)
        if literal.argument >= wanted:
            continue
        if literal.argument == 0:
            parts = []
        parts.append(literal.text)
        if len(parts) == wanted:
            found.add(tuple(parts))
    return found


def all_messages() -> set[tuple[str, ...]]:
    """Of all our scripts."""
    return {m for path in FILES for m in messages(path.read_text(encoding="utf-8"))}


def odd_calls(source: str) -> Iterator[tuple[int, str]]:
    """Calls of gettext that no extractor can read: (line, how it begins)."""
    every = tokens(source)
    for number, token in enumerate(every[:-2]):
        if token.kind != "name" or token.text not in GETTEXT:
            continue
        if every[number + 1].text != "(" or every[number + 1].kind != "punct":
            continue
        places = range(number + 2, number + 2 + 2 * GETTEXT[token.text], 2)
        if any(
            every[at].kind != "string" or every[at + 1].text not in {",", ")"}
            for at in places
        ):
            yield token.line, f"{token.text}({every[number + 2].text}"
