"""`manage.py read_citations`: an essay with a works cited list typed at its end."""

from __future__ import annotations

import io
import json

import pytest
from django.core.management import call_command

SHELF = [
    {
        "id": key,
        "type": "book",
        "title": title,
        "author": [{"family": family, "given": "A."}],
        "issued": {"date-parts": [[year]]},
    }
    for key, family, title, year in (
        ("freeze", "Freeze", "Russia: A History", 2009),
        ("tucker", "Tucker", "Stalin in Power", 1990),
        ("kotkin", "Kotkin", "Magnetic Mountain", 1995),
    )
]
PROSE = "As it fell (Freeze 407), the shops were full (Tucker 12)."
LISTED = (
    "Freeze, A. Russia: A History. Oxford UP, 2009, pp. 406-433.",
    "Kotkin, A. Magnetic Mountain. U of California P, 1995.",
    "Yurchak, Alexei. Everything Was Forever. Princeton UP, 2006.",
)
WANTED = [
    ("cited-not-listed", "(Tucker 12)"),
    ("listed-not-cited", LISTED[1]),
    ("listed-not-cited", LISTED[2]),
]


@pytest.fixture
def answer(tmp_path):
    """`answer(text, html=True)`: what is printed, as Python."""

    def run(text, **options):
        file, library = tmp_path / "essay", tmp_path / "library.json"
        file.write_text(text, encoding="utf-8")
        library.write_text(json.dumps(SHELF), encoding="utf-8")
        out = io.StringIO()
        call_command("read_citations", str(file), library=library, stdout=out, **options)  # fmt: skip
        return json.loads(out.getvalue())

    return run


def found(answer, text):
    return [(f["code"], text[f["start"] : f["end"]]) for f in answer["findings"]]


@pytest.mark.parametrize("heading", ["Works Cited", "Источники", "REFERENCES:", ""])
def test_a_typed_list_is_held_against_the_citations(heading, answer):
    text = "\n\n".join(filter(None, [PROSE, heading, *LISTED]))

    read = answer(text)

    assert list(read) == ["citations", "findings", "works_cited"]
    assert [c["marker"] for c in read["citations"]] == ["(Freeze 407)", "(Tucker 12)"]
    assert found(read, text) == WANTED
    assert read["works_cited"] == []


def test_a_typed_list_in_html_is_one_too(answer):
    lines = "".join(f"<p>{line}</p>" for line in LISTED)

    read = answer(f"<p>{PROSE}</p><h2>Works Cited</h2>{lines}", html=True)

    assert [c["source"] for c in read["citations"]] == ["freeze", "tucker"]
    assert found(read, read["text"]) == WANTED


def test_a_typed_list_in_json_lines_is_one_too(answer):
    text = "\n".join([PROSE, "Works Cited", *LISTED])

    read = answer(json.dumps({"id": 7, "text": text}), jsonl=True)

    assert list(read) == ["id", "citations", "findings", "works_cited"]
    assert found(read, text) == WANTED


def test_the_list_that_is_made_names_what_is_cited_and_not_what_is_listed(answer):
    text = "\n\n".join([PROSE, "Works Cited", *LISTED])

    read = answer(text, works_cited=True)

    assert [work["source"] for work in read["works_cited"]] == ["freeze", "tucker"]


def test_without_a_list_nothing_is_said_about_one(answer):
    codes = {finding["code"] for finding in answer(PROSE)["findings"]}

    assert not codes & {"listed-not-cited", "cited-not-listed"}
