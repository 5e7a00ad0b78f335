"""Items nobody would enter on purpose: the list is made all the same, and is safe."""

import html
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citations.items.clean import LONGEST_TITLE
from citations.items.fields import DATES, NAMES, TEXTS, TITLES, TYPES
from citations.styles import (
    BibliographyError,
    format_reference,
    format_references,
    format_works_cited,
    works_cited_key,
)
from citations.styles.pandoc import engine
from citations.styles.pandoc.safe_items import safe_item, safe_items
from tests.soak import examples

HOSTILE = [
    # (why, item, what the entry says)
    ("markup", {"title": "<script>alert(1)</script>"}, "<script>alert(1)</script>"),
    ("an image", {"title": "<img src=x onerror=alert(1)>"}, "<img src=x onerror="),
    ("an entity", {"title": "R&amp;D &lt;b&gt;"}, "R&amp;D &lt;b&gt;"),
    ("half a tag", {"title": "a <i>b"}, "a b"),
    ("a tag inside out", {"title": "</i>a<i>"}, "a"),
    ("nested tags", {"title": "<i><i>a</i></i> b"}, "a b"),
    (
        "a span",
        {"title": '<span class="nocase">a</span>'},
        "<span class=‘nocase’>a</span>",
    ),
    ("an open end", {"title": "a </span> b"}, "a </span> b"),
    ("new lines", {"title": "One\n\nTwo\r\nThree\t four"}, "One Two Three four"),
    ("braces", {"title": "{{x}} {% y %} $z$"}, "{{x}} {% y %} $z$"),
    ("markdown", {"title": "*a* _b_ [c](d) @e `f` # g"}, "*a* _b_ [c](d) @e `f` # g"),
    ("a NUL", {"title": "a\x00b"}, "ab"),
    ("a lone surrogate", {"title": "a\ud800b"}, "ab"),
    ("a private character", {"title": "a\ue000b"}, "ab"),
    ("turned-round text", {"title": "a\u202eb"}, "ab"),
    ("a list for a title", {"title": ["a"], "publisher": "P"}, "x"),
    ("a number for a title", {"title": 1984}, "1984"),
    ("a name that is text", {"title": "T", "author": "Tass"}, "Tass. “T.”"),
    ("a name that is a list", {"title": "T", "author": [[1], None, {}, 3]}, "3. “T.”"),
    ("numbers as names", {"title": "T", "author": [{"family": 7}]}, "7. “T.”"),
    ("a date that is text", {"title": "T", "issued": "1953-03-06"}, "6 Mar. 1953"),
    ("a date of strings", {"title": "T", "issued": {"date-parts": [["1953"]]}}, "1953"),
    ("no such day", {"title": "T", "issued": {"date-parts": [[1953, 13, 40]]}}, "1953"),
    ("a flat date", {"title": "T", "issued": {"date-parts": [1953]}}, "1953"),
    ("a broken date", {"title": "T", "issued": {"date-parts": {"a": 1}}}, "T"),
    ("a bad address", {"title": "T", "URL": "javascript:alert(1)"}, "“T.”"),
    ("an unknown type", {"type": "hologram", "title": "T"}, "“T.”"),
    ("a type that is a list", {"type": ["book"], "title": "T"}, "“T.”"),
    ("nothing at all", {}, "x"),
]


@pytest.fixture(scope="module")
def hostile_entries():
    items = [{**item, "id": f"h{n}"} for n, (_, item, _) in enumerate(HOSTILE)]
    bare = {"id": "x"}
    items = [
        {**i, "id": "x" + i["id"]} if "title" not in i else i
        for i in items
        if i != bare
    ]
    return format_references(items)


@pytest.mark.parametrize(
    ("number", "says"),
    [pytest.param(n, says, id=why) for n, (why, _, says) in enumerate(HOSTILE)],
)
def test_a_hostile_item_still_gets_its_entry(number, says, hostile_entries):
    entry = hostile_entries.get(f"h{number}") or hostile_entries[f"xh{number}"]

    assert says in entry.text or says == "x"
    assert_safe(entry)


def assert_safe(entry):
    """Only <i> as markup, paired and not nested, and the same words as the text."""
    assert re.sub(r"<i>[^<]*</i>|[^<]", "", entry.html) == ""
    assert html.unescape(re.sub(r"</?i>", "", entry.html)) == entry.text
    assert entry.text.strip()


def test_a_bad_field_is_dropped_and_the_others_stay():
    item = {"type": "book", "title": "T", "author": 1.5, "volume": [], "publisher": {}}

    assert safe_item(item) == {
        "type": "book",
        "title": "T",
        "author": [{"literal": "1.5"}],
    }


def test_an_address_keeps_its_apostrophes():
    item = {"id": "a", "type": "webpage", "title": "T", "URL": "https://a.org/it's"}
    item["DOI"] = "10.1000/it's<1>x"

    assert "10.1000/it's<1>x" in format_reference(item).text
    del item["DOI"]
    assert "a.org/it's" in format_reference(item).text


def test_an_item_without_anything_shows_its_id():
    assert format_reference({"id": "freeze2009"}).text == "“freeze2009.”"


def test_a_huge_title_is_cut_and_the_rest_of_the_entry_stays():
    entry = format_reference(
        {"id": "a", "type": "book", "title": "word " * 20_000, "publisher": "Penguin"}
    )

    assert entry.text.endswith("…. Penguin.")
    assert len(entry.text) < LONGEST_TITLE + 20


@pytest.mark.parametrize(
    "unit",
    [
        "<i>",
        "<i>a</i>",
        "“",
        "“‘",
        "“a ‘b’ c”",
        "‘<i>“",
        "„",
        "«",
        '"',
        "'",
        "\"'",
        "(",
        "<",
        "&",
        "‘",
        "а́",
        "𝔸",
    ],
)
def test_a_title_of_one_mark_a_thousand_times_is_formatted_in_time(unit):
    item = {"id": "a", "type": "book", "title": unit * 1000, "publisher": "Penguin"}

    assert_safe(format_reference(item, timeout=5.0))


def test_of_two_items_with_one_id_the_first_counts():
    entries = format_works_cited([{"id": 1, "title": "A"}, {"id": "1", "title": "B"}])

    assert [(e.source, e.text) for e in entries] == [("1", "“A.”")]


def test_ids_of_any_kind_come_back_as_given():
    ids = ["a b", "</i>", "@x; y", "Фриз", "ref-w0", "*", "w1", " pad "]

    entries = format_works_cited([{"id": i, "title": "T" + i} for i in ids])

    assert {e.source for e in entries} == set(ids)


def test_things_that_are_not_items_get_an_entry_of_their_own():
    assert list(safe_items([None, 3, {"id": True}])) == ["item-1", "item-2", "item-3"]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["family", "literal", "date-parts", "raw", "x"]), inner
        )
    ),
    max_leaves=8,
)
FIELDS = ("id", "DOI", "URL", "page", *TITLES, *TEXTS, *NAMES, *DATES)
ITEMS = st.lists(
    st.builds(
        lambda kind, fields: {"type": kind, **fields},
        st.sampled_from(sorted(TYPES)) | JSON,
        st.dictionaries(st.sampled_from(FIELDS), JSON, max_size=6),
    ),
    min_size=1,
    max_size=8,
)


@examples(100)
@given(ITEMS)
def test_cleaning_never_fails_and_leaves_only_what_json_can_hold(items):
    cleaned = safe_items(items)

    json.dumps(cleaned, allow_nan=False).encode("ascii")
    assert all("\x00" not in str(item) for item in cleaned.values())
    assert len(works_cited_key(items, "mla")) == 64


@examples(25)
@given(ITEMS)
def test_any_items_make_a_list_with_one_safe_entry_each(items):
    entries = format_works_cited(items)

    assert sorted(e.source for e in entries) == sorted(safe_items(items))
    for entry in entries:
        assert_safe(entry)


def test_a_slow_pandoc_is_stopped(fake_pandoc):
    fake_pandoc("sleep 20")

    with pytest.raises(BibliographyError, match="took too long"):
        format_works_cited([{"id": "a", "title": "A"}], timeout=0.5)


@pytest.mark.parametrize(
    ("script", "says"),
    [
        ("exit 3", "stopped with an error"),
        ("echo not json", "cannot read"),
        ("echo '[]'", "cannot read"),
        ("echo '{\"blocks\": 3}'", "cannot read"),
    ],
)
def test_a_broken_pandoc_is_told_in_a_sentence(script, says, fake_pandoc):
    fake_pandoc(script)

    with pytest.raises(BibliographyError, match=says):
        format_works_cited([{"id": "a", "title": "A"}])


def test_another_version_of_pandoc_is_refused(fake_pandoc):
    fake_pandoc("", version="2.17")

    with pytest.raises(BibliographyError, match=r"Pandoc 3\.9 is needed"):
        format_works_cited([{"id": "a", "title": "A"}])


def test_a_missing_pandoc_is_told_in_a_sentence(monkeypatch, tmp_path):
    monkeypatch.setattr(engine, "pandoc_path", lambda: tmp_path / "nothing")

    with pytest.raises(BibliographyError, match="could not be started"):
        format_works_cited([{"id": "a", "title": "A"}])


def test_a_failure_gives_the_turn_back(fake_pandoc):
    fake_pandoc("exit 3")

    for _ in range(engine.AT_ONCE + 1):
        with pytest.raises(BibliographyError, match="stopped with an error"):
            format_works_cited([{"id": "a", "title": "A"}], timeout=5.0)


@pytest.fixture
def fake_pandoc(monkeypatch, tmp_path):
    def make(script, version=engine.ENGINE_VERSION):
        path = tmp_path / "pandoc"
        path.write_text(
            f'#!/bin/sh\n[ "$1" = --version ] && echo pandoc {version} && exit\n{script}\n'
        )
        path.chmod(0o755)
        monkeypatch.setattr(engine, "pandoc_path", lambda: path)

    return make
