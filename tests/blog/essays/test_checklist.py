"""The checklist is advice in plain words."""

from types import SimpleNamespace

import pytest

from blog.essays.editor.checklist import (
    Linked,
    WordBar,
    checklist,
    linked,
    needs,
    note_number,
)
from blog.essays.editor.mixed_styles import mixed_styles
from blog.essays.markers import picker_sources
from citations.documents.services.read import ReadText, read_html
from citations.reading.reader import read
from citations.reading.text import project
from citations.reading.types import ShelfSource
from tests.factories import make_source


def reading_of(html):
    projection = project(html)
    shelf = [ShelfSource("freeze", ("Freeze",), "Russia")]
    found = read(projection.text, shelf, blocks=projection.blocks)
    return ReadText(projection, found, {})


def ask(html, **wanted):
    assignment = SimpleNamespace(
        **{"words_min": None, "words_max": None, "sources_wanted": 0, **wanted}
    )
    ticks = checklist(html, reading_of(html), assignment)
    return {tick.code: (tick.ok, tick.text) for tick in ticks}


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({}, (True, "4 words")),
        ({"words_min": 6}, (False, "2 words under the range")),
        ({"words_max": 3}, (False, "1 word over the range")),
        ({"words_min": 1, "words_max": 9}, (True, "4 words")),
    ],
)
def test_words_against_the_range(wanted, expected):
    assert ask("<p>Queues grew (Freeze 4).</p>", **wanted)["words"] == expected


def test_sources_citations_and_quotations():
    body = "<p>“Nobody had ever said such a thing.” Indeed (Yurchak 170).</p><p>(Freeze 4)</p>"
    said = ask(body, sources_wanted=2)
    assert said["sources"] == (False, "1 source, 2 wanted")
    assert said["citations"] == (False, "1 citation not linked")
    body = "<p>“Nobody had ever said such a thing at all.”</p>"
    assert ask(body)["quotations"] == (False, "1 quotation without a citation")


def test_what_stands_in_a_note_says_in_which():
    note = '<span class="footnote">{}</span>'
    body = f"<p>A{note.format('So.')} b{note.format('See (Nobody 6).')} (Nobody 7).</p>"
    found = reading_of(body)
    assert [(n.said, n.note) for n in needs(found)] == [
        ("(Nobody 7)", None),
        ("(Nobody 6)", 2),
    ]
    assert note_number(found, 0) is None
    assert note_number(found, len(found.projection.text)) == 2
    assert ask(body)["words"] == (True, "4 words")


def test_linked_citations_say_their_note_too():
    body = '<p>A.<span class="footnote">See (Freeze 6).</span></p>'
    found = reading_of(body)
    found.sources["freeze"] = SimpleNamespace(title="Russia")
    assert linked(found) == [Linked("(Freeze 6)", "Russia", 1, "")]


def test_pictures_want_a_credit_and_a_description():
    good = '<figure><img src="x" alt="A"><figcaption><small class="credit">N</small></figcaption></figure>'
    bare = '<figure><img src="x" alt=" "><figcaption>c</figcaption></figure>'
    assert "credits" not in ask("<p>a</p>")
    assert ask(good)["credits"][0]
    assert ask(good)["descriptions"][0]
    assert ask(good + bare)["credits"] == (False, "1 picture without a credit")
    assert ask(good + bare)["descriptions"] == (
        False,
        "1 picture without a description",
    )


def test_captions_do_not_count_as_words():
    assert ask("<p>One two</p><figure><figcaption>three</figcaption></figure>")[
        "words"
    ] == (
        True,
        "2 words",
    )


def source(key, names, title, short="", **fields):
    item = {
        "id": key,
        "type": "book",
        "title": title,
        "author": [{"family": name, "given": "A."} for name in names],
        "issued": {"date-parts": [[2009]]},
    }
    return SimpleNamespace(
        key=key,
        item={**item, **fields},
        title=title,
        short_title=short,
        byline=", ".join(names),
        year="",
        last_page="",
        full_note={},
    )


SHELF = [
    source("a", ["Freeze"], "Russia: A History"),
    source("b", ["Fitzpatrick"], "Everyday Stalinism"),
    source("c", ["Fitzpatrick"], "The Russian Revolution", "Revolution"),
    source("d", [], "Seventeen Moments"),
    source("e", ["Hosking", "Service", "Figes"], "Many Hands"),
]


@pytest.mark.parametrize(
    ("style", "short"),
    [
        (
            "mla",
            [
                "Freeze",
                "Fitzpatrick, Everyday Stalinism",
                "Fitzpatrick, Revolution",
                "Seventeen Moments",
                "Hosking et al.",
            ],
        ),
        (
            "apa",
            [
                "Freeze, 2009",
                "Fitzpatrick, Everyday Stalinism, 2009",
                "Fitzpatrick, The Russian Revolution, 2009",
                "Seventeen Moments, 2009",
                "Hosking et al., 2009",
            ],
        ),
        (
            "chicago-author-date",
            [
                "Freeze 2009",
                "Fitzpatrick, Everyday Stalinism 2009",
                "Fitzpatrick, Revolution 2009",
                "Seventeen Moments 2009",
                "Hosking et al. 2009",
            ],
        ),
        (
            "harvard",
            [
                "Freeze, 2009",
                "Fitzpatrick, Everyday Stalinism, 2009",
                "Fitzpatrick, The Russian Revolution, 2009",
                "Seventeen moments, 2009",
                "Hosking, Service and Figes, 2009",
            ],
        ),
        (
            "turabian-author-date",
            [
                "Freeze 2009",
                "Fitzpatrick, Everyday Stalinism 2009",
                "Fitzpatrick, Revolution 2009",
                "Seventeen Moments 2009",
                "Hosking, Service, and Figes 2009",
            ],
        ),
    ],
)
def test_the_short_title_is_written_only_where_names_are_shared(style, short):
    picked = picker_sources({s.key: s for s in SHELF}, style)

    assert [row["short"] for row in picked] == short
    assert all(row["note"] is None for row in picked)


def test_what_comes_before_the_page_follows_the_style():
    def joints(style):
        row = picker_sources({"a": SHELF[0]}, style)[0]
        return row["joins"], row["joins_range"]

    assert joints("mla") == (" ", " ")
    assert joints("chicago-author-date") == (", ", ", ")
    assert joints("apa") == (", p. ", ", pp. ")
    assert joints("harvard") == (", p. ", ", pp. ")
    assert joints("turabian-author-date") == (", ", ", ")


def test_in_the_style_with_notes_the_picker_gets_notes():
    kept = {"whole": "A. Freeze, <i>Russia</i>.", "place": "A. Freeze, \ue015."}
    first, second = picker_sources(
        {
            "a": SimpleNamespace(**{**vars(SHELF[0]), "full_note": kept}),
            "b": SHELF[1],
        },
        "chicago-notes",
    )

    assert first["note"] == {
        "full": "A. Freeze, <i>Russia</i>.",
        "full_at": ["A. Freeze, ", "."],
        "short": "Freeze, <i>Russia</i>.",
        "short_at": ["Freeze, <i>Russia</i>, ", "."],
    }
    # Not formatted yet: the short note does.
    assert second["note"]["full"] == "Fitzpatrick, <i>Everyday Stalinism</i>."


@pytest.fixture
def read_in(course):
    """Reads a text in a course of a style, with Freeze and Smith on its shelf."""
    make_source(course, family="Freeze", title="Russia: A History", key="freeze")
    make_source(course, family="Smith", title="Bread", key="smith")

    def read(style, text):
        course.library.style = style
        return read_html(f"<p>{text}</p>", course.library)

    return read


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("style", "text", "sentence"),
    [
        (
            "mla",
            "It fell (Freeze, 2001, p. 407).",
            "MLA 9 would write (Freeze 407).",
        ),
        (
            "apa",
            "It fell (Freeze 407). It rose (Smith 12).",
            "APA 7 would write (Freeze, 2001, p. 407). There is 1 more like this.",
        ),
        (
            "chicago-author-date",
            "It fell (Freeze 407).",
            "Chicago 18, author-date would write (Freeze 2001, 407).",
        ),
        (
            "chicago-notes",
            "It fell (Freeze 407).",
            "Chicago 18, notes puts this in a footnote: Freeze, Russia, 407.",
        ),
        (
            "harvard",
            "It fell (Freeze 2001, 407).",
            "Harvard (Cite Them Right 12) would write (Freeze, 2001, p. 407).",
        ),
        (
            "turabian-author-date",
            "It fell (Freeze, 2001, p. 407).",
            "Turabian 9, author-date would write (Freeze 2001, 407).",
        ),
        ("harvard", "It fell (Freeze, 2001, pp. 407–8).", None),
        ("turabian-author-date", "It fell (Freeze 2001, 407).", None),
        ("mla", "It fell (Freeze 407), as Smith says on page 12.", None),
        ("apa", "It fell (Freeze, 2001, p. 407).", None),
        ("mla", "It fell (Nobody, 2001, p. 407).", None),
    ],
)
def test_a_marker_in_another_style_gets_advice(read_in, style, text, sentence):
    read = read_in(style, text)
    found = [advice.sentence for advice in mixed_styles(read)]

    assert found == ([sentence] if sentence else [])
    assert [n.sentence for n in needs(read) if n.state == "style"] == found


def test_the_word_bar_stays_on_its_line():
    for words in (0, 300, 900, 5000):
        bar = WordBar(words, 600, 900)
        assert 0 <= bar.length <= 300
        assert 0 <= bar.start <= bar.end <= 300
    assert WordBar(10, None, None).said == ""
