"""BibTeX's names ↔ CSL names: “First von Last”, “von Last, First”, “von Last, Jr, First”."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from citations.exchange.formats.latex import from_latex, to_latex

_PIECE = re.compile(r"\\.|[{}]|,|[^\S\n]*\n[^\S\n]*|\s+|[^\\{},\s]+", re.DOTALL)
_PARTICLES = re.compile(r"[^\W\d_]")


def read_names(value: str) -> tuple[list[dict[str, str]], bool]:
    """CSL names, and whether the list ends in “and others”."""
    people, and_others = [], False
    for words in _people(value):
        flat = [word for part in words for word in part]
        if flat == ["others"]:
            and_others = True
        elif flat:
            people.append(_person(words))
    return people, and_others


def _people(value: str) -> Iterator[list[list[str]]]:
    """Each name as its parts between commas, each part as words; braces hold together."""
    parts: list[list[str]] = [[]]
    for word in _words(value):
        if word == ",":
            parts.append([])
        elif word.lower() == "and":
            yield parts
            parts = [[]]
        else:
            parts[-1].append(word)
    yield parts


def _words(value: str) -> Iterator[str]:
    depth, word = 0, []
    for found in _PIECE.finditer(value):
        piece = found[0]
        depth = max(0, depth + (piece == "{") - (piece == "}"))
        is_space = not piece.strip()
        if depth or not (is_space or piece == ","):
            word.append(piece)
            continue
        if word:
            yield "".join(word)
            word = []
        if piece == ",":
            yield ","
    if word:
        yield "".join(word)


def _person(parts: list[list[str]]) -> dict[str, str]:
    if len(parts) == 1:
        return person_from_words(parts[0])
    last, given = parts[0], parts[-1]
    particles = _particles(last)
    person = {
        "non-dropping-particle": _join(last[:particles]),
        "family": _join(last[particles:]),
        "given": _join(given),
    }
    if len(parts) > 2:
        person["suffix"] = _join([w for part in parts[1:-1] for w in part])
    return {name: words for name, words in person.items() if words}


def person_from_words(words: list[str]) -> dict[str, str]:
    """“Charles de Gaulle”; one word alone, or one in braces, is taken whole."""
    if len(words) == 1:
        return {"literal": _join(words)}
    start = next((n for n, w in enumerate(words[:-1]) if _is_small(w)), len(words) - 1)
    given, last = words[:start], words[start:]
    particles = _particles(last)
    person = {
        "given": _join(given),
        "non-dropping-particle": _join(last[:particles]),
        "family": _join(last[particles:]),
    }
    return {name: said for name, said in person.items() if said}


def _particles(words: list[str]) -> int:
    """How many words before the family name are in lower case."""
    count = 0
    while count < len(words) - 1 and _is_small(words[count]):
        count += 1
    return count


def _is_small(word: str) -> bool:
    """In lower case; what is in braces has none, as BibTeX counts."""
    if word.startswith("{"):
        return False
    letter = _PARTICLES.search(from_latex(word)[0])
    return letter is not None and letter[0].islower()


def _join(words: Iterable[str]) -> str:
    return " ".join(from_latex(word)[0] for word in words).strip()


def write_names(people: Iterable[Mapping[str, Any]]) -> str:
    """The names as one value: “von Geldern, James and {UNESCO}”."""
    return " and ".join(filter(None, map(_written, people)))


def _written(person: Mapping[str, Any]) -> str:
    if person.get("literal"):
        return f"{{{to_latex(str(person['literal']))}}}"
    particle = " ".join(
        str(person[name])
        for name in ("dropping-particle", "non-dropping-particle")
        if person.get(name)
    )
    family = _part(str(person.get("family", "")))
    family = f"{to_latex(particle)} {family}".strip() if particle else family
    rest = [_part(str(person[n])) for n in ("suffix", "given") if person.get(n)]
    if not person.get("given"):
        rest.append("{}")
    return ", ".join([family, *rest])


def _part(words: str) -> str:
    """In braces where a comma, “and” or a small letter would be misread."""
    written = to_latex(words)
    is_odd = "," in words or "{" in written or re.search(r"(?i)\band\b", words)
    small = any(_is_small(word) for word in words.split())
    return f"{{{written}}}" if is_odd or small else written
