"""Files become pages with labels, or are refused in so many words. Nothing else."""

from __future__ import annotations

import contextlib
import io
import struct
import time
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citations.quotations.extract import (
    BadText,
    Form,
    Limits,
    Problem,
    extract,
    process,
)
from citations.quotations.extract.pages import read_file
from citations.quotations.extract.plain import pages_of_text
from citations.quotations.match import Page
from tests.citations.quotations.extract.files import (
    BREAKS,
    LISTED,
    NCX,
    SENTENCE,
    epub,
    pdf,
)
from tests.shared import SHARED
from tests.soak import examples

ATTACKS = SHARED / "data/attacks/files"
LIMITS = Limits()


def labels_and_starts(data: bytes) -> list[tuple[str, str]]:
    return [(page.label, page.text[:16]) for page in read_file(data, LIMITS).pages]


def refused(data: bytes, limits: Limits = LIMITS) -> Problem:
    with pytest.raises(BadText) as found:
        read_file(data, limits)
    return found.value.problem


# --- Plain text ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("[p. 406]\nOne.\n[p. 407]\nTwo.", [("406", "One."), ("407", "Two.")]),
        ("[406]\r\nOne.\r\n[407]\r\nTwo.", [("406", "One."), ("407", "Two.")]),
        ("[page xii]\nOne.\n\n[Page 1]\nTwo.", [("xii", "One."), ("1", "Two.")]),
        ("[стр. 12]\nОдин.", [("12", "Один.")]),
        ("Before.\n[p. 2]\nTwo.", [("", "Before."), ("2", "Two.")]),
        ("One.\fTwo.\f", [("1", "One."), ("2", "Two.")]),
        ("\f[p. 9]\nNine.", [("9", "Nine.")]),
        ("No marks [p. 3] in a line.", [("", "No marks [p. 3] in a line.")]),
        ("[see p. 12]\nA remark.", [("", "[see p. 12]\nA remark.")]),
        ("[p. 5]\n[p. 6]\nFive is empty.", [("5", ""), ("6", "Five is empty.")]),
    ],
)
def test_page_marks_of_a_plain_text(text, pages):
    assert pages_of_text(text) == [Page(*page) for page in pages]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_text_in_unicode_is_read(encoding):
    data = f"[p. 1]\nЗдравствуй, {SENTENCE}".encode(encoding)

    assert labels_and_starts(data) == [("1", "Здравствуй, Word")]


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", Problem.EMPTY),
        (b"  \n ", Problem.EMPTY),
        ("Текст в другой кодировке".encode("cp1251"), Problem.NOT_UTF8),
        (b"\x89PNG\r\n\x1a\n\0\0\0", Problem.UNKNOWN_FORM),
        (b"<svg xmlns='x'><text>Words of a picture</text></svg>", Problem.UNKNOWN_FORM),
        (b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>", Problem.UNKNOWN_FORM),
        (b"Three words only", Problem.NO_TEXT),
        (b"\0\0\0\0 words", Problem.UNKNOWN_FORM),
    ],
)  # fmt: skip
def test_what_is_no_text_is_refused(data, problem):
    assert refused(data) == problem


def test_what_databases_refuse_is_left_out():
    page = read_file(("a\x01b\x02 " + SENTENCE).encode(), LIMITS).pages[0]

    assert page.text.startswith("ab Words")


def test_limits_hold():
    many = "".join(f"[p. {n}]\n{SENTENCE}\n" for n in range(30)).encode()

    assert refused(many, Limits(pages=29)) == Problem.TOO_MANY_PAGES
    assert refused(many, Limits(characters=500)) == Problem.TOO_MUCH_TEXT
    assert refused(many, Limits(page_characters=20)) == Problem.TOO_MUCH_TEXT
    assert len(read_file(many, Limits(pages=30)).pages) == 30


# --- HTML ---------------------------------------------------------------------------


def test_page_breaks_of_a_web_page():
    html = """<!DOCTYPE html><html><head><title>T</title><style>p{}</style></head><body>
    <p>Before the first break stand these words.</p>
    <span role="doc-pagebreak" id="pg407" aria-label="page 407"></span>
    <p>Words of the page.<br>A new line &mdash; here.</p><script>alert(1)</script>
    <div class="page-break" id="p408"></div><p>More words.</p>
    <span class="pagenum">[409]</span><p>And more.</p></body></html>"""

    pages = read_file(html.encode(), LIMITS).pages

    assert [page.label for page in pages] == ["", "407", "408", "409"]
    assert pages[1].text == "Words of the page.\nA new line — here."
    assert pages[3].text == "And more."


def test_a_document_with_entities_of_its_own_is_refused():
    html = f'<!DOCTYPE html [<!ENTITY a "b">]><html><p>{SENTENCE}</p></html>'

    assert refused(html.encode()) == Problem.UNSAFE


# --- EPUB ---------------------------------------------------------------------------


def test_page_breaks_of_an_epub():
    assert labels_and_starts(epub(BREAKS)) == [
        ("1", "The first page o"),
        ("2", "on its second pa"),
        ("3", "Then the third p"),
    ]


def test_a_page_goes_on_over_the_end_of_a_file():
    pages = read_file(epub(BREAKS), LIMITS).pages

    assert pages[1].text.endswith("And still the second page, in a new chapter.")


def test_the_page_list_of_an_epub_gives_the_labels():
    assert [label for label, _ in labels_and_starts(epub(LISTED))] == ["xi", "xii", "1"]


def test_the_page_list_of_an_old_epub_gives_the_labels():
    found = labels_and_starts(epub(NCX))

    assert [label for label, _ in found] == ["7", "8"]


def _zip(entries) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for info, data in entries:
            archive.writestr(info, data)
    return out.getvalue()


def _link() -> zipfile.ZipInfo:
    info = zipfile.ZipInfo("OPS/link")
    info.external_attr = 0o120777 << 16
    return info


def _lying(data: bytes) -> bytes:
    """Every declared size made small."""
    out = bytearray(data)
    for mark, at in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        place = out.find(mark)
        while place >= 0:
            struct.pack_into("<I", out, place + at, 10)
            place = out.find(mark, place + 4)
    return bytes(out)


CONTAINER = ("META-INF/container.xml", "<container/>")


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (_zip([CONTAINER, ("../../etc/passwd", "x")]), Problem.UNSAFE),
        (_zip([CONTAINER, ("/etc/passwd", "x")]), Problem.UNSAFE),
        (_zip([CONTAINER, ("a\\..\\..\\b", "x")]), Problem.UNSAFE),
        (_zip([CONTAINER, (_link(), "/etc/passwd")]), Problem.UNSAFE),
        (_zip([CONTAINER, ("bomb", "\0" * 20_000_000)]), Problem.UNSAFE),
        (_zip([CONTAINER, *((f"f{n}", "") for n in range(5001))]), Problem.UNSAFE),
        (_lying(epub(BREAKS)), Problem.UNSAFE),
        (epub(BREAKS, container='<!DOCTYPE x [<!ENTITY y "z">]><container/>'), Problem.UNSAFE),
        (epub(BREAKS, container="<container/>"), Problem.BROKEN),
        (epub({}, package="<package/>"), Problem.NO_TEXT),
        (epub(BREAKS)[:400], Problem.BROKEN),
        (_zip([("word/document.xml", "<w/>")]), Problem.UNKNOWN_FORM),
        (epub({**BREAKS, "META-INF/encryption.xml": '<a><CipherReference URI="OPS/one.xhtml"/></a>'}), Problem.ENCRYPTED),
    ],
)  # fmt: skip
def test_an_unsafe_archive_is_refused(data, problem):
    assert refused(data) == problem


def test_an_archive_larger_than_allowed_when_unpacked_is_refused():
    assert refused(epub(BREAKS), Limits(unpacked_bytes=900)) == Problem.UNSAFE


# --- PDF ----------------------------------------------------------------------------


def test_pages_of_a_pdf_keep_their_labels():
    labels = "<< /Nums [0 << /S /r /St 11 >> 2 << /S /D /St 405 >>] >>"
    data = pdf([SENTENCE.format(n) for n in range(4)], labels)

    assert [label for label, _ in labels_and_starts(data)] == ["xi", "xii", "405", "406"]  # fmt: skip


def test_a_pdf_without_labels_is_numbered():
    data = pdf([SENTENCE.format(n) for n in range(2)])

    assert labels_and_starts(data) == [("1", "Words of the pag"), ("2", "Words of the pag")]  # fmt: skip


def test_a_pdf_of_pictures_says_that_it_has_no_text():
    assert refused(pdf(["", "", "", "12"])) == Problem.NO_TEXT


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.4\n%%EOF",
        pdf([SENTENCE])[:300],
        b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 1 0 R/Kids[1 0 R]>>endobj trailer<</Root 1 0 R>>",
    ],
)
def test_a_broken_pdf_is_refused(data):
    assert refused(data) in {Problem.BROKEN, Problem.NO_TEXT, Problem.EMPTY}


# --- In a process of its own --------------------------------------------------------


def test_a_process_of_its_own_gives_the_same():
    data = pdf([SENTENCE.format(n) for n in range(2)])

    assert extract(data) == read_file(data, LIMITS)


def test_a_file_that_takes_too_long_is_given_up():
    slow = b"<!doctype html><html>" + b"<!--" * 300_000
    start = time.monotonic()

    with pytest.raises(BadText) as found:
        extract(slow, Limits(processor_seconds=1, seconds=5))
    assert found.value.problem == Problem.TOO_SLOW
    assert time.monotonic() - start < 10


def test_whoever_waits_gives_a_sign_of_life_and_can_stop_it(monkeypatch):
    monkeypatch.setattr(process, "EVERY", 0.05)
    slow = b"<!doctype html><html>" + b"<!--" * 300_000
    signs = []

    def waiting():
        signs.append(time.monotonic())
        if len(signs) == 3:
            raise InterruptedError

    start = time.monotonic()
    with pytest.raises(InterruptedError):
        extract(slow, Limits(processor_seconds=20, seconds=20), waiting=waiting)
    assert time.monotonic() - start < 10


def test_a_file_that_takes_too_much_memory_is_given_up():
    data = epub({**BREAKS, "OPS/one.xhtml": "<p>" + "word " * 3_000_000})

    with pytest.raises(BadText):
        extract(data, Limits(memory_bytes=120_000_000, ratio=10_000))


@pytest.mark.parametrize(
    "path", sorted(ATTACKS.glob("*")) if ATTACKS.is_dir() else [], ids=lambda p: p.name
)
def test_attack_files_are_refused(path):
    with pytest.raises(BadText):
        extract(path.read_bytes())


# --- Properties ---------------------------------------------------------------------

GOOD = [epub(BREAKS), epub(LISTED), pdf([SENTENCE, SENTENCE]), BREAKS["OPS/one.xhtml"].encode()]  # fmt: skip


@given(st.binary(max_size=400))
def test_any_bytes_are_survived(data):
    try:
        read = read_file(data, LIMITS)
    except BadText:
        return
    assert read.pages


@given(st.sampled_from(GOOD), st.integers(0, 3000), st.binary(max_size=30))
@examples(60)
def test_a_damaged_file_is_survived(data, place, other):
    with contextlib.suppress(BadText):
        read_file(data[:place] + other + data[place + len(other) :], LIMITS)


@given(st.text())
def test_any_text_becomes_pages_that_hold_all_its_letters(text):
    pages = pages_of_text(text)

    assert pages or not text.strip()
    assert all("\f" not in page.text for page in pages)


def test_forms_are_told_by_content():
    assert [read_file(data, LIMITS).form for data in GOOD] == [Form.EPUB, Form.EPUB, Form.PDF, Form.HTML]  # fmt: skip
