"""Bad input of every kind gets a sentence; a database that is away gets a 503."""

import contextlib
import json

import pytest
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, InterfaceError, OperationalError
from django.http import HttpResponse, JsonResponse
from django.test import Client, RequestFactory
from django.urls import path
from hypothesis import given
from hypothesis import strategies as st

from blog.web.json_input import BadInput, read_json
from sovclass import errors, urls

REASONS = {
    "locked": OperationalError("database is locked"),
    "full": OperationalError("database or disk is full"),
    "closed": InterfaceError("connection already closed"),
    "collided": IntegrityError("key (name) exists\nDETAIL: Failing row: secret detail"),
    "bug": RuntimeError("secret detail"),
    "denied": PermissionDenied("secret detail"),
}


@login_not_required
def fail(request, reason):
    raise REASONS[reason]


@login_not_required
def echo(request):
    return JsonResponse(dict(request.POST))


@login_not_required
def take_json(request):
    return JsonResponse(read_json(request, max_bytes=100_000))


def closed(request):
    return HttpResponse("inside")


def picture(request):
    return HttpResponse(headers={"Cache-Control": "private, max-age=600"})


urlpatterns = [
    path("fail/<reason>/", fail),
    path("echo/", echo),
    path("take-json/", take_json),
    path("closed/", closed),
    path("picture/", picture),
    *urls.urlpatterns,
]
handler400, handler403 = urls.handler400, urls.handler403
handler404, handler429 = urls.handler404, urls.handler429
handler500 = urls.handler500

pytestmark = pytest.mark.urls(__name__)


@pytest.fixture
def visitor():
    return Client(raise_request_exception=False)


@pytest.mark.parametrize("reason", ["locked", "full", "closed"])
def test_a_database_that_is_away_is_a_503_that_says_when_to_come_back(visitor, reason):
    answer = visitor.get(f"/fail/{reason}/")
    assert answer.status_code == 503
    assert int(answer["Retry-After"]) > 0
    assert "Nothing was lost" in answer.content.decode()


def test_what_the_database_refuses_is_a_409_that_hands_back_what_was_typed(
    visitor, caplog
):
    typed = {"body": "Words of mine.", "password": "secret words of mine" * 9}

    answer = visitor.post("/fail/collided/", typed)

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Somebody else changed something at the same moment." in page
    assert "Words of mine." in page
    assert "secret" not in page
    assert [r.message for r in caplog.records if r.name == "sovclass.middleware"] == [
        "tests.test_middleware.fail collided: key (name) exists"
    ]


def test_a_script_whose_words_collide_is_told_to_try_again(visitor):
    answer = visitor.post("/fail/collided/", {}, content_type="application/json")

    assert (answer.status_code, answer["Retry-After"]) == (503, "1")
    assert "Nothing was saved." in answer.json()["error"]


def test_what_was_typed_about_a_thing_that_is_gone_is_handed_back(as_user, course, ada):
    url = f"/courses/{course.slug}/essays/987654/comments/"

    answer = as_user(ada).post(url, {"body": "Words of mine."})

    assert answer.status_code == 404
    assert "Words of mine." in answer.content.decode()


def test_a_database_that_goes_away_before_the_view_is_a_503_too(visitor, monkeypatch):
    def away(*args, **kwargs):
        raise OperationalError("could not connect")

    monkeypatch.setattr("django.contrib.auth.middleware.get_user", away)
    answer = visitor.get("/closed/")
    assert answer.status_code == 503
    assert answer["Retry-After"]


def test_scripts_get_the_503_as_json(visitor):
    answer = visitor.get("/fail/locked/", headers={"Accept": "application/json"})
    assert answer.status_code == 503
    assert answer.json()["error"]


def test_a_bug_is_a_500_that_tells_no_details(visitor):
    answer = visitor.get("/fail/bug/")
    assert answer.status_code == 500
    assert "try again in a minute" in answer.content.decode()
    assert "secret" not in answer.content.decode()
    assert "default-src 'none'" in answer["Content-Security-Policy"]


def test_the_500_page_stands_when_templates_do_not(visitor, monkeypatch):
    def broken(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr(errors, "render_to_string", broken)
    answer = visitor.get("/fail/bug/")
    assert answer.status_code == 500
    assert "Something went wrong" in answer.content.decode()


def test_a_403_tells_no_details(visitor):
    answer = visitor.get("/fail/denied/")
    assert answer.status_code == 403
    assert "secret" not in answer.content.decode()


BAD_TEXTS = ["a%00b", "%ED%A0%80", "%FF%FE", "%F4%90%80%80"]


@pytest.mark.parametrize("text", BAD_TEXTS)
def test_bad_text_in_the_query_is_a_400(visitor, text):
    answer = visitor.get(f"/healthz?q={text}")
    assert answer.status_code == 400


def test_a_nul_in_the_path_is_refused(visitor):
    assert visitor.get("/a%00b/").status_code == 400


def test_a_nul_in_a_cookie_is_refused(visitor):
    answer = visitor.get("/closed/", headers={"Cookie": 'sessionid="\\000abcdefghijk"'})
    assert answer.status_code == 400


@pytest.mark.parametrize("text", BAD_TEXTS)
def test_bad_text_in_a_form_is_a_400_with_a_sentence(visitor, text):
    answer = visitor.post(
        "/echo/", f"body={text}", content_type="application/x-www-form-urlencoded"
    )
    assert answer.status_code == 400
    assert "stored" in answer.content.decode() or "UTF-8" in answer.content.decode()


def test_a_refused_form_hands_the_text_back(visitor):
    words = "Words worth keeping. " * 10
    answer = visitor.post("/echo/", {"body": words + "\0", "password": "hush " * 40})
    assert answer.status_code == 400
    assert words in answer.content.decode()
    assert "hush" not in answer.content.decode()


def test_a_form_in_an_odd_encoding_cannot_smuggle_a_nul(visitor):
    body = b'--x\r\nContent-Disposition: form-data; name="t"\r\n\r\n\\x00\\ud800\r\n--x--\r\n'
    kind = "multipart/form-data; boundary=x; charset=unicode_escape"
    assert visitor.generic("POST", "/echo/", body, kind).status_code == 400


def test_good_text_of_any_script_passes(visitor):
    answer = visitor.post("/echo/", {"body": "Жить 👩‍🚀 é ‏שלום"})
    assert answer.json() == {"body": ["Жить 👩‍🚀 é ‏שלום"]}


def test_a_body_over_the_limit_is_a_413(visitor):
    answer = visitor.post(
        "/echo/",
        "body=" + "a" * (2 * 1024 * 1024 + 1),
        content_type="application/x-www-form-urlencoded",
    )
    assert answer.status_code == 413
    assert "too large" in answer.content.decode()


def test_a_declared_length_over_everything_is_a_413_unread(visitor):
    answer = visitor.generic("POST", "/echo/", b"", CONTENT_LENGTH=str(2**40))
    assert answer.status_code == 413


def test_too_many_fields_are_a_400(visitor):
    body = "&".join(f"f{i}=1" for i in range(1500))
    kind = "application/x-www-form-urlencoded"
    assert visitor.post("/echo/", body, content_type=kind).status_code == 400


def test_a_length_that_is_no_number_is_harmless(visitor):
    answer = visitor.generic("POST", "/echo/", b"", CONTENT_LENGTH="many")
    assert answer.status_code == 200


BAD_JSON = {
    "broken": b"{",
    "not utf-8": b'{"a": "\xff"}',
    "not an object": b"[1]",
    "nul": b'{"a": "\\u0000"}',
    "nul in a key": b'{"a\\u0000": 1}',
    "half a pair": b'{"a": ["\\ud800"]}',
    "too deep": b'{"a":' * 100_00 + b"1" + b"}" * 100_00,
    "a little too deep": b'{"a":' * 33 + b"1" + b"}" * 33,
    "deeper than Python goes": b"[" * 90_000,
    "too long": b'{"a": "' + b"x" * 100_000 + b'"}',
    "not a number": b'{"a": NaN}',
    "infinite": b'{"a": 1e309}',
    "a number of 5,000 digits": b'{"a": ' + b"9" * 5000 + b"}",
    "empty": b" ",
}


@pytest.mark.parametrize("name", BAD_JSON)
def test_bad_json_is_a_400_with_a_sentence(visitor, name):
    answer = visitor.post(
        "/take-json/", BAD_JSON[name], content_type="application/json"
    )
    assert answer.status_code == 400
    assert len(answer.json()["error"]) > 10


def test_json_at_the_allowed_depth_is_read(visitor):
    body = b'{"a":' * 32 + b"1" + b"}" * 32
    answer = visitor.post("/take-json/", body, content_type="application/json")
    assert answer.status_code == 200


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.text() | st.integers(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@given(st.dictionaries(st.text(), JSON_VALUES))
def test_any_object_of_storable_text_comes_back_as_it_was(rf_value):
    request = _json_request(json.dumps(rf_value).encode())
    try:
        assert read_json(request, max_bytes=10**6) == rf_value
    except BadInput:
        assert "\\u0000" in json.dumps(rf_value)


@given(st.binary(max_size=200))
def test_any_bytes_are_an_object_or_a_refusal(raw):
    with contextlib.suppress(BadInput):
        assert isinstance(read_json(_json_request(raw), max_bytes=10**6), dict)


def _json_request(raw):
    return RequestFactory().post("/", raw, content_type="application/json")


def test_a_visitor_is_sent_to_the_sign_in_page_and_back(visitor):
    answer = visitor.get("/closed/?a=1")
    assert answer.status_code == 302
    assert answer["Location"] == "/accounts/login/?next=/closed/%3Fa%3D1"


@pytest.mark.parametrize(
    "sent",
    [{"headers": {"Accept": "application/json"}}, {"content_type": "application/json"}],
)
def test_a_script_gets_a_401_with_the_sign_in_page(visitor, sent):
    answer = visitor.post("/closed/", "{}", **{"content_type": "text/plain", **sent})
    assert answer.status_code == 401
    assert answer.json()["sign_in"] == "/accounts/login/"
    assert answer["Cache-Control"] == "private, no-store"


def test_a_form_sent_after_signing_out_leads_back_to_its_page(visitor):
    answer = visitor.post(
        "/closed/", {"a": "1"}, headers={"Referer": "http://testserver/echo/?b=2"}
    )
    assert answer["Location"] == "/accounts/login/?next=/echo/%3Fb%3D2"
    evil = visitor.post(
        "/closed/", {"a": "1"}, headers={"Referer": "https://evil.example/"}
    )
    assert evil["Location"] == "/accounts/login/?next=/closed/"


def test_a_long_text_sent_after_signing_out_is_handed_back(visitor):
    words = "A comment that took an hour. " * 5
    answer = visitor.post("/closed/", {"body": words})
    assert answer.status_code == 401
    assert words in answer.content.decode()


def test_a_form_without_token_is_refused_and_the_text_handed_back():
    strict = Client(enforce_csrf_checks=True)
    words = "A comment <b>that</b> took an hour. " * 5
    answer = strict.post("/echo/", {"body": words})
    assert answer.status_code == 403
    assert "took an hour" in answer.content.decode()
    assert "<b>that" not in answer.content.decode()


def test_no_cache_keeps_a_page(as_user, ada):
    answer = as_user(ada).get("/closed/")
    assert answer.content == b"inside"
    assert answer["Cache-Control"] == "private, no-store"
    assert "Cookie" in answer["Vary"]


def test_a_picture_says_itself_how_long_it_keeps(as_user, ada):
    assert as_user(ada).get("/picture/")["Cache-Control"] == "private, max-age=600"


@pytest.mark.parametrize(
    "address",
    ["/healthz", "/accounts/login/", "/nowhere/", "/healthz?q=%00", "/fail/bug/"],
)
def test_every_answer_carries_the_safety_headers(visitor, db, address):
    answer = visitor.get(address)
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in answer["Permissions-Policy"]
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize(
    "headers",
    [
        {"X-Forwarded-Host": "evil.example"},
        {"X-Original-URL": "/admin/"},
        {"X-Rewrite-URL": "/admin/"},
        {"X-HTTP-Method-Override": "DELETE"},
        {"X-Forwarded-Proto": "https"},
    ],
)
def test_headers_that_speak_for_others_change_nothing(visitor, headers):
    answer = visitor.get("/closed/", headers=headers)
    assert answer.status_code == 302
    assert answer["Location"] == "/accounts/login/?next=/closed/"


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80@127.0.0.1"])
def test_another_host_is_refused(visitor, host):
    assert visitor.get("/closed/", headers={"Host": host}).status_code == 400


KINDS = st.sampled_from(
    [
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "multipart/form-data",
        "application/json",
        "text/plain; charset=unicode_escape",
        "",
    ]
)


@given(KINDS, st.binary(max_size=300))
def test_no_bytes_in_a_body_break_the_site(kind, raw):
    for body in (raw, b"--x\r\nContent-Disposition: form-data; " + raw + b"\r\n--x--"):
        client = Client(raise_request_exception=False)
        assert client.generic("POST", "/echo/", body, kind).status_code in {200, 400}


@given(st.binary(max_size=100))
def test_no_bytes_in_an_address_break_the_site(raw):
    quoted = "".join(f"%{byte:02X}" for byte in raw)
    client = Client(raise_request_exception=False)
    assert client.get(f"/healthz?{quoted}={quoted}").status_code in {200, 400}
    assert client.get(f"/picture{quoted}/").status_code in {302, 400, 404}
