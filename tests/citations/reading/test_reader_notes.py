"""Footnotes, typed notes, works cited lists, quotations and findings."""

from __future__ import annotations

import pytest

from citations.reading.reader import Shelf, context_key, read
from citations.reading.types import Block, FoundCitation
from tests.citations.reading.reader_cases import SHELF

INDEXED = Shelf(SHELF)


def place(citation: FoundCitation) -> str:
    locator = citation.locator
    if locator is None:
        return ""
    return locator.first if locator.first == locator.last else f"{locator.first}-{locator.last}"  # fmt: skip


def rows(text, **options):
    return [
        (c.marker, c.state.value, c.source or "", place(c))
        for c in read(text, INDEXED, **options).citations
    ]


def codes(text, **options):
    return [
        (f.code.value, text[f.start : f.end])
        for f in read(text, INDEXED, **options).findings
    ]


def quoted(text, **options):
    return [
        c.quotation and text[c.quotation.start : c.quotation.end]
        for c in read(text, INDEXED, **options).citations
    ]


@pytest.mark.parametrize("mark", ["[2]", "²"])
@pytest.mark.parametrize("line", ["2. {}", "[2] {}", "2) {}"])
def test_a_mark_is_the_work_of_its_number_in_the_list(mark, line):
    below = line.format("Tucker, Robert. Stalin in Power. Norton, 1990.")
    text = f"It fell in the autumn{mark}.\n\nReferences\n1. Notes from class\n{below}"

    assert rows(text) == [(mark, "linked", "tucker", "")]
    assert codes(text) == [("listed-not-cited", "1. Notes from class")]


@pytest.mark.parametrize("before", ["It fell [2] then.\n", ""])
def test_a_list_may_be_typed_with_line_breaks_alone(before):
    listed = (
        "References\n1. Notes from class\n2. Tucker, Robert. Stalin in Power. 1990."
    )
    text = f"It rose [2] first.\n{before}{listed}"
    place = len(text) - len(listed) - len(before)
    blocks = [Block(0, place - 1, "paragraph"), Block(place, len(text), "paragraph")]

    marks = 2 if before else 1
    assert rows(text, blocks=blocks) == [("[2]", "linked", "tucker", "")] * marks


def test_a_mark_without_a_work_of_its_number_is_possible():
    listed = "References\n[1] Tucker, Robert. Stalin in Power. Norton, 1990."

    assert rows(f"It fell [3]. The word2.\n\n{listed}") == [
        ("[3]", "possible", "", ""),
        ("2", "possible", "", ""),
    ]


def test_numbered_prose_under_a_heading_is_no_list():
    text = "Sources\n1. I read a lot that year.\n2. Then it rained (Freeze 12)."

    assert rows(text) == [("(Freeze 12)", "linked", "freeze", "12")]


# --- Notes --------------------------------------------------------------------------


def blocks_of(*parts: str | tuple[str, str]) -> tuple[str, list[Block]]:
    """Paragraphs, and notes as (the words that their mark stands behind, the note)."""
    lines = [part if isinstance(part, str) else part[1] for part in parts]
    text, blocks, start = "\n".join(lines), [], 0
    for part, line in zip(parts, lines, strict=True):
        if isinstance(part, str):
            blocks.append(Block(start, start + len(line), "paragraph"))
        else:
            anchor = text.index(part[0]) + len(part[0])
            blocks.append(Block(start, start + len(line), "note", anchor))
        start += len(line) + 1
    return text, blocks


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("Freeze, 407.", [("Freeze, 407", "freeze", "407")]),
        ("Freeze, Russia, 407.", [("Freeze, Russia, 407", "freeze", "407")]),
        ("Gregory L. Freeze, Russia: A History, 3rd ed. (Oxford, 2009), 407.", [("Gregory L. Freeze, Russia: A History, 3rd ed. (Oxford, 2009), 407", "freeze", "407")]),
        ("See Gregory Freeze, Russia: A History (Oxford: Oxford University Press, 2009), 262–64; Tucker, 12.", [("See Gregory Freeze, Russia: A History (Oxford: Oxford University Press, 2009), 262–64", "freeze", "262-264"), ("Tucker, 12", "tucker", "12")]),
        ("Freeze, op. cit., p. 12", [("Freeze, op. cit., p. 12", "freeze", "12")]),
        ("This was contested (Freeze 407).", [("(Freeze 407)", "freeze", "407")]),
        ("This was contested. See Freeze, 407.", [("See Freeze, 407", "freeze", "407")]),
        ("Freeze 407; Ibid., 409", [("Freeze 407", "freeze", "407"), ("Ibid., 409", "freeze", "409")]),
        ("Freeze 407; там же, с. 409", [("Freeze 407", "freeze", "407"), ("там же, с. 409", "freeze", "409")]),
        ("Хлевнюк, Хозяин, с. 58.", [("Хлевнюк, Хозяин, с. 58", "khlevniuk", "58")]),
        ("Nowak, The Harvest, 12.", [("Nowak, The Harvest, 12", "", "12")]),
        ("He liked bread.", []),
        ("“Seventeen Moments,” https://soviethistory.example.edu", [("“Seventeen Moments,” https://soviethistory.example.edu", "moments", "")]),
    ],
)  # fmt: skip
@pytest.mark.parametrize("marks", ["[1]", "¹", "1", "[^1]", "html"])
def test_a_note_is_read_like_the_text(note, expected, marks):
    if marks == "html":
        text, blocks = blocks_of("The harvest fell short again. Nobody asked.", ("again.", note))  # fmt: skip
    else:
        text, blocks = f"The harvest fell short again.{marks} Nobody asked.\n\n", None
        text += {"1": "1. ", "[^1]": "[^1]: "}.get(marks, f"{marks} ") + note

    got = rows(text, blocks=blocks)

    assert [(m, source, page) for m, _, source, page in got] == expected


def test_ibid_is_the_last_work_of_the_note_before():
    text = (
        "A.[1] B.[2] C.[3]\n\n[1] Freeze, 407; Tucker, 12.\n[2] Ibid., 14.\n[3] Ibid."
    )

    assert [row[2:] for row in rows(text)] == [
        ("freeze", "407"),
        ("tucker", "12"),
        ("tucker", "14"),
        ("tucker", "14"),
    ]


def test_ibid_of_nothing_is_unknown():
    assert rows("It fell.[1]\n\n[1] Ibid., 4.") == [("Ibid., 4", "unknown", "", "4")]


def test_the_quotation_before_a_mark_is_the_notes():
    text = (
        "He called it “a winter without any bread at all”[1] then.\n\n[1] Freeze, 407."
    )

    assert quoted(text) == ["a winter without any bread at all"]
    assert codes(text) == []


def test_a_mark_without_a_note_is_possible():
    assert rows("It fell.[1] It rose² again.") == [
        ("[1]", "possible", "", ""),
        ("²", "possible", "", ""),
    ]


@pytest.mark.parametrize(
    "text",
    ["The T34 and the MiG15 flew.", "It is 12 m² wide.", "COVID19 came.", "1) bread", "p.56 of it", "I have 3.14 of it"],
)  # fmt: skip
def test_a_digit_is_not_always_a_mark(text):
    assert rows(text) == []


def test_a_name_that_says_something_and_has_a_note_is_one_citation():
    text = "Freeze argues that it fell.[1] Nobody asked.\n\n[1] Freeze, Russia, 407."

    assert [row[0] for row in rows(text)] == ["Freeze, Russia, 407"]


# --- Works cited lists ----------------------------------------------------------------

ENTRY = "Freeze, Gregory L. Russia: A History. Oxford UP, 2009."
OTHER = "Kotkin, Stephen. Magnetic Mountain. U of California P, 1995."
STRANGE = "Nowak, Jan. The Harvest. Warsaw, 2001."


@pytest.mark.parametrize(
    "heading",
    ["Works Cited", "WORKS CITED:", "Bibliography", "References", "Sources", "Sources Cited", "## Works cited", "**Works Cited**", "Источники", "Список литературы", "Literatur", ""],
)  # fmt: skip
def test_a_typed_list_is_recognised_and_no_citation(heading):
    text = f"It fell (Freeze 407).\n\n{heading}\n\n{ENTRY}\n{STRANGE}\n{OTHER}"

    reading = read(text, INDEXED)

    assert [c.marker for c in reading.citations] == ["(Freeze 407)"]
    assert [e.source for e in reading.listed] == ["freeze", None, "kotkin"]
    assert [text[e.start : e.end] for e in reading.listed] == [ENTRY, STRANGE, OTHER]


def test_what_is_listed_and_not_cited_and_the_other_way_round():
    text = f"It fell (Freeze 407; Nowak 12; Tucker 3).\n\nWorks Cited\n{ENTRY}\n{OTHER}\n{STRANGE}"  # fmt: skip

    assert codes(text) == [
        ("unknown-source", "Nowak 12"),
        ("cited-not-listed", "Tucker 3"),
        ("listed-not-cited", OTHER),
    ]


def test_without_a_list_nothing_is_said_about_it():
    assert codes("It fell (Freeze 407).") == []


def test_a_heading_without_entries_is_a_heading():
    text = "Sources\n\nThe harvest fell short, and nobody asked why (Freeze 407)."

    assert [row[2] for row in rows(text)] == ["freeze"]
    assert read(text, INDEXED).listed == ()


def test_dashes_stand_for_the_author_above():
    text = "It fell (Everyday Stalinism 4).\n\nReferences\nFitzpatrick, S. (1999). Everyday Stalinism. Oxford.\n———. The Russian Revolution. Oxford, 1994."  # fmt: skip

    assert [e.source for e in read(text, INDEXED).listed] == ["everyday", "revolution"]


def test_addresses_and_bare_titles_are_entries_under_a_heading():
    text = "It fell (Seventeen Moments).\n\nSources\nhttps://soviethistory.example.edu\nFreeze, Russia"  # fmt: skip

    assert [e.source for e in read(text, INDEXED).listed] == ["moments", "freeze"]


def test_prose_below_a_list_is_prose():
    text = f"It fell (Freeze 407).\n\nWorks Cited\n{ENTRY}\n\nThanks to everybody who read this."  # fmt: skip

    assert len(read(text, INDEXED).listed) == 1


# --- Quotations -----------------------------------------------------------------------

LONG = "the shops were empty by the end of spring"


@pytest.mark.parametrize(
    "text",
    [
        f"“{LONG}” (Freeze 4).",
        f"\"{LONG}\" (Freeze 4).",
        f"“{LONG}\" (Freeze 4).",
        f"\"{LONG}” (Freeze 4).",
        f"”{LONG}” (Freeze 4).",
        f"” {LONG}” (Freeze 4).",
        f"“{LONG}“ (Freeze 4).",
        f"«{LONG}» (Freeze 4).",
        f"»{LONG}« (Freeze 4).",
        f"„{LONG}“ (Freeze 4).",
        f"„{LONG}” (Freeze 4).",
        f"‘{LONG}’ (Freeze 4).",
        f"“{LONG}”(Freeze 4).",
        f"“{LONG},” (Freeze 4).",
        f"“{LONG}.” (Freeze 4)",
        f"“{LONG} (Freeze 4).”",
        f"“{LONG} (Freeze 4)”.",
        f"“{LONG}” as he says, and nobody argued (Freeze 4).",
        f"As Freeze notes on page 4, “{LONG}.”",
        f"“{LONG},” Freeze notes on page 4.",
    ],
)  # fmt: skip
def test_a_quotation_is_tied_to_its_citation(text):
    (said,) = quoted(f"It was winter. {text}")

    assert said.strip(" .,").removesuffix(" (Freeze 4)").strip(" .,") == LONG
    assert codes(f"It was winter. {text}") == []


def test_quotations_inside_a_quotation_are_part_of_it():
    said = "He was one of the “friends” and the “comrades” of that year"

    assert quoted(f"It began: “{said}” (Freeze 4).") == [said]


@pytest.mark.parametrize("opening", ["", "“"])
def test_a_quotation_goes_on_over_the_end_of_its_paragraph(opening):
    text = (
        f"He wrote: “{LONG}.\n{opening}And then it rose again” (Freeze 4). So it was."
    )

    assert quoted(text) == [f"{LONG}.\n{opening}And then it rose again"]
    assert codes(text) == []


def test_a_block_quote_is_tied_to_the_citation_below_it():
    text, _ = blocks_of("He wrote:", LONG, "(Freeze 4)")
    blocks = [Block(0, 9, "paragraph"), Block(10, 10 + len(LONG), "quote"), Block(11 + len(LONG), len(text), "paragraph")]  # fmt: skip

    assert quoted(text, blocks=blocks) == [LONG]


# --- Findings -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"He said “{LONG}” and left.", [("quotation-without-citation", f"“{LONG}”")]),
        (f"He said “{LONG} and left.", [("unclosed-quotation", "“"), ("quotation-without-citation", f"“{LONG} and left.")]),
        (f"As Freeze notes, “{LONG}.”", [("quotation-without-page", "Freeze notes")]),
        (f"He said “{LONG}” (Freeze).", [("quotation-without-page", "(Freeze)")]),
        (f"He said “{LONG}” (Seventeen Moments).", []),
        ("Freeze calls it “a thaw”.", []),
        ("It fell (Freeze 1352).", [("page-outside-source", "(Freeze 1352)")]),
        ("It fell (Foucault 1975, 12).", [("year-differs", "(Foucault 1975, 12)")]),
        ("Foucault (1975) argues that it fell.", [("year-differs", "(1975)")]),
        ("It fell (Fitzpatrick 46).", [("ambiguous-source", "(Fitzpatrick 46)")]),
        ("It fell (Nowak, p. 12).", [("unknown-source", "(Nowak, p. 12)")]),
    ],
)  # fmt: skip
def test_findings_say_what_to_look_at(text, expected):
    assert sorted(codes(text)) == sorted(expected)


def test_a_page_outside_the_readings_is_information():
    assigned = {"freeze": [("400", "410"), ("420", "430")]}

    assert codes("It fell (Freeze 405).", readings=assigned) == []
    assert codes("It fell (Freeze 430).", readings=assigned) == []
    assert codes("It fell (Freeze 446).", readings=assigned) == [
        ("page-outside-readings", "(Freeze 446)")
    ]
    assert codes("It fell (Tucker 446).", readings=assigned) == []
    assert codes("It fell (Freeze 999).", readings=assigned) == [
        ("page-outside-source", "(Freeze 999)")
    ]


def test_a_note_has_a_context_of_its_own():
    body = "It fell short again that year.1\nAnd then once more.2\n"
    first, last = "Freeze, Russia, 407.", "Kotkin, Magnetic Mountain, 12."
    texts = [f"{body}{above}\n{last}" for above in (first, "See Tucker, 9, at length.")]

    keys = {context_key(text, text.index(last), len(text) - 1) for text in texts}

    assert keys == {"start"}


def test_ibid_keeps_the_note_above_as_its_context():
    texts = [
        f"It fell.\n{above}\nIbid., 8." for above in ("Freeze, 407.", "Kotkin, 12.")
    ]

    assert len({context_key(t, t.index("Ibid"), len(t) - 1) for t in texts}) == 2


@pytest.mark.parametrize(
    "marker", ["(Freeze 407)", "(Freeze)", "Freeze", "[Freeze 407]"]
)
def test_a_paragraph_or_note_may_change_without_the_one_below(marker):
    texts = [f"{above}\nSo {marker} says." for above in ("It fell.", "It rose, 9.")]

    keys = {
        context_key(t, place := t.index(marker), place + len(marker)) for t in texts
    }

    assert len(keys) == 1


def test_a_page_alone_keeps_the_words_above_as_its_context():
    texts = [f"{above}\n(407) says so." for above in ("Freeze fell.", "Kotkin fell.")]

    assert len({context_key(t, t.index("("), t.index(")") + 1) for t in texts}) == 2
