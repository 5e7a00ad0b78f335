"""Works cited in MLA 9: each entry, the order of the list, and its key."""

import copy
import re
from concurrent.futures import ThreadPoolExecutor

import pytest

from citations.styles import (
    Entry,
    format_reference,
    format_references,
    format_works_cited,
    lists,
    works_cited_key,
)
from citations.styles.pandoc import csl, engine
from citations.styles.registry import STYLES, style_named
from citations.styles.steps.alphabet import letters, without_article
from citations.styles.steps.publishers import short_publisher
from tests.citations.styles.mla_works import WORKS, person

BY_ID = {item["id"]: (item, html) for item, html in WORKS}


@pytest.fixture(scope="module")
def references():
    return format_references([item for item, _ in WORKS])


@pytest.mark.parametrize("key", BY_ID)
def test_a_work_is_written_as_the_handbook_has_it(key, references):
    expected = BY_ID[key][1]

    assert references[key].html == expected
    assert references[key].text == re.sub("</?i>", "", expected)


def test_the_list_is_in_the_order_of_the_alphabet_without_articles():
    entries = format_works_cited([item for item, _ in reversed(WORKS)])

    # “Death” under D, “Great” under G, Cyrillic after Latin.
    assert [entry.source for entry in entries] == [
        *(
            "upright",
            "carr",
            "davies",
            "death",
            "faces",
            "britannica",
            "freeze",
            "purges",
        ),
        *("who", "cult", "letter", "kotkin", "growth", "metro", "moments"),
        *(
            "siegelbaum",
            "actors",
            "solzhenitsyn",
            "stakhanovism",
            "rises",
            "tucker",
            "viola",
        ),
        *("zhivago", "khlevniuk"),
    ]


def test_further_works_of_one_author_begin_with_three_hyphens():
    sheila = [person("Sheila", "Fitzpatrick")]
    items = [
        {
            "id": "d",
            "type": "book",
            "title": "With Another",
            "author": [*sheila, person("Ann", "Bell")],
        },
        {"id": "c", "type": "book", "title": "The Two Faces", "author": sheila},
        {"id": "b", "type": "edited-book", "title": "Stalinism", "editor": sheila},
        {"id": "a", "type": "book", "title": "Everyday Stalinism", "author": sheila},
    ]

    assert [entry.text for entry in format_works_cited(items)] == [
        "Fitzpatrick, Sheila. Everyday Stalinism.",
        "---, editor. Stalinism.",
        "---. The Two Faces.",
        "Fitzpatrick, Sheila, and Ann Bell. With Another.",
    ]


def test_the_hyphens_follow_our_order_and_not_that_of_the_style():
    by = {"type": "book", "author": [person("Ann", "Bell")]}
    items = [
        {**by, "id": "b", "title": "Banner"},
        {**by, "id": "a", "title": "The Ark"},
    ]

    texts = [entry.text for entry in format_works_cited(items)]

    assert texts == ["Bell, Ann. The Ark.", "---. Banner."]


def test_references_on_their_own_always_name_the_author():
    items = [
        {"id": n, "type": "book", "title": n, "author": [person("A.", "Author")]}
        for n in ("One", "Two")
    ]

    entries = format_references(items)

    assert entries == {
        "One": Entry("One", "Author, A. One.", "Author, A. <i>One</i>."),
        "Two": Entry("Two", "Author, A. Two.", "Author, A. <i>Two</i>."),
    }
    assert format_reference(items[1]) == entries["Two"]


def test_no_items_make_no_list_and_start_no_process(monkeypatch):
    monkeypatch.setattr(lists, "render", None)

    assert format_works_cited([]) == []
    assert format_references([]) == {}


def test_a_list_takes_one_process(monkeypatch):
    calls = []
    monkeypatch.setattr(
        lists, "render", lambda *a, **k: calls.append(a) or engine.render(*a, **k)
    )

    format_works_cited([item for item, _ in WORKS])

    assert len(calls) == 1


def test_more_threads_than_turns_all_get_their_list():
    items = [WORKS[0][0]]

    with ThreadPoolExecutor(6) as pool:
        lists = list(pool.map(lambda _: format_works_cited(items), range(6)))

    assert [entries[0].html for entries in lists] == [WORKS[0][1]] * 6


def test_items_are_left_as_they_were():
    items = [item for item, _ in WORKS]
    before = copy.deepcopy(items)

    format_works_cited(items)

    assert items == before


def test_an_unknown_style_is_an_error_at_once():
    with pytest.raises(ValueError, match="no citation style named 'klingon'"):
        format_works_cited([], style="klingon")


def test_the_key_does_not_depend_on_how_an_item_is_written_down():
    item = {"id": "a", "title": "T", "volume": "3", "note": "mine"}
    same = {"volume": 3, "title": "T", "id": "a"}

    assert works_cited_key([item], "mla") == works_cited_key([same], "mla")
    assert re.fullmatch("[0-9a-f]{64}", works_cited_key([item], "mla"))


def test_the_key_changes_with_the_items_and_their_order():
    a, b = {"id": "a", "title": "T"}, {"id": "b", "title": "T"}
    variants = [[], [a], [b], [a, b], [b, a], [{**a, "title": "U"}]]

    assert len({works_cited_key(items, "mla") for items in variants}) == len(variants)


def test_the_key_changes_with_the_engine_and_the_style_file(monkeypatch):
    items = [{"id": "a", "title": "T"}]
    keys = {works_cited_key(items, "mla")}

    monkeypatch.setattr(lists, "ENGINE_VERSION", "3.10")
    keys.add(works_cited_key(items, "mla"))
    monkeypatch.setattr(lists, "style_hash", lambda csl: "another")
    keys.add(works_cited_key(items, "mla"))

    assert len(keys) == 3


def test_the_bundled_pandoc_is_the_version_we_know_and_not_the_one_on_path(monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")
    engine.pandoc_path.cache_clear()

    path = engine.pandoc_path()

    assert "pypandoc" in path.parts
    assert engine.checked_path(path) == path


@pytest.mark.parametrize("style", STYLES)
def test_the_style_file_keeps_its_licence(style):
    written = (csl.FOLDER / style_named(style).csl.file).read_text(encoding="utf-8")

    assert "Creative Commons Attribution-ShareAlike 3.0" in written


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Oxford University Press", "Oxford UP"),
        ("University of California Press", "U of California P"),
        ("The University of Chicago Press", "U of Chicago P"),
        ("University Press of Kansas", "UP of Kansas"),
        ("Michigan State University", "Michigan State U"),
        ("The MIT Press", "MIT P"),
        ("Free Press", "Free Press"),
        ("Presses Universitaires de France", "PU de France"),
        ("Little, Brown and Company", "Little, Brown"),
        ("Simon & Schuster", "Simon and Schuster"),
        ("Alfred A. Knopf, Inc.", "Alfred A. Knopf"),
        ("Routledge Ltd", "Routledge"),
        ("M. E. Sharpe", "M. E. Sharpe"),
        ("Company", "Company"),
        ("Costa", "Costa"),
        ("U.S.S.R. Academy of Sciences", "USSR Academy of Sciences"),
    ],
)
def test_publishers_are_shortened(name, short):
    assert short_publisher(name) == short


@pytest.mark.parametrize(
    ("edition", "printed"),
    [
        ("2", "2nd ed."),
        ("2nd edition", "2nd ed."),
        ("Second Edition", "2nd ed."),
        ("Revised edition", "Rev. ed."),
        ("Penguin Classics", "Penguin Classics"),
    ],
)
def test_editions_are_numbers_and_short(edition, printed):
    item = {"id": "a", "type": "book", "title": "T", "edition": edition}

    assert format_reference(item).text == f"T. {printed.removesuffix('.')}."


def test_a_genre_that_repeats_the_title_is_left_out():
    item = {"id": "a", "title": "Letter to Kamenev", "genre": "Letter to Kamenev"}

    assert format_reference(item).text == "“Letter to Kamenev.”"


@pytest.mark.parametrize(
    ("source", "printed"),
    [
        ("Internet Archive", " Internet Archive, a.org/t."),
        ("Open WorldCat", " a.org/t."),
    ],
)
def test_a_catalogue_is_no_container(source, printed):
    item = {"id": "a", "type": "book", "title": "T", "source": source}

    entry = format_reference({**item, "URL": "https://a.org/t"})

    assert entry.text == f"T.{printed}"


@pytest.mark.parametrize(
    ("first", "last", "printed"),
    [
        (1950, 1978, "1950–78"),
        (1898, 1905, "1898–1905"),
        (1901, 1905, "1901–05"),
        (1950, 1950, "1950"),
    ],
)
def test_years_of_one_century_are_shortened(first, last, printed):
    issued = {"date-parts": [[first], [last]]}
    item = {"id": "a", "type": "book", "title": "T", "issued": issued}

    assert format_reference(item).text == f"T. {printed}."


@pytest.mark.parametrize(
    ("title", "language", "rest"),
    [
        ("The Great Purges", "", "Great Purges"),
        ("A History", "en-GB", "History"),
        ("Theory", "", "Theory"),
        ("The", "", "The"),
        ("“The Thaw”", "", "“Thaw”"),
        ("Die Mutter", "de", "Mutter"),
        ("Die Hard", "", "Die Hard"),
        ("L’Année terrible", "fr", "Année terrible"),
        ("A", "", "A"),
    ],
)
def test_an_initial_article_does_not_count(title, language, rest):
    assert without_article(title, language) == rest


def test_the_alphabet_knows_neither_case_nor_accents_nor_spaces():
    assert letters("Éluard, de La–Tour") == letters("eluard DELATOUR")


def test_one_author_stands_before_the_same_with_others():
    style = style_named("mla")
    one, two, three = person("A", "Bell"), person("C", "Ames"), person("D", "Zorn")

    def key(title, *names):
        return style.sort_key({"type": "book", "title": title, "author": list(names)})

    assert key("Z", one) < key("A", one, two) < key("A", one, two, three)
    assert key("A", one, three, two) < key("B", one, two, three)
