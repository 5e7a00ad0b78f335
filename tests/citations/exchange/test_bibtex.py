"""BibTeX in."""

from __future__ import annotations

import pytest

from citations.exchange.formats.bibtex import read_bibtex


def one(text):
    (record,) = read_bibtex(text)
    assert record.problem is None
    return record


def codes(record):
    return [note.code for note in record.notes]


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("{Russia: A History}", "Russia: A History"),
        ('"Russia: A {History}"', "Russia: A History"),
        (r"{M\"uller and {\L}ukasz {\'S}wi\k{e}tochowski}", "Müller and Łukasz Świętochowski"),
        (r"{caf\'e -- {\ss} \& \'{\i} \c{c}}", "café – ß & í ç"),
        (r"{On \emph{Pravda} and \textit{its \'Editors}}", "On <i>Pravda</i> and <i>its Éditors</i>"),
        ("{``Quoted'' and --- dashed~words}", "“Quoted” and — dashed words"),
        (r"{\noopsort{a}Sorted}", "aSorted"),
        ('oup # { Inc.} # "!"', "Oxford UP Inc.!"),
        ('oup', "Oxford UP"),
        ("{Line\n   broken}", "Line broken"),
        (r"{100\% of \$5 \_ \# }", "100% of $5 _ #"),
        ("{Война и мир}", "Война и мир"),
        ('{LeQua @ {CLEF}}', "LeQua @ CLEF"),
        ('"A {"}quoted{"} word"', 'A "quoted" word'),
    ],
)  # fmt: skip
def test_a_title_is_read_as_it_would_be_printed(written, title):
    record = one('@string(oup = "Oxford UP")\n@book{k, title = %s}' % written)  # noqa: UP031

    assert record.item["title"] == title


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("Freeze, Gregory L.", [{"family": "Freeze", "given": "Gregory L."}]),
        ("Gregory L. Freeze", [{"family": "Freeze", "given": "Gregory L."}]),
        ("von der Leyen, Ursula", [{"non-dropping-particle": "von der", "family": "Leyen", "given": "Ursula"}]),
        ("James von Geldern", [{"non-dropping-particle": "von", "family": "Geldern", "given": "James"}]),
        ("King, Jr., Martin Luther", [{"family": "King", "suffix": "Jr.", "given": "Martin Luther"}]),
        ("{UNESCO and Partners}", [{"literal": "UNESCO and Partners"}]),
        ("{Barnes and Noble, Inc.} and Doe, J.", [{"literal": "Barnes and Noble, Inc."}, {"family": "Doe", "given": "J."}]),
        (r"M{\"u}ller, J{\"o}rg AND Doe,Jane", [{"family": "Müller", "given": "Jörg"}, {"family": "Doe", "given": "Jane"}]),
        ("Толстой, Лев\nand Чехов, А.", [{"family": "Толстой", "given": "Лев"}, {"family": "Чехов", "given": "А."}]),
    ],
)  # fmt: skip
def test_names_are_taken_apart(written, names):
    assert (
        one(f"@book{{k, title={{T}}, author = {{{written}}}}}").item["author"] == names
    )


def test_and_others_is_said_to_be_left_out():
    record = one("@book{k, title={T}, author={Doe, J. and others}}")

    assert record.item["author"] == [{"family": "Doe", "given": "J."}]
    assert codes(record) == ["and-others"]


@pytest.mark.parametrize(
    ("fields", "issued"),
    [
        ("year = 1999", {"date-parts": [[1999]]}),
        ("year = {1999}, month = oct", {"date-parts": [[1999, 10]]}),
        ('year = "1999", month = "October", day = 3', {"date-parts": [[1999, 10, 3]]}),
        ("date = {2009-03-17}", {"date-parts": [[2009, 3, 17]]}),
        ("date = {1950/1978}", {"date-parts": [[1950], [1978]]}),
        ("year = {in press}", {"literal": "in press"}),
        ("year = {20I6}", {"literal": "20I6"}),
        ("year = {99999}", {"literal": "99999"}),
    ],
)
def test_dates_are_read_or_kept_as_words(fields, issued):
    assert one(f"@book{{k, title={{T}}, {fields}}}").item["issued"] == issued


@pytest.mark.parametrize(
    ("kind", "more", "field", "value"),
    [
        ("article", "journal={J}, number=4, volume=7, pages={1--9}", "issue", "4"),
        ("article", "journaltitle={J}, pages={1--9}", "page", "1-9"),
        ("incollection", "booktitle={B}, booksubtitle={S}", "container-title", "B: S"),
        ("book", "series={S}, number=4", "collection-number", "4"),
        ("phdthesis", "school={Princeton}", "publisher", "Princeton"),
        ("phdthesis", "school={Princeton}", "genre", "PhD diss."),
        ("misc", r"url={https://a.org/b\_c\%20d}", "URL", "https://a.org/b_c%20d"),
        ("online", "urldate={2020-02-03}", "accessed", {"date-parts": [[2020, 2, 3]]}),
        ("book", "doi={https://doi.org/10.1000/xyz}", "DOI", "10.1000/xyz"),
    ],
)
def test_fields_go_to_their_places(kind, more, field, value):
    assert one(f"@{kind}{{k, title={{T}}, {more}}}").item[field] == value


def test_a_chapter_takes_from_the_book_it_refers_to_and_a_ring_is_harmless():
    chapter, book = read_bibtex(
        "@incollection{a, title={C}, crossref={B}}\n"
        "@book{b, title={Whole}, publisher={P}, year=1999, crossref={a}}"
    )

    assert chapter.item["container-title"] == "Whole"
    assert chapter.item["publisher"] == "P"
    assert book.item["title"] == "Whole"


def test_broken_entries_are_told_by_line_and_lose_nothing_else():
    good, broken, after, no_title = read_bibtex(
        "@book{a, title={A}}\n\n"
        "@book{b, title={B, year=1999}\n\n"
        "@book{c, title={C}}\n@book{d, year=1999}\n"
    )

    assert (good.item["title"], after.item["title"]) == ("A", "C")
    assert (broken.line, broken.problem.code) == (3, "broken-entry")
    assert broken.shown.startswith("@book{b")
    assert (no_title.line, no_title.problem.code) == (6, "no-title")


def test_a_second_entry_of_one_key_and_a_second_field_of_one_name_are_kept_and_told():
    first, second = read_bibtex(
        "@book{a, title={A}}\n@book{a, title={B}, title={C}, Year=1999}"
    )

    assert (first.item["title"], second.item["title"]) == ("A", "B")
    assert codes(second) == ["repeated-key", "repeated-field"]


def test_strings_of_strings_do_not_grow_without_end():
    lines = ['@string{s0 = "xxxxxxxxxx"}']
    lines += [f"@string{{s{n} = s{n - 1} # s{n - 1}}}" for n in range(1, 60)]

    (record,) = read_bibtex("\n".join([*lines, "@book{k, title = s59}"]))

    assert record.problem is not None or len(record.item["title"]) <= 1000


def test_an_unknown_string_and_an_unknown_type_are_told():
    record = one("@wombat{k, title = {T}, publisher = oup}")

    assert record.item["type"] == "document"
    assert set(codes(record)) == {"unknown-string", "unknown-type"}
