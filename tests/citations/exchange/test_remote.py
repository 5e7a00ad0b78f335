"""Looking works up: what is asked, what is taken over, and what limits hold."""

from __future__ import annotations

import gzip
import socket
import time

import pytest

from citations.exchange.remote import ask as remote_ask
from citations.exchange.remote import crossref, open_library, zotero
from citations.exchange.remote.ask import RemoteProblem
from tests.citations.exchange.services import Answer, service

DOI = "10.2307/2499923"


@pytest.mark.parametrize(
    "text", [DOI, f"https://doi.org/{DOI}", f"doi:{DOI}.", f"see {DOI})"]
)
def test_a_doi_is_looked_up_at_crossref(text):
    with service() as (base, asked):
        record = crossref.by_doi(text, base_url=base)

    assert asked == [f"/works/{DOI}"]
    assert record.item == {
        "type": "article-journal",
        "title": "The Two Faces of Anastasia: Narratives and Counter-Narratives of Identity",
        "container-title": "Slavic Review",
        "volume": "52",
        "issue": "2",
        "page": "225-241",
        "author": [
            {"family": "Fitzpatrick", "given": "Sheila"},
            {"literal": "A Working Group"},
        ],
        "issued": {"date-parts": [[1993, 6]]},
        "DOI": DOI,
        "ISSN": "0037-6779",
    }


def test_an_isbn_is_looked_up_at_open_library():
    with service() as (base, asked):
        record = open_library.by_isbn("ISBN 0-19-956041-2 (pbk.)", base_url=base)

    assert len(asked) == 1
    assert record.item == {
        "type": "book",
        "title": "Russia: A History",
        "author": [{"family": "Freeze", "given": "Gregory L."}],
        "publisher": "Oxford University Press",
        "publisher-place": "Oxford",
        "issued": {"date-parts": [[2009]]},
        "ISBN": "9780199560417",
    }


def test_what_is_no_number_is_not_looked_up():
    with service() as (base, asked):
        assert crossref.by_doi("Freeze 2009", base_url=base) is None
        assert open_library.by_isbn("978-0-19-956041-8", base_url=base) is None

    assert asked == []


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("https://www.zotero.org/groups/7/russia", "groups/7"),
        ("https://www.zotero.org/groups/7", "groups/7"),
        ("http://zotero.org/groups/7/russia/library", "groups/7"),
        ("https://www.zotero.org/groups/7/r/collections/ABCD2345", "groups/7/collections/ABCD2345"),
        ("www.zotero.org/groups/7/r/collections/ABCD2345/items/XYZ/list?x=1#y", "groups/7/collections/ABCD2345"),
        ("https://www.zotero.org/groups/7/collections/ABCD2345", "groups/7/collections/ABCD2345"),
        ("https://www.zotero.org/somebody/library", ""),
        ("https://zotero.org.evil.example/groups/7/x", ""),
        ("https://evil.example/?www.zotero.org/groups/7/x", ""),
        ("https://www.zotero.org@evil.example/groups/7", ""),
        ("http://127.0.0.1/groups/7", ""),
        ("file:///etc/passwd", ""),
        ("gopher://127.0.0.1:25/_", ""),
        ("http://[::1]/groups/7", ""),
        ("http://169.254.169.254/latest/meta-data/", ""),
        ("https://www.zotero.org/groups/7/../../users/1", "groups/7"),
    ],
)  # fmt: skip
def test_of_an_address_only_the_numbers_are_used(address, path):
    assert zotero.path_of(address) == path


def test_a_collection_comes_page_by_page_and_can_be_gone_on_with():
    with service() as (base, asked):
        whole = list(zotero.pages("groups/7", base_url=base))
        rest = list(zotero.pages("groups/7", base_url=base, start=200))

    assert [(start, total, len(records)) for start, total, records in whole] == [
        (0, 230, 100),
        (100, 230, 100),
        (200, 230, 30),
    ]
    assert len(rest) == 1
    assert len(asked) == 4
    assert whole[2][2][0].item["title"] == "Zotero Book 200"


def ask(base):
    """Every kind of look-up, as functions that raise."""
    return {
        "Crossref": lambda: crossref.by_doi(DOI, base_url=base),
        "Open Library": lambda: open_library.by_isbn("9780199560417", base_url=base),
        "Zotero": lambda: list(zotero.pages("groups/7", base_url=base)),
    }


NAMES = ("Crossref", "Open Library", "Zotero")


def code_of(name, base):
    with pytest.raises(RemoteProblem) as problem:
        ask(base)[name]()
    assert problem.value.note.about == name
    return problem.value.note.code


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (Answer(b"Not found", 404), "not-found"),
        (Answer(b'{"a": 1}', 404), "not-found"),
        (Answer(b"Slow down", 429), "service-busy"),
        (Answer(b"Down", 503), "service-busy"),
        (Answer(b"Broken", 500), "service-odd"),
        (Answer(b"<html>", 200), "service-odd"),
        (Answer(b"[1]", 200), "service-odd"),
        (Answer(b"[" * 100_000, 200), "service-odd"),
        (Answer(b"null", 200), "service-odd"),
        (Answer(b'{"message": 7, "items": 7}', 200), None),
        (Answer(b" " * (remote_ask.MOST_BYTES + 1), 200), "service-too-much"),
        (Answer(gzip.compress(b" " * (remote_ask.MOST_BYTES + 1)), 200, content_encoding="gzip"), "service-too-much"),
    ],
)  # fmt: skip
def test_every_odd_answer_is_a_sentence(name, answer, code):
    if answer.body == b"[1]" and name == "Zotero":
        code = None  # a list of one thing that is no item: a bad record
    with service(lambda path, query: answer) as (base, _asked):
        if code is None and name == "Zotero" and answer.body == b"[1]":
            ((_start, _total, records),) = ask(base)[name]()
            assert records[0].problem.code == "not-an-item"
        else:
            assert code_of(name, base) in (code, "service-odd", "not-found")
            assert code is None or code_of(name, base) == code


@pytest.mark.parametrize("name", NAMES)
def test_a_redirect_is_not_followed(name):
    with service() as (elsewhere, asked_there):

        def lead_on(path, query):
            return Answer(b"", 302, location=f"{elsewhere}/works/{DOI}")

        with service(lead_on) as (base, _asked):
            assert code_of(name, base) == "service-odd"

    assert asked_there == []


@pytest.mark.parametrize("name", NAMES)
def test_without_a_network_it_says_so(name):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        base = f"http://127.0.0.1:{free.getsockname()[1]}"
    assert code_of(name, base) == "service-away"


@pytest.mark.parametrize("name", NAMES)
def test_a_slow_answer_is_given_up(name, monkeypatch):
    monkeypatch.setattr(remote_ask, "SECONDS", 0.2)

    def dawdle(path, query):
        time.sleep(0.6)
        return Answer({})

    with service(dawdle) as (base, _asked):
        assert code_of(name, base) == "service-slow"


@pytest.mark.parametrize("name", NAMES)
def test_an_answer_that_comes_in_drops_is_given_up_as_a_whole(name, monkeypatch):
    monkeypatch.setattr(remote_ask, "TOTAL_SECONDS", -1.0)
    with service() as (base, _asked):
        assert code_of(name, base) == "service-slow"


@pytest.mark.parametrize(
    "url",
    [
        "http://api.crossref.org/works/1",
        "file:///etc/passwd",
        "file://localhost/etc/passwd",
        "ftp://127.0.0.1/a",
        "//127.0.0.1/a",
    ],
)
def test_only_https_is_asked(url):
    with pytest.raises(ValueError, match="Only https"):
        remote_ask.limited_get(url)


def test_a_packed_answer_is_unpacked():
    packed = Answer(gzip.compress(b'{"a": 1}'), content_encoding="gzip")
    with service(lambda path, query: packed) as (base, _asked):
        answer, headers = remote_ask.get_json(base, "a", service="S")

    assert answer == {"a": 1}
    assert headers["content-encoding"] == "gzip"
