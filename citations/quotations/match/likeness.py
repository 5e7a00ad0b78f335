"""When a word of the page is the quotation's word, misread by a scanner.

A scanner's errors are on the page, not in the quotation, and make words that are none:
a page's word that also occurs elsewhere in the source is a word of its own.
"""

from __future__ import annotations

from collections.abc import Sequence

from citations.quotations.match.pieces import TypedWord
from citations.quotations.match.source_index import SourceIndex

_PAIRS = (
    ("rn", "m"), ("cl", "d"), ("vv", "w"), ("ii", "u"), ("li", "h"), ("nn", "m"),
    ("ri", "n"), ("tt", "u"), ("fi", "h"), ("ln", "h"), ("in", "m"), ("ni", "m"),
)  # fmt: skip
"""Letters that a scanner takes for one."""
_ONE = ("1il|j", "0oо", "5s", "8b6", "aа", "eе", "pр", "cс", "xх", "yу")
"""Shapes that are one."""
_ALIKE = ("ceoa", "nuhb", "tfr", "ijlt1", "gqy9", "fs", "hk", "vy", "mn", "иний", "пнли",
          "шщ", "ес", "ьъыв", "бо", "зэ", "тг")  # fmt: skip
"""Shapes that are near."""
_SINGLE = {"i", "l", "1"}

RARER_SHORT, RARER_LONG = (6, 25), (3, 5)
"""So many times rarer than the quotation's word, a page's word may be a misreading of it:
by shapes that are one, and by shapes that are near; of a short word, and of a long one."""
LONG = 7
"""Letters of a long word: few such words differ in a letter only."""
RARE = 6


def _near(groups: tuple[str, ...]) -> frozenset[tuple[str, str]]:
    return frozenset((a, b) for group in groups for a in group for b in group)


_SAME_SHAPE, _LIKE_SHAPE = _near(_ONE), _near(_ALIKE)


def misreadings(word: str, page: str, most: int = 2) -> tuple[int, int] | None:
    """(shapes taken for one another, shapes only near) that make `page` of `word`.

    None when it takes more than `most` near shapes, or cannot be done.
    """
    states = {(0, 0): (0, 0)}
    for _step in range(max(len(word), len(page)) + 1):
        done = states.get((len(word), len(page)))
        if done is not None:
            return done
        states = _read_on(word, page, states, most)
    return states.get((len(word), len(page)))


def _read_on(
    word: str, page: str, states: dict[tuple[int, int], tuple[int, int]], most: int
) -> dict[tuple[int, int], tuple[int, int]]:
    """Every way to read a letter, or a pair as one, from the places reached so far."""
    reached: dict[tuple[int, int], tuple[int, int]] = {}
    for (i, j), (one, near) in states.items():
        if i == len(word) and j == len(page):
            ways = [(i, j, 0, 0)]
        else:
            ways = _ways(word, page, i, j)
        for di, dj, same, like in ways:
            cost = (one + same, near + like)
            place = (di, dj)
            if cost[1] <= most and (place not in reached or sum(cost) < sum(reached[place])):  # fmt: skip
                reached[place] = cost
    return reached


def _ways(word: str, page: str, i: int, j: int) -> list[tuple[int, int, int, int]]:
    ways = []
    if i < len(word) and j < len(page):
        a, b = word[i], page[j]
        if a == b:
            return_cost: tuple[int, int] | None = (0, 0)
        elif (a, b) in _SAME_SHAPE:
            return_cost = (1, 0)
        else:
            return_cost = (0, 1) if (a, b) in _LIKE_SHAPE else None
        if return_cost is not None:
            ways.append((i + 1, j + 1, *return_cost))
    for pair, letter in _PAIRS:
        if word.startswith(pair, i) and page.startswith(letter, j):
            ways.append((i + 2, j + 1, 1, 0))
        if word.startswith(letter, i) and page.startswith(pair, j):
            ways.append((i + 1, j + 2, 1, 0))
    return ways


def is_same_word(index: SourceIndex, typed: TypedWord, page: str) -> bool:
    """The page has this word, perhaps misread."""
    word = typed.folded
    if word == page:
        return True
    if typed.stem is not None and len(typed.stem) + len(typed.ending) >= 2:
        return page.startswith(typed.stem) and page.endswith(typed.ending)
    if word in _SINGLE and page in _SINGLE:
        return True
    if page.startswith(word) and len(word) > 2 and _is_note(page[len(word) :]):
        return word.isalpha()
    return _is_misreading(index, word, page)


def _is_note(rest: str) -> bool:
    """A note's figure printed right after a word."""
    return rest.isdigit() and len(rest) <= 3


def _is_misreading(index: SourceIndex, word: str, page: str) -> bool:
    if word.isdigit() and page.isdigit():
        return False
    on_page, elsewhere = index.count(page), index.count(word)
    if not page.isalpha() and not page.isdigit():
        on_page = (
            1  # figures among letters make no word, however often they occur there
        )
    one, near = RARER_LONG if len(word) >= LONG else RARER_SHORT
    if on_page > 1 and on_page * one > elsewhere:
        return False
    read = misreadings(word, page)
    if read is not None and not read[1]:
        return True
    if on_page > 1 and on_page * near > elsewhere:
        return False
    if len(word) < 6:
        return read is not None and read[1] < 2 and on_page * near <= elsewhere
    if read is not None:
        return True
    return elsewhere > 0 and word.isalpha() and _is_slip(word, page)


def _is_slip(word: str, page: str) -> bool:
    """One letter misread, dropped or added well inside a long word.

    The ends of words are where grammar changes them (reform, reforms, reformed;
    possible, impossible).
    """
    if len(word) < 7 or abs(len(word) - len(page)) > 1:
        return False
    pairs = zip(word, page, strict=False)
    at = next(
        (n for n, (a, b) in enumerate(pairs) if a != b), min(len(word), len(page))
    )
    behind = len(word) - at - (len(page) <= len(word))
    rest_of_word = word[at + (len(word) >= len(page)) :]
    rest_of_page = page[at + (len(page) >= len(word)) :]
    return at >= 2 and behind >= 2 and rest_of_word == rest_of_page


def are_same(
    index: SourceIndex, typed: Sequence[TypedWord], page: Sequence[str]
) -> bool:
    """The same letters with the words divided differently, perhaps misread.

    “ofthe” is “of the”, “collec tivization” is “collectivization”.
    """
    if not typed or not page:
        return False
    letters, printed = "".join(w.folded for w in typed), "".join(page)
    if letters == printed:
        return True
    if abs(len(letters) - len(printed)) > 4 or not _are_rare(index, typed, page):
        return False
    if letters.isdigit() or printed.isdigit() or len(letters) > 60:
        return False
    return misreadings(letters, printed, 1) is not None


def _are_rare(
    index: SourceIndex, typed: Sequence[TypedWord], page: Sequence[str]
) -> bool:
    least = min(index.count(word) for word in page)
    most = max(index.count(word.folded) for word in typed)
    return least <= 1 or least * RARE <= most
