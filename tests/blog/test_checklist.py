"""The checklist is advice in plain words."""

from types import SimpleNamespace

import pytest

from blog.checking import WordBar, checklist, linked, needs, note_number
from blog.citing import cited_as, picker_sources, shared_names
from citations.parsing.reader import read
from citations.parsing.text import project
from citations.parsing.types import ShelfSource
from citations.services import ReadText


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
    assert linked(found) == [("(Freeze 6)", "Russia", 1)]


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


def source(key, names, title, short=""):
    return SimpleNamespace(
        key=key,
        family_names=names,
        title=title,
        short_title=short,
        byline=", ".join(names),
        year="",
        last_page="",
    )


def test_the_short_title_is_written_only_where_names_are_shared():
    shelf = [
        source("a", ["Freeze"], "Russia: A History"),
        source("b", ["Fitzpatrick"], "Everyday Stalinism"),
        source("c", ["Fitzpatrick"], "The Russian Revolution", "Revolution"),
        source("d", [], "Seventeen Moments"),
        source("e", ["Hosking", "Service", "Figes"], "Many Hands"),
    ]
    shared = shared_names(shelf)
    assert [cited_as(s, shared) for s in shelf] == [
        "Freeze",
        "Fitzpatrick, Everyday Stalinism",
        "Fitzpatrick, Revolution",
        "Seventeen Moments",
        "Hosking et al.",
    ]
    assert picker_sources({s.key: s for s in shelf})[0]["short"] == "Freeze"


def test_the_word_bar_stays_on_its_line():
    for words in (0, 300, 900, 5000):
        bar = WordBar(words, 600, 900)
        assert 0 <= bar.length <= 300
        assert 0 <= bar.start <= bar.end <= 300
    assert WordBar(10, None, None).said == ""
