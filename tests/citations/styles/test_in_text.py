"""Citations in the text: what each style writes, and which style a marker is in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citations.reading.reader import read
from citations.reading.types import ShelfSource
from citations.styles import chicago_notes, harvard, turabian_author_date
from citations.styles.full_notes import PLACE, format_full_notes
from citations.styles.in_text import (
    Cited,
    PlaceInWork,
    cited,
    full_note,
    in_text,
    joint,
    lead_in,
    shared_keys,
    short_note,
)
from citations.styles.markers import mixes_styles, styles_of_marker
from citations.styles.registry import STYLES, style_named
from tests.citations.golden import SETS, WORKS
from tests.citations.golden.kinds import FIRST_STYLES, day, person

ITEMS = {work.item["id"]: work.item for work in WORKS}
PAGE = PlaceInWork("page", "407", "407")
IN_BRACKETS = [style for style in STYLES.values() if not style.is_in_notes]

# MLA 9, 6.3 to 6.25; CMOS 18, 13.117 to 13.128; CMOS 18, 13.32 to 13.38; APA 7, 8.10 to
# 8.17. By hand, as the works themselves.
WRITTEN = {
    "freeze": (
        "(Freeze 407)",
        "(Freeze 2009, 407)",
        "Freeze, Russia, 407.",
        "(Freeze, 2009, p. 407)",
    ),
    "siegelbaum": (
        "(Siegelbaum and Sokolov 407)",
        "(Siegelbaum and Sokolov 2000, 407)",
        "Siegelbaum and Sokolov, Stalinism as a Way of Life, 407.",
        "(Siegelbaum & Sokolov, 2000, p. 407)",
    ),
    "viola": (
        "(Viola et al. 407)",
        "(Viola et al. 2005, 407)",
        "Viola et al., War Against the Peasantry, 1927–1930, 407.",
        "(Viola et al., 2005, p. 407)",
    ),
    "carr": (
        "(Carr 407)",
        "(Carr 1950–78, 407)",
        "Carr, History of Soviet Russia, 407.",
        "(Carr, 1950–1978, p. 407)",
    ),
    "herzen": (
        "(Herzen 407)",
        "(Herzen n.d., 407)",
        "Herzen, Who Was to Blame?, 407.",
        "(Herzen, n.d., p. 407)",
    ),
    "lenin": (
        "(Lenin 407)",
        "(Lenin 1975, 407)",
        "Lenin, “What Is to Be Done?” 407.",
        "(Lenin, 1975, p. 407)",
    ),
    "beauvoir": (
        "(Beauvoir 407)",
        "(Beauvoir 1989, 407)",
        "Beauvoir, Second Sex, 407.",
        "(de Beauvoir, 1989, p. 407)",
    ),
    "khlevniuk": (
        "(Хлевнюк 407)",
        "(Khlevniuk 2010, 407)",
        "Khlevniuk, Khoziain, 407.",
        "(Khlevniuk, 2010, p. 407)",
    ),
    "purges": (
        "(“Great Purges” 407)",
        "(Michigan State University n.d., 407)",
        "Michigan State University, “Great Purges,” 407.",
        "(The Great Purges, n.d., p. 407)",
    ),
    "rises": (
        "(“Stalin Rises from Ranks to Lead a Socialist State” 407)",
        "(The New York Times 1953, 407)",
        "The New York Times, “Stalin Rises from Ranks to Lead a Socialist State,” 407.",
        "(“Stalin Rises from Ranks to Lead a Socialist State,” 1953, p. 407)",
    ),
    "statistics": (
        "(World Health Statistics 2020 407)",
        "(World Health Organization 2020, 407)",
        "World Health Organization, World Health Statistics 2020, 407.",
        "(World Health Organization, 2020, p. 407)",
    ),
    "letter": (
        "(Kirov 407)",
        "(Kirov 1934, 407)",
        "Kirov, letter to the Politburo, 407.",
        "(Kirov, 1934, p. 407)",
    ),
}


@pytest.mark.parametrize("key", WRITTEN)
def test_a_citation_is_written_as_each_style_has_it(key):
    written = tuple(
        in_text(cited(ITEMS[key], style), style, PAGE) for style in FIRST_STYLES
    )

    assert written == WRITTEN[key]


@pytest.mark.parametrize(
    ("style", "key", "marker"),
    [
        pytest.param(its.STYLE, key, marker, id=f"{its.STYLE.name}-{key}")
        for its in SETS
        for key, marker in its.MARKERS.items()
    ],
)
def test_a_citation_is_written_as_a_later_style_has_it(style, key, marker):
    assert in_text(cited(ITEMS[key], style), style, PAGE) == marker


@pytest.mark.parametrize(
    ("locator", "mla", "author_date", "notes", "apa"),
    [
        (None, "(A)", "(A 1990)", "A, T.", "(A, 1990)"),
        (
            PlaceInWork("page", "47", "49"),
            "(A 47–49)",
            "(A 1990, 47–49)",
            "A, T, 47–49.",
            "(A, 1990, pp. 47–49)",
        ),
        (
            PlaceInWork("chapter", "3", "3"),
            "(A, ch. 3)",
            "(A 1990, chap. 3)",
            "A, T, chap. 3.",
            "(A, 1990, Chapter 3)",
        ),
        (
            PlaceInWork("paragraph", "3", "4"),
            "(A, pars. 3–4)",
            "(A 1990, paras. 3–4)",
            "A, T, paras. 3–4.",
            "(A, 1990, paras. 3–4)",
        ),
        (
            PlaceInWork("act", "3.1.64", ""),
            "(A 3.1.64)",
            "(A 1990, 3.1.64)",
            "A, T, 3.1.64.",
            "(A, 1990, 3.1.64)",
        ),
    ],
)
def test_places_have_the_signs_of_their_style(locator, mla, author_date, notes, apa):
    item = {"id": "x", "type": "book", "title": "T", "issued": day(1990)}
    item["author"] = [person("B.", "A")]

    written = [in_text(cited(item, style), style, locator) for style in FIRST_STYLES]

    assert written == [mla, author_date, notes, apa]


def test_the_title_is_given_where_two_works_fit():
    sheila = [person("Sheila", "Fitzpatrick")]
    items = [
        {"type": "book", "title": t, "author": sheila, "issued": day(year)}
        for t, year in (
            ("Everyday Stalinism: X", 1994),
            ("Peasants", 1994),
            ("Z", 2000),
        )
    ]

    def written(name):
        style = style_named(name)
        works = [cited(item, style) for item in items]
        shared = shared_keys(works, style)
        return [in_text(work, style, PAGE, shared=shared) for work in works]

    assert written("mla") == [
        "(Fitzpatrick, Everyday Stalinism 407)",
        "(Fitzpatrick, Peasants 407)",
        "(Fitzpatrick, Z 407)",
    ]
    assert written("chicago-author-date") == [
        "(Fitzpatrick, Everyday Stalinism 1994, 407)",
        "(Fitzpatrick, Peasants 1994, 407)",
        "(Fitzpatrick 2000, 407)",
    ]
    assert written("apa")[0] == "(Fitzpatrick, Everyday Stalinism, 1994, p. 407)"
    assert written("apa")[2] == "(Fitzpatrick, 2000, p. 407)"


def test_a_marker_is_its_lead_its_joint_and_its_place():
    for style in IN_BRACKETS:
        for item in ITEMS.values():
            work = cited(item, style)
            whole = in_text(work, style, PAGE)
            assert whole == f"({lead_in(work, style)}{joint(style, PAGE)}407)"


def test_a_short_note_is_safe_html():
    work = Cited("<A>", "T & <i>", "italic", "1990")

    assert (
        short_note(work, chicago_notes.STYLE, PAGE)
        == "&lt;A&gt;, <i>T &amp; &lt;i&gt;</i>, 407."
    )


# CMOS 18, 13.26 to 13.36, 14.13, 14.70, 14.97, 14.104, 14.121.
NOTES = {
    "freeze": "Gregory L. Freeze, ed., <i>Russia: A History</i>, 3rd ed. (Oxford University "
    "Press, 2009), 407.",
    "viola": "Lynne Viola et al., <i>The War Against the Peasantry, 1927–1930</i> (Yale "
    "University Press, 2005), 407.",
    "solzhenitsyn": "Aleksandr I. Solzhenitsyn, <i>The Gulag Archipelago, 1918–1956</i>, "
    "trans. Thomas P. Whitney (Harper &amp; Row, 1974), 407.",
    "actors": "Anna Smith, “Moscow’s Actors Under Stalin,” in <i>The Stage and the "
    "State</i>, ed. Gregory L. Freeze (Indiana University Press, 2004), 407.",
    "faces": "Sheila Fitzpatrick, “The Two Faces of Anastasia,” <i>American Historical "
    "Review</i> 98, no. 4 (1993): 407, https://doi.org/10.1000/xyz.98.",
    "rises": "“Stalin Rises from Ranks to Lead a Socialist State,” <i>The New York "
    "Times</i>, March 6, 1953, 407.",
    "metro": "Dietmar Neutatz, “Building the Moscow Metro” (PhD diss., Princeton "
    "University, 1998), 407.",
    "petrova": "Anna Petrova, interview by Maria Lopez, March 12, 2024, 407.",
}


def test_a_full_note_takes_its_place_where_it_belongs():
    style = chicago_notes.STYLE
    notes = format_full_notes([ITEMS[key] for key in NOTES], style=style.name)

    written = {key: full_note(note, style, PAGE) for key, note in notes.items()}
    assert written == NOTES
    assert full_note(notes["faces"], style).endswith(
        "98, no. 4 (1993): 1193–224, https://doi.org/10.1000/xyz.98."
    )
    assert all(
        PLACE in note.place and PLACE not in note.whole for note in notes.values()
    )
    assert format_full_notes([], style=style.name) == {}


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
def test_only_a_style_in_notes_has_full_notes(style):
    notes = format_full_notes([ITEMS["freeze"]], style=style.name)

    assert bool(notes) == style.is_in_notes


@pytest.mark.parametrize("style", IN_BRACKETS, ids=lambda style: style.name)
@pytest.mark.parametrize("key", ["freeze", "siegelbaum", "viola", "lenin", "faces"])
def test_the_reader_reads_what_the_picker_writes(style, key):
    shelf = [
        ShelfSource.from_csl(ITEMS[k]) for k in ("freeze", "viola", "lenin", "faces")
    ]
    if key == "siegelbaum":
        shelf.append(ShelfSource.from_csl(ITEMS[key]))
    marker = in_text(cited(ITEMS[key], style), style, PAGE)

    found = read(f"This is well known {marker}.", shelf).citations

    assert [(c.source, c.locator.first) for c in found] == [(key, "407")]


MLA, DATED, NOTE, APA = [style.name for style in FIRST_STYLES]
FIRST = {MLA, DATED, NOTE, APA}


@pytest.mark.parametrize(
    ("marker", "styles"),
    [
        ("(Freeze 407)", {MLA}),
        ("(Freeze 407-10)", {MLA}),
        ("(Freeze, Russia 407)", {MLA}),
        ("(“Great Purges” 12)", {MLA}),
        ("(Freeze and Smith 407)", {MLA}),
        ("(Freeze 407; Smith 12)", {MLA}),
        ("(qtd. in Freeze 407)", {MLA}),
        ("(Freeze 2009, 407)", {DATED}),
        ("(Freeze 2009a, 407–10)", {DATED}),
        ("(Freeze n.d.)", {DATED}),
        ("(Freeze et al. 2009, chap. 3)", {DATED}),
        ("(2009, 407)", {DATED}),
        ("(Freeze, 2009, p. 407)", {APA}),
        ("(Freeze, 2009)", {APA}),
        ("(Freeze & Smith, 2009)", {APA}),
        ("(Freeze, n.d., p. 3)", {APA}),
        ("(Freeze, 2009; Smith, 2010)", {APA}),
        ("(“Great Purges,” 2009, p. 3)", {APA}),
        ("(p. 407)", {APA}),
        ("(2009, p. 407)", {APA}),
        ("(Freeze, Russia, 407)", {NOTE}),
        # Shared shapes.
        ("(Freeze 2009)", {MLA, DATED}),
        ("(407)", {MLA, DATED}),
        ("(2009)", {MLA, DATED, APA}),
        ("(Freeze)", {MLA, NOTE}),
        # Nobody's: nothing is said.
        ("(Freeze, p. 407)", set()),
        ("(Freeze, 407)", set()),
        ("(Freeze & Smith 407)", set()),
        ("(Freeze 407; Smith, 2010)", set()),
        # Not in brackets: all of them.
        ("As Freeze says on page 407", FIRST),
        ("", FIRST),
        ("()", FIRST),
    ],
)
def test_a_marker_belongs_to_the_styles_of_its_shape(marker, styles):
    found = styles_of_marker(marker)

    assert found & FIRST == styles
    for style in STYLES:
        assert mixes_styles(marker, style) == (bool(found) and style not in found)


HARVARD, TURABIAN = harvard.STYLE.name, turabian_author_date.STYLE.name


@pytest.mark.parametrize(
    ("marker", "styles"),
    [
        ("(Freeze 2009, 407)", {DATED, TURABIAN}),
        ("(Bell, Cole, and Dunn 2009, 407)", {DATED, TURABIAN}),
        ("(Freeze n.d., 407)", {DATED, TURABIAN}),
        ("(Freeze, 2009, p. 407)", {APA, HARVARD}),
        ("(Bell, Cole and Dunn, 2009)", {APA, HARVARD}),
        ("(Freeze & Smith, 2009)", {APA}),
        ("(Freeze, n.d., p. 4)", {APA}),
        ("(Freeze, no date, p. 4)", {HARVARD}),
        ("(no date, p. 4)", {HARVARD}),
        ("(Freeze 407)", {MLA}),
    ],
)
def test_later_styles_share_the_shapes_of_earlier_ones(marker, styles):
    assert styles_of_marker(marker) == styles


@pytest.mark.parametrize("style", IN_BRACKETS, ids=lambda style: style.name)
@pytest.mark.parametrize("locator", [PAGE, PlaceInWork("page", "3", "9"), None])
def test_what_a_style_writes_belongs_to_it(style, locator):
    for key, item in ITEMS.items():
        if key == "statistics":
            continue  # a title that ends in a year
        marker = in_text(cited(item, style), style, locator)
        assert not mixes_styles(marker, style.name), key


@given(st.text(max_size=400))
def test_any_marker_is_judged(marker):
    assert styles_of_marker(f"({marker})") <= set(STYLES)


@given(
    st.dictionaries(
        st.sampled_from(["id", "type", "title", "author", "issued", "title-short"]),
        st.one_of(st.text(max_size=20), st.integers(), st.lists(st.text(max_size=5))),
    )
)
def test_any_item_can_be_cited(item):
    for style in STYLES.values():
        assert in_text(cited(item, style), style, PAGE)
