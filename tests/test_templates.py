"""Templates that one can read: narrow, short, made of parts that say what they need."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

FOLDER = Path(settings.BASE_DIR, "templates")
FILES = sorted(FOLDER.rglob("*.html"))
WIDEST, LONGEST = 120, 80

ALWAYS_FULL = {
    "blog/shelf/source_type.html": "a fixed list",
    "blog/discussion/post_detail.html": "two lists that share one line for nothing",
    "grading/desk/desk.html": "the student who is open is one of them",
    "grading/desk/desk_conflict.html": "there is a mark to disagree about",
    "grading/feedback/my_work.html": "two lists that share one line for nothing",
}
"""Pages with a list that needs no words for having nothing in it."""

INCLUDE = re.compile(r'\{% include "([^"]+)"([^%]*)%\}')
GIVEN = re.compile(r"(\w+)=")
PIECE = re.compile(r"\{% (\w+)[^%]*%\}|<(/?)(?:ul|ol|tbody)\b")


def name_of(path: Path) -> str:
    """As templates call it."""
    return path.relative_to(FOLDER).as_posix()


PARTS = [path for path in FILES if path.name.startswith("_")]
PAGES = [path for path in FILES if path not in PARTS]


def needed(path: Path) -> str:
    """A part's first line."""
    return path.read_text(encoding="utf-8").splitlines()[0]


def bare_lists(source: str) -> Iterator[int]:
    """Lines of loops in a list that have no words for nothing, and no `if` around."""
    place: list[tuple[str, int]] = []
    full: set[int] = set()
    for piece in PIECE.finditer(source):
        word = piece[1] or ("endlist" if piece[2] else "list")
        at = source.count("\n", 0, piece.start()) + 1
        if word in {"if", "for", "list"}:
            place.append((word, at))
        elif word == "empty":
            full.add(next(line for what, line in reversed(place) if what == "for"))
        elif word in {"endif", "endfor", "endlist"}:
            what, line = place.pop()
            around = {one for one, _line in place} - {"block", "with"}
            if what == "for" and line not in full and around == {"list"}:
                yield line


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_a_template_is_narrow_and_short(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if len(line) > WIDEST] == []
    assert len(lines) <= LONGEST


@pytest.mark.parametrize("path", PARTS, ids=name_of)
def test_a_part_begins_with_what_it_needs(path):
    assert re.match(r"\{# Needs.* #\}$", needed(path))


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_a_part_sees_only_what_it_is_given_and_says_so(path):
    for name, rest in INCLUDE.findall(path.read_text(encoding="utf-8")):
        if "/_" not in name:
            continue
        assert rest.split()[-1:] == ["only"], name
        words = set(re.findall(r"\w+", needed(FOLDER / name)))
        assert set(GIVEN.findall(rest)) <= words, name


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_a_list_has_words_for_having_nothing_in_it(path):
    found = list(bare_lists(path.read_text(encoding="utf-8")))
    assert bool(found) == (name_of(path) in ALWAYS_FULL)


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("<ul>{% for a in b %}<li>{% endfor %}</ul>", [1]),
        ("<ul>{% for a in b %}<li>{% empty %}<li>{% endfor %}</ul>", []),
        ("{% if b %}<ol>{% for a in b %}<li>{% endfor %}</ol>{% endif %}", []),
        ("{% for a in b %}<p>{% endfor %}", []),
    ],
)
def test_a_list_without_words_for_nothing_is_found(source, found):
    assert list(bare_lists(source)) == found
