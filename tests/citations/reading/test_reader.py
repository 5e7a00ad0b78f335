"""What the reader makes of what students type. A bug becomes a row."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citations.reading.reader import context_key, marker_key, read
from citations.reading.types import Decision, ShelfSource
from tests.shared import SHARED

FREEZE = ShelfSource(
    id="freeze",
    family_names=("Freeze",),
    given_names=("Gregory", "L."),
    title="Russia: A History",
    year="2009",
    first_page="1",
    last_page="559",
)
TUCKER = ShelfSource(
    id="tucker",
    family_names=("Tucker",),
    given_names=("Robert", "C."),
    title="Stalin in Power: The Revolution from Above, 1928–1941",
    year="1990",
    last_page="707",
)
SHORT = ShelfSource(
    id="short",
    family_names=("Central Committee of the CPSU",),
    title="History of the Communist Party of the Soviet Union: Short Course",
    aliases=("Short Course",),
    year="1939",
)
MOMENTS = ShelfSource(
    id="moments", title="Seventeen Moments in Soviet History", aliases=("17 Moments",)
)
EVERYDAY = ShelfSource(
    id="everyday",
    family_names=("Fitzpatrick",),
    given_names=("Sheila",),
    title="Everyday Stalinism: Ordinary Life in Extraordinary Times",
    year="1999",
    last_page="288",
)
REVOLUTION = ShelfSource(
    id="revolution",
    family_names=("Fitzpatrick",),
    given_names=("Sheila",),
    title="The Russian Revolution",
    year="1994",
    last_page="199",
)
GELDERN = ShelfSource(
    id="geldern", family_names=("von Geldern",), title="Bolshevik Festivals"
)
SHELF = [FREEZE, TUCKER, SHORT, MOMENTS, EVERYDAY, REVOLUTION, GELDERN]


def found(text: str, shelf=SHELF, **options):
    """(marker, state, source or candidates, first-last) of each citation."""
    rows = []
    for citation in read(text, shelf, **options).citations:
        locator = citation.locator
        rows.append(
            (
                citation.marker,
                citation.state.value,
                citation.source or citation.candidates,
                f"{locator.first}-{locator.last}" if locator else "",
            )
        )
    return rows


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # author and page, in every spelling
        ("It fell (Freeze 407).", [("(Freeze 407)", "linked", "freeze", "407-407")]),
        ("It fell (Freeze, 407).", [("(Freeze, 407)", "linked", "freeze", "407-407")]),
        ("It fell (Freeze p. 407).", [("(Freeze p. 407)", "linked", "freeze", "407-407")]),
        ("It fell (Freeze, pg. 262-64).", [("(Freeze, pg. 262-64)", "linked", "freeze", "262-264")]),
        ("It fell (Freeze pp.406–433).", [("(Freeze pp.406–433)", "linked", "freeze", "406-433")]),
        ("It fell (Freeze page 12).", [("(Freeze page 12)", "linked", "freeze", "12-12")]),
        # no space before, and inside or after the quotation
        ("It fell(Freeze 407).", [("(Freeze 407)", "linked", "freeze", "407-407")]),
        ("“It fell (Freeze 407).”", [("(Freeze 407)", "linked", "freeze", "407-407")]),
        ("“It fell.” (Freeze 407)", [("(Freeze 407)", "linked", "freeze", "407-407")]),
        # titles, other names, an attributed author
        ("It fell (Seventeen Moments).", [("(Seventeen Moments)", "linked", "moments", "")]),
        ("It fell (17 Moments).", [("(17 Moments)", "linked", "moments", "")]),
        ("It fell (from Seventeen Moments in Soviet History).", [("(from Seventeen Moments in Soviet History)", "linked", "moments", "")]),
        ("It fell (Stalin Short Course).", [("(Stalin Short Course)", "linked", "short", "")]),
        ("It fell (Everyday Stalinism 47).", [("(Everyday Stalinism 47)", "linked", "everyday", "47-47")]),
        # author and title, where two works fit
        ("It fell (Fitzpatrick, Everyday Stalinism 46).", [("(Fitzpatrick, Everyday Stalinism 46)", "linked", "everyday", "46-46")]),
        ("It fell (Fitzpatrick 46).", [("(Fitzpatrick 46)", "ambiguous", ("everyday", "revolution"), "46-46")]),
        # author and date; the year tells two works apart
        ("It fell (Fitzpatrick 1994, 46).", [("(Fitzpatrick 1994, 46)", "linked", "revolution", "46-46")]),
        ("It fell (Tucker 1990: 78).", [("(Tucker 1990: 78)", "linked", "tucker", "78-78")]),
        # several in one parenthesis: each part by itself, without brackets
        (
            "It fell (see Freeze 407; Tucker 363; 12).",
            [
                ("see Freeze 407", "linked", "freeze", "407-407"),
                ("Tucker 363", "linked", "tucker", "363-363"),
                ("12", "linked", "tucker", "12-12"),
            ],
        ),
        # a page alone takes its source from the sentence, or from the citation before
        ("Freeze calls it “a thaw” (409).", [("(409)", "linked", "freeze", "409-409")]),
        ("It fell (Tucker 3). Then “it rose” (363-64).", [("(Tucker 3)", "linked", "tucker", "3-3"), ("(363-64)", "linked", "tucker", "363-364")]),
        # names: particles, possessives, a slip, quoted in
        ("It fell (Von Geldern).", [("(Von Geldern)", "linked", "geldern", "")]),
        ("It fell (Fitzpatick 1994, 46).", [("(Fitzpatick 1994, 46)", "linked", "revolution", "46-46")]),
        ("It fell (qtd. in Freeze 12).", [("(qtd. in Freeze 12)", "linked", "freeze", "12-12")]),
        # nobody in the library
        ("It fell (Nowak 12).", [("(Nowak 12)", "unknown", (), "12-12")]),
        ("It fell (Nowak and Lee 2004, p. 3).", [("(Nowak and Lee 2004, p. 3)", "unknown", (), "3-3")]),
        ("“It fell” (Nowak).", [("(Nowak)", "possible", (), "")]),
        ("It fell [1].", [("[1]", "possible", (), "")]),
        # a page outside the source is linked all the same
        ("It fell (Freeze 1352).", [("(Freeze 1352)", "linked", "freeze", "1352-1352")]),
    ],
)  # fmt: skip
def test_a_citation_is_read(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    "aside",
    [
        "(including Khrushchev)", "(1953)", "(1954-8)", "('36-'38)", "(jk)", "(NEP)",
        "(GOELRO)", "(Soviet secret police)", "(openness)", "(Janet Leigh)", "(mis)",
        "(11/28/1880-8/7/1921)", "(13 August 1899)", "(published March 2011)", "(right)",
        "(2nd ed.)", "(Part I)", "(No. 363)", "(15)", "[t]", "[during World War II]",
        "[...]", "(Orthodoxy, Islam, Judaism)", "(older than 30)", "(closed in 1981)",
        "(11:10–12:30)", "(;)", "()", "( )", "(see below)", "(June 1941)",
    ],
)  # fmt: skip
def test_an_aside_is_no_citation(aside):
    assert found(f"The harvest fell short {aside} that year.") == []


def test_offsets_are_code_points_behind_an_emoji():
    text = "🙂🙂 fell (Freeze 407)."

    (citation,) = read(text, SHELF).citations

    assert text[citation.start : citation.end] == citation.marker == "(Freeze 407)"
    assert citation.start == 8


def test_the_quotation_is_tied_to_its_citation():
    text = (
        "He wrote: “the practices of “friends” were cited at the congress”(Freeze 12)."
    )

    (citation,) = read(text, SHELF).citations

    span = citation.quotation
    assert text[span.start : span.end] == (
        "the practices of “friends” were cited at the congress"
    )


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("It fell (Freeze 1352).", ["page-outside-source"]),
        ("It fell (Fitzpatrick 46).", ["ambiguous-source"]),
        ("It fell (Nowak 12).", ["unknown-source"]),
        ("She said “it all fell to pieces that year” and left.", ["quotation-without-citation"]),
        ("She called it a “thaw” and left.", []),
        ("She said “it all fell to pieces that year” (Freeze 4).", []),
        ("She said “it all fell to pieces that year, wrote Freeze.", ["unclosed-quotation", "quotation-without-citation"]),
        ("It fell (Tucker 1987).", ["year-differs"]),
    ],
)  # fmt: skip
def test_findings_say_what_to_look_at(text, codes):
    assert [f.code.value for f in read(text, SHELF).findings] == codes


def test_a_decision_holds_where_it_was_made_and_survives_edits_elsewhere():
    text = "Bread was short that winter (Fitzpatrick 46)."
    (citation,) = read(text, SHELF).citations
    decision = Decision(
        marker_key(citation.marker),
        context_key(text, citation.start, citation.end),
        "revolution",
    )

    edited = f"A new first paragraph.\n{text} And more."

    assert found(edited, decisions=[decision])[0][1:3] == ("linked", "revolution")


def test_a_dismissed_marker_is_no_citation_any_more():
    text = "It fell that year [1]."
    (citation,) = read(text, SHELF).citations
    place = context_key(text, citation.start, citation.end)

    assert found(text, decisions=[Decision(marker_key("[1]"), place, None)]) == []


def test_a_second_book_makes_new_markers_ambiguous_but_not_pinned_ones():
    text = "It fell then (Freeze 407)."
    (citation,) = read(text, SHELF).citations
    place = context_key(text, citation.start, citation.end)
    pin = Decision(marker_key(citation.marker), place, "freeze")
    second = ShelfSource(
        id="second", family_names=("Freeze",), title="The Parish Clergy"
    )

    assert found(text, [*SHELF, second])[0][1] == "ambiguous"
    assert found(text, [*SHELF, second], decisions=[pin])[0][1:3] == (
        "linked",
        "freeze",
    )


@given(st.text(max_size=400))
def test_any_text_is_survived_and_every_span_is_its_marker(text):
    reading = read(text, SHELF)

    end = 0
    for citation in reading.citations:
        assert end <= citation.start < citation.end <= len(text)
        assert text[citation.start : citation.end] == citation.marker
        end = citation.end


@given(
    st.lists(
        st.sampled_from(
            ["(", ")", "[", "]", "“", "”", '"', "Freeze", " 407", "; ", "pp. ", "1953",
             "\n", ". ", "Seventeen Moments", "qtd. in ", "(Tucker 3)", "🙂", "¹", "’s "]
        ),
        max_size=60,
    )
)  # fmt: skip
def test_any_mixture_of_pieces_is_survived(pieces):
    text = "".join(pieces)

    for citation in read(text, SHELF).citations:
        assert text[citation.start : citation.end] == citation.marker


def seeds():
    path = SHARED / "seeds" / "two_essays.txt"
    if not path.exists():
        pytest.skip("the seed essays are not here")
    return path.read_text(encoding="utf-8")


def test_the_seed_essays_are_linked_whole():
    rows = found(seeds())

    assert len(rows) == 12
    assert {row[1] for row in rows} == {"linked"}
    assert {row[2] for row in rows} == {"freeze", "tucker", "short", "moments"}


def forms():
    path = SHARED / "data" / "citation_forms.jsonl"
    if not path.exists():
        pytest.skip("the citation forms are not here")
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_the_measured_forms_reach_the_stated_precision_and_recall():
    rows = forms()
    shelf: dict[str, ShelfSource] = {}
    for row in rows:
        for name in row["names"]:
            shelf.setdefault(
                name,
                ShelfSource(id=name, family_names=(name,), title=row["title"] or ""),
            )
        if row["title"] and not row["names"]:
            shelf[row["title"]] = ShelfSource(id=row["title"], title=row["title"])
    right = wrong = missed = 0
    for row in rows:
        citations = read(row["text"], shelf.values()).citations
        hit = any(c.start < row["end"] and c.end > row["start"] for c in citations)
        right += hit and row["is_citation"]
        wrong += hit and not row["is_citation"]
        missed += row["is_citation"] and not hit

    assert right / (right + wrong) >= 0.99
    assert (
        right / (right + missed) >= 0.85
    )  # what stands in the sentence is not read yet


@pytest.mark.parametrize("name", ["The Textbook", "The Green Book", "A Short Film"])
@pytest.mark.parametrize("tail", ["", " 4", ", p. 4"])
def test_a_name_that_ends_with_the_kind_of_work_is_a_name(name, tail):
    shelf = [
        ShelfSource(id="one", family_names=("Freeze",), title="Russia", aliases=(name,))
    ]

    reading = read(f"So it goes ({name}{tail}).", shelf)

    assert [(c.state, c.source) for c in reading.citations] == [("linked", "one")]


@pytest.mark.parametrize(
    ("title", "typed", "linked"),
    [
        ("A History of the Party: Short Course", "Stalin Short Course", True),
        ("A History of the Party: Short Course", "Short Course", True),
        ("Russia: A History", "A History", False),
    ],
)
def test_a_subtitle_that_says_enough_is_a_name_of_the_work(title, typed, linked):
    shelf = [ShelfSource(id="one", title=title)]

    sure = [
        c.source for c in read(f"He said so ({typed}).", shelf).citations if c.source
    ]

    assert sure == (["one"] if linked else [])


TIMES = ShelfSource.from_csl(
    {
        "id": "times",
        "type": "article-newspaper",
        "title": "Moscow Bakes Bread",
        "container-title": "The New York Times",
        "issued": {"date-parts": [[1953, 3, 6]]},
    }
)


@pytest.mark.parametrize(
    ("text", "linked"),
    [
        # a paper that leads its entry: with a page, with its year, with both
        ("It rose (The New York Times 12).", [("(The New York Times 12)", "times")]),
        ("It rose (The New York Times 1953).", [("(The New York Times 1953)", "times")]),
        ("It rose (New York Times, 1953, 12).", [("(New York Times, 1953, 12)", "times")]),
        # with neither, or with another year, it is no entry
        ("It rose (The New York Times).", []),
        ("It rose (The New York Times 1954).", []),
        # a tag line beside a work that is named whole
        ("It fell (Gregory Freeze “a tag line”).", [("(Gregory Freeze “a tag line”)", "freeze")]),
        ("It fell (Freeze: a tag line 12).", [("Freeze: a tag line 12", "freeze")]),
        # the work in quotation marks, the words outside: no tag line
        ("It fell (“Freeze” a tag line).", []),
    ],
)  # fmt: skip
def test_what_stands_beside_a_name_decides_whether_it_is_one(text, linked):
    found = read(text, [FREEZE, TIMES]).citations

    assert [(c.marker, c.source) for c in found if c.source] == linked
