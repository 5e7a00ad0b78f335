"""Files of any kind: encodings, formats, CSL-JSON, hostile input."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citations.exchange.formats.csl_json import read_csl_json
from citations.exchange.formats.records import MOST_BYTES, MOST_RECORDS
from citations.exchange.formats.registry import READERS, read_bytes, read_records
from tests.shared import SHARED

ATTACKS = SHARED / "data/attacks/bibliography.jsonl"
BOOK = "@book{k, title = {%s}}"


@pytest.mark.parametrize(
    ("data", "title", "guessed"),
    [
        ((BOOK % "Müller").encode(), "Müller", None),
        (b"\xef\xbb\xbf" + (BOOK % "Müller").encode(), "Müller", None),
        ((BOOK % "Müller").encode("utf-16"), "Müller", None),
        ((BOOK % "Müller").encode("latin-1"), "Müller", "Windows-1252 (Latin-1)"),
        ((BOOK % "Война и мир").encode("cp1251"), "Война и мир", "Windows-1251"),
    ],
)
def test_the_encoding_is_found_and_a_guess_is_said_openly(data, title, guessed):
    read = read_bytes(data)

    assert read.records[0].item["title"] == title
    assert [n.about for n in read.notes if n.code == "guessed-encoding"] == (
        [guessed] if guessed else []
    )


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty-file"),
        (" \n ", "empty-file"),
        ("null", "unknown-format"),
        ("Freeze, Gregory. Russia.", "unknown-format"),
        ("<xml><record/></xml>", "unknown-format"),
        ("[]", "no-records"),
        ("@comment{nothing}", "no-records"),
    ],
)
def test_a_text_without_records_is_told(text, code):
    assert [note.code for note in read_records(text).notes] == [code]


def test_items_of_csl_json_have_their_lines_and_a_break_loses_only_what_follows():
    first, second, broken = read_csl_json(
        '[\n{"id": "a", "type": "book", "title": "A"},\n\n'
        '{"id": 7, "type": "book", "title": "B"},\n{"id": "c", "title": C}\n]'
    )

    assert [(r.line, r.key) for r in (first, second)] == [(2, "a"), (4, "7")]
    assert (broken.line, broken.problem.code) == (5, "not-json")


@pytest.mark.parametrize(
    ("field", "value", "kept", "code"),
    [
        ("URL", "javascript:alert(1)", None, "field-left-out"),
        ("URL", "https://a.org/x y", None, "field-left-out"),
        ("DOI", '10.1/"><script>', None, "field-left-out"),
        ("author", [{"family": ["A"]}], None, "name-left-out"),
        ("publisher", {"a": 1}, None, "field-left-out"),
        ("publisher", "x" * 400, "x" * 299 + "…", "cut"),
        ("issued", {"date-parts": [[2020, 13, 45]]}, {"date-parts": [[2020]]}, "date-cut"),
        ("issued", {"date-parts": [["2020", "3"]]}, {"date-parts": [[2020, 3]]}, None),
        ("issued", {"raw": "2020-03"}, {"date-parts": [[2020, 3]]}, None),
        ("title-short", "\u0000\ud800\u202e o\u00adk ", "ok", None),
        ("volume", 7.0, "7", None),
        ("volume", 1e999, None, "field-left-out"),
        ("volume", True, None, "field-left-out"),
    ],
)  # fmt: skip
def test_a_value_that_makes_no_sense_goes_and_is_told(field, value, kept, code):
    raw = json.dumps([{"id": "a", "type": "book", "title": "T", field: value}])
    if value == 1e999:
        raw = raw.replace("Infinity", "1e999")

    (record,) = read_csl_json(raw)

    assert record.item.get(field) == kept
    assert code in [None, *(note.code for note in record.notes)]


def test_too_many_records_and_too_long_a_file_are_told():
    many = "@book{k, title={T}}\n" * (MOST_RECORDS + 5)

    records = read_records(many).records
    long = read_bytes(b" " * (MOST_BYTES + 1))

    assert len(records) == MOST_RECORDS + 1
    assert records[-1].problem.code == "too-many"
    assert [note.code for note in long.notes] == ["file-too-long"]


def attacks():
    if not ATTACKS.exists():
        return []
    return [json.loads(line) for line in ATTACKS.read_text("utf-8").splitlines()]


def text_of(attack):
    made = attack.get("gen")
    if made is None:
        return attack["input"]
    body = made["repeat"] * made["times"]
    return made.get("prefix", "") + body + made.get("suffix", "")


@pytest.mark.parametrize("attack", attacks(), ids=lambda attack: attack["id"])
def test_hostile_files_are_read_or_refused_with_line_and_reason(attack):
    text = text_of(attack)

    for read in (read_records(text), read_bytes(text.encode("utf-8", "surrogatepass"))):
        assert read.records or read.notes
        for record in read.records:
            assert record.line >= 1
            assert (record.item is None) != (record.problem is None)


FRAGMENTS = st.sampled_from(
    ["@article{k,", "@string{a=", "@comment{", "title={", '"', "{", "}", "#", "\\", ",", "=", "\n", "TY  - JOUR", "\nER  - ", "\nTI  - ", "[", "]", '{"title":', '"a"', ":", "null", "\\'", "--", "a", " and ", "\ud800", "\x00", "Ж", "~"]
)  # fmt: skip


@pytest.mark.parametrize("name", READERS)
@given(st.lists(FRAGMENTS | st.text(max_size=6), max_size=40).map("".join))
def test_any_text_gives_records_or_problems(name, text):
    for record in READERS[name](text):
        assert (record.item is None) != (record.problem is None)


GROWING = {
    "bibtex": ["@a{k,", '@string{a="x"}', "{", "}", '"', "\\", "# a ", "=", "a={b},", "@", " ", "\\'{", "@book{k,title={a}}\n", "@book{k, title={T}, author={" + "and " * 9],
    "ris": ["TY  - JOUR\n", "ER  - \n", "AU  - a\n", " ", "-", "TI  - ", "x\n", "TY - JOUR\nTI - a\nER - \n"],
    "csl-json": ["[", "{", '{"a":', '"', "{},", '{"title":"a"},', "\\u", "1,"],
}  # fmt: skip


@pytest.mark.parametrize(
    ("name", "piece"), [(name, piece) for name in GROWING for piece in GROWING[name]]
)
def test_a_hundred_kilobytes_of_anything_come_to_an_end(name, piece):
    text = piece * (100_000 // len(piece))
    prefix = {"bibtex": "@book{k,title={", "ris": "TY  - BOOK\n", "csl-json": "["}[name]

    for given_text in (text, prefix + text):
        for record in READERS[name](given_text):
            assert (record.item is None) != (record.problem is None)
