"""RIS in."""

from __future__ import annotations

import pytest

from citations.exchange.formats.registry import read_bytes
from citations.exchange.formats.ris import read_ris

WHOLE = """TY  - JOUR
AU  - Fitzpatrick, Sheila
AU  - UNESCO
A1  - King, Martin Luther, Jr.
TI  - The Two Faces of Anastasia
T2  - Slavic Review
VL  - 52
IS  - 2
SP  - 225
EP  - 241
PY  - 1993
DA  - 1993/06/01/Summer
SN  - 0037-6779
DO  - https://doi.org/10.2307/2499923
UR  - https://www.jstor.org/stable/2499923
ER  -
"""


def test_a_record_is_read_field_by_field():
    (record,) = read_ris(WHOLE)

    assert record.item == {
        "type": "article-journal",
        "title": "The Two Faces of Anastasia",
        "container-title": "Slavic Review",
        "volume": "52",
        "issue": "2",
        "author": [
            {"family": "Fitzpatrick", "given": "Sheila"},
            {"literal": "UNESCO"},
            {"family": "King", "given": "Martin Luther", "suffix": "Jr."},
        ],
        "issued": {"date-parts": [[1993, 6, 1]]},
        "DOI": "10.2307/2499923",
        "URL": "https://www.jstor.org/stable/2499923",
        "page": "225-241",
        "ISSN": "0037-6779",
    }
    assert record.notes == ()


def variant(name):
    preamble = (
        "Provider: JSTOR http://www.jstor.org\nDatabase: JSTOR\nContent: text/plain\n\n"
    )
    return {
        "byte order mark": b"\xef\xbb\xbf" + WHOLE.encode(),
        "utf-16": WHOLE.encode("utf-16"),
        "utf-16 without a mark": WHOLE.encode("utf-16-le"),
        "windows line ends": WHOLE.replace("\n", "\r\n").encode(),
        "old mac line ends": WHOLE.replace("\n", "\r").encode(),
        "single spaces": WHOLE.replace("  -", " -").encode(),
        "indented": WHOLE.replace("\n", "\n  ").encode(),
        "preamble": (preamble + WHOLE).encode(),
        "no end": WHOLE.replace("ER  -\n", "").encode(),
    }[name]


@pytest.mark.parametrize(
    "name",
    ["byte order mark", "utf-16", "utf-16 without a mark", "windows line ends", "old mac line ends", "single spaces", "indented", "preamble", "no end"],
)  # fmt: skip
def test_what_makes_other_readers_give_nothing_is_read(name):
    (expected,) = read_ris(WHOLE)

    (record,) = read_bytes(variant(name)).records

    assert record.item == expected.item
    assert [n.code for n in record.notes] == (["no-end"] if name == "no end" else [])


def test_records_without_end_are_told_apart_by_their_types():
    first, second = read_ris("TY  - BOOK\nTI  - A\nTY  - BOOK\nTI  - B\nER  - ")

    assert (first.line, second.line) == (1, 3)
    assert (first.item["title"], second.item["title"]) == ("A", "B")
    assert [n.code for n in first.notes] == ["no-end"]


def test_a_long_line_goes_on_in_the_next():
    (record,) = read_ris("TY  - BOOK\nTI  - A long\ntitle - of words\nER  - ")

    assert record.item["title"] == "A long title - of words"


@pytest.mark.parametrize(
    ("value", "issued"),
    [
        ("2009", {"date-parts": [[2009]]}),
        ("2009///", {"date-parts": [[2009]]}),
        ("2009/03/17/", {"date-parts": [[2009, 3, 17]]}),
        ("2009-03", {"date-parts": [[2009, 3]]}),
        ("Spring 2009", {"literal": "Spring 2009"}),
        ("2020/13/45", {"date-parts": [[2020]]}),
    ],
)
def test_dates(value, issued):
    (record,) = read_ris(f"TY  - BOOK\nTI  - A\nPY  - {value}\nER  - ")

    assert record.item["issued"] == issued


def test_a_record_without_title_is_a_problem_with_its_line():
    (record,) = read_ris("\n\nTY  - BOOK\nAU  - Doe, J.\nER  - ")

    assert (record.line, record.problem.code) == (3, "no-title")
