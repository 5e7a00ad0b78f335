"""What holds for any text at all."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citations.items.romanise import skeleton
from citations.reading.reader import Shelf, read
from citations.reading.slips import is_near, slips
from citations.reading.types import ShelfSource
from tests.citations.reading.reader_cases import FORMS, SENTENCES, SHELF
from tests.shared import SHARED

ATTACKS = SHARED / "data/attacks/citations.jsonl"
INDEXED = Shelf(SHELF)
PIECES = [
    "(", ")", "[", "]", "“", "”", '"', "‘", "’", "«", "»", "„", "Freeze", " 407", "; ",
    "pp. ", "1953", "\n", "\n\n", ". ", "Seventeen Moments", "qtd. in ", "(Tucker 3)",
    "🙂", "¹", "’s ", " notes ", " on page 3", "According to ", "[1]", "[1] ", "1. ",
    "Ibid., 4", "Works Cited\n", "Freeze, Gregory. Russia. 2009.\n", "Source: ", "и ",
    "Хлевнюк", " пишет ", "e\u0301", "\u200f", "Act 3, scene 2", "https://a.example/b ",
    "Fitzpatrick", " and ", "et al.", "(2009)", "-", "—", "von ", "Hamlet ", "\x00",
]  # fmt: skip
mixtures = st.lists(st.sampled_from(PIECES), max_size=80).map("".join)
texts = st.one_of(st.text(max_size=400), mixtures)
prose = st.lists(
    st.lists(
        st.sampled_from(["nobody", "asked", "says", "noted", "as", "described", "according", "to", "he", "of", "who", "why", "bread", "was", "short", "winter", "снег", "חורף"]),
        min_size=1,
        max_size=9,
    ).map(lambda words: f"{' '.join(words).capitalize()}."),
    min_size=1,
    max_size=4,
).map(" ".join)  # fmt: skip


def summary(text):
    reading = read(text, INDEXED)
    rows = [
        (c.marker, c.kind, c.state, c.source, c.candidates, c.locator, c.quotation and text[c.quotation.start : c.quotation.end])
        for c in reading.citations
    ]  # fmt: skip
    found = [(f.code, f.message, text[f.start : f.end]) for f in reading.findings]
    listed = [(text[e.start : e.end], e.source) for e in reading.listed]
    return rows, found, listed


@given(texts)
def test_spans_lie_inside_the_text_and_do_not_overlap(text):
    reading = read(text, INDEXED)

    end = 0
    for citation in reading.citations:
        assert end <= citation.start < citation.end <= len(text)
        assert text[citation.start : citation.end] == citation.marker
        end = citation.end
        if citation.quotation:
            assert 0 <= citation.quotation.start < citation.quotation.end <= len(text)
    for finding in reading.findings:
        assert 0 <= finding.start <= finding.end <= len(text)


@given(texts)
def test_reading_twice_gives_the_same(text):
    assert read(text, INDEXED) == read(text, SHELF)


@given(mixtures, prose, prose, st.sampled_from(["\n", "\n\n"]))
def test_prose_before_and_after_never_changes_a_reading(text, before, after, gap):
    assert summary(f"{before}{gap}{text}{gap}{after}") == summary(text)


CITED = [form[0] for form in FORMS if form[1]]


@given(prose, st.sampled_from(CITED), prose)
def test_a_citation_at_a_sentences_end_is_read_in_any_prose(before, marker, after):
    text = f"{before[:-1]} {marker}. {after}"

    assert [c.marker for c in read(text, INDEXED).citations] == [marker]


@given(prose, st.sampled_from([row[0] for row in SENTENCES]), prose)
def test_a_sentence_is_read_the_same_between_paragraphs(before, sentence, after):
    assert summary(f"{before}\n{sentence}\n{after}") == summary(sentence)


@given(st.text(max_size=30), st.text(max_size=30))
def test_slips_are_a_distance(one, other):
    assert slips(one, other) == slips(other, one)
    assert (slips(one, other) == 0) == (one == other)
    assert slips(one, other) <= max(len(one), len(other))


@given(st.text(max_size=60))
def test_any_word_has_a_skeleton_or_none(word):
    assert skeleton(word) == skeleton(word)


@pytest.mark.parametrize(
    "spellings",
    [
        "Хрущёв Khrushchev Chruščëv Hruŝëv Chruschtschow Khrouchtchev Khrushchov",
        "Троцкий Trotsky Trotskii Trockij Trotzky",
        "Хлевнюк Khlevniuk Khlevnyuk Chlevnjuk",
        "Чехов Chekhov Čechov Tchekhov",
        "Маяковский Mayakovsky Maiakovskii Majakovskij",
        "Горбачёв Gorbachev Gorbačëv Gorbatschow",
        "Ельцин Yeltsin Eltsin",
    ],
)
def test_spellings_of_a_name_meet(spellings):
    assert len({skeleton(name) for name in spellings.split()}) == 1


@pytest.mark.parametrize(
    ("typed", "name", "near"),
    [
        ("fitzpatric", "fitzpatrick", True), ("kruschev", "khrushchev", True),
        ("freze", "freeze", True), ("feeze", "freeze", True), ("freexe", "freeze", True),
        ("marks", "marsh", False), ("lenin", "lemin", False), ("tuker", "tucker", True),
        ("bucker", "tucker", False), ("stalin", "lenin", False), ("marx", "mark", False),
    ],
)  # fmt: skip
def test_a_slip_is_within_reason(typed, name, near):
    assert (len(name) >= 5 and is_near(typed, name)) == near


def test_one_name_in_two_alphabets_on_one_shelf_is_two_sources():
    shelf = [
        ShelfSource(id="a", family_names=("Хлевнюк",), title="Хозяин"),
        ShelfSource(id="b", family_names=("Khlevniuk",), title="Master of the House"),
    ]

    (one,) = read("It fell (Хлевнюк 12).", shelf).citations
    (other,) = read("It fell (Khlevniuk 12).", shelf).citations

    assert {one.source or one.candidates, other.source or other.candidates} <= {
        "a", "b", ("a", "b"),
    }  # fmt: skip


def test_attacks_are_survived():
    if not ATTACKS.exists():
        pytest.skip("the attack inputs are not here")
    for line in ATTACKS.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        gen = row.get("gen")
        text = row.get("input") or (
            gen.get("prefix", "") + gen["repeat"] * 4000 + gen.get("suffix", "")
        )
        for citation in read(text, INDEXED).citations:
            assert text[citation.start : citation.end] == citation.marker
