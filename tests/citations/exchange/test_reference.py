"""A pasted reference line, field by field; and what a citation in the text tells."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citations.exchange.formats.reference import from_marker, from_reference

FREEZE = [{"family": "Freeze", "given": "Gregory L."}]
LINES = {
    "MLA, a book": (
        "Freeze, Gregory L. *Russia: A History*. 3rd ed., Oxford University Press, 2009.",
        {"type": "book", "author": FREEZE, "title": "Russia: A History", "edition": "3rd", "publisher": "Oxford University Press", "issued": {"date-parts": [[2009]]}},
    ),
    "MLA, an article": (
        "Fitzpatrick, Sheila. “The Two Faces of Anastasia.” *Slavic Review*, vol. 52, no. 2, 1993, pp. 225-41.",
        {"type": "article-journal", "author": [{"family": "Fitzpatrick", "given": "Sheila"}], "title": "The Two Faces of Anastasia", "container-title": "Slavic Review", "volume": "52", "issue": "2", "page": "225-41", "issued": {"date-parts": [[1993]]}},
    ),
    "MLA, a chapter": (
        "Kotkin, Stephen. “Speaking Bolshevik.” *Stalinism*, edited by Sheila Fitzpatrick, Routledge, 2000, pp. 103-30.",
        {"type": "chapter", "author": [{"family": "Kotkin", "given": "Stephen"}], "title": "Speaking Bolshevik", "container-title": "Stalinism", "editor": [{"family": "Fitzpatrick", "given": "Sheila"}], "publisher": "Routledge", "page": "103-30", "issued": {"date-parts": [[2000]]}},
    ),
    "MLA, two authors": (
        "Geldern, James von, and Lewis Siegelbaum. *Seventeen Moments in Soviet History*. 2015, www.soviethistory.msu.edu. Accessed 3 Mar. 2020.",
        {"type": "webpage", "author": [{"family": "Geldern", "given": "James von"}, {"family": "Siegelbaum", "given": "Lewis"}], "title": "Seventeen Moments in Soviet History", "URL": "https://www.soviethistory.msu.edu", "issued": {"date-parts": [[2015]]}, "accessed": {"date-parts": [[2020, 3, 3]]}},
    ),
    "Chicago, a book": (
        "Tucker, Robert C. Stalin in Power. New York: Norton, 1990.",
        {"type": "book", "author": [{"family": "Tucker", "given": "Robert C."}], "title": "Stalin in Power", "publisher": "Norton", "publisher-place": "New York", "issued": {"date-parts": [[1990]]}},
    ),
    "APA, an article": (
        "Fitzpatrick, S., & Geldern, J. (1993). The two faces of Anastasia. Slavic Review, 52(2), 225–241. https://doi.org/10.2307/2499923",
        {"type": "article-journal", "author": [{"family": "Fitzpatrick", "given": "S."}, {"family": "Geldern", "given": "J."}], "title": "The two faces of Anastasia", "volume": "52", "issue": "2", "page": "225-241", "container-title": "Slavic Review", "DOI": "10.2307/2499923", "issued": {"date-parts": [[1993]]}},
    ),
    "APA, a book": (
        "Kotkin, S. (1995). Magnetic mountain: Stalinism as a civilization. University of California Press.",
        {"type": "book", "author": [{"family": "Kotkin", "given": "S."}], "title": "Magnetic mountain: Stalinism as a civilization", "publisher": "University of California Press", "issued": {"date-parts": [[1995]]}},
    ),
    "Russian, a book": (
        "Гайдар Е. Т. Гибель империи. М.: РОССПЭН, 2006.",
        {"type": "book", "author": [{"family": "Гайдар", "given": "Е. Т."}], "title": "Гибель империи", "publisher": "РОССПЭН", "issued": {"date-parts": [[2006]]}},
    ),
    "a numbered entry": (
        "3. Tucker, Robert C. Stalin in Power. New York: Norton, 1990.",
        {"title": "Stalin in Power", "author": [{"family": "Tucker", "given": "Robert C."}]},
    ),
    "a page with an address only": (
        "https://www.example.org/article/1",
        {"type": "webpage", "URL": "https://www.example.org/article/1"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", LINES)
def test_the_fields_of_a_reference_are_found(name):
    line, expected = LINES[name]

    item = from_reference(line).item

    assert {field: item.get(field) for field in expected} == expected


def test_what_is_not_understood_is_named():
    guess = from_reference(
        "Tucker, Robert C. Stalin in Power. New York: Norton, 1990. Signed copy."
    )

    assert guess.item["title"] == "Stalin in Power"
    assert guess.left == ["Signed copy"]


@pytest.mark.parametrize(
    ("marker", "item"),
    [
        ("(Freeze 407)", {"type": "book", "author": [{"family": "Freeze"}]}),
        ("(Freeze 2009, 407)", {"type": "book", "author": [{"family": "Freeze"}], "issued": {"date-parts": [[2009]]}}),
        ("(Freeze, 2009, p. 407)", {"type": "book", "author": [{"family": "Freeze"}], "issued": {"date-parts": [[2009]]}}),
        ("(see Freeze 407-409)", {"type": "book", "author": [{"family": "Freeze"}]}),
        ("(Freeze and Tucker 12)", {"type": "book", "author": [{"family": "Freeze"}, {"family": "Tucker"}]}),
        ("(Freeze et al. 12)", {"type": "book", "author": [{"family": "Freeze"}]}),
        ("(Freeze, Russia: A History 407)", {"type": "book", "author": [{"family": "Freeze"}], "title": "Russia: A History"}),
        ("(“The Great Purges” 3)", {"type": "book", "title": "The Great Purges"}),
        ("(Seventeen Moments in Soviet History)", {"type": "book", "title": "Seventeen Moments in Soviet History"}),
        ("(https://example.org/a)", {"type": "webpage", "URL": "https://example.org/a"}),
        ("(Толстой 12)", {"type": "book", "author": [{"family": "Толстой"}]}),
        ("()", {"type": "book"}),
    ],
)  # fmt: skip
def test_a_marker_tells_of_its_source(marker, item):
    assert from_marker(marker) == item


PIECES = st.sampled_from(
    ["Freeze, ", "G. ", "L. ", "“", "”", "*", "(1993)", "pp. 3-4", "vol. 3", "In ", "//", "et al.", " and ", "&", "10.1000/x", "https://a.org/", "М.: ", "Press", "|", ".", ",", ":", "\x00", "\ud800", "Accessed 3 May 2020", "ed. by X Y"]
)  # fmt: skip


@given(st.lists(PIECES | st.text(max_size=8), max_size=60).map("".join))
def test_any_text_gives_a_guess(text):
    guess = from_reference(text)

    assert guess.item["type"]
    assert all(guess.left)
    assert from_marker(text)["type"]


@pytest.mark.parametrize(
    "piece",
    ["A. ", "(", "1993 ", "“", "*", "pp. ", "a, ", "Press ", "10.1000/", "www.", " and ", "vol. 1", ": ", "| ", "A.-", "accessed "],
)  # fmt: skip
def test_a_long_line_comes_to_an_end(piece):
    text = piece * (100_000 // len(piece))

    assert from_reference(text).item["type"]
    assert from_marker(text)["type"]
