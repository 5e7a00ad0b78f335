"""Signing up, in and out: who gets in, how, and what a stranger can learn."""

import re

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from sovclass.accounts.models import User
from sovclass.accounts.services import mark_verified
from tests.factories import make_user

PASSWORD = "a long walk by the river"


@pytest.fixture(autouse=True)
def _no_limits_from_other_tests():
    cache.clear()


@pytest.fixture
def nora(db):
    user = make_user("Nora Lindqvist", email="nora@example.org", password=PASSWORD)
    mark_verified(user)
    return user


def sign_in(client, email="nora@example.org", password=PASSWORD, **more):
    return client.post(
        reverse("account_login"), {"login": email, "password": password, **more}
    )


def code_in_mail():
    return re.search(r"^([A-Z0-9]{3,}-?[A-Z0-9]{3,})$", mail.outbox[-1].body, re.M)[1]


def is_signed_in(client):
    return client.get(reverse("accounts:session")).json()["signed_in"]


def test_sign_up_is_closed_without_a_door(client, db):
    page = client.get(reverse("account_signup"))
    assert "I have a course code" in page.content.decode()
    client.post(
        reverse("account_signup"),
        {"name": "A", "email": "a@b.org", "password1": PASSWORD, "password2": PASSWORD},
    )
    assert not User.objects.exists()


def test_a_join_link_opens_the_sign_up_and_leads_into_the_course(client, course):
    client.get(reverse("blog:join", args=[course.join_code]))
    answer = client.post(
        reverse("account_signup"),
        {
            "name": " Жанна   д’Арк ",
            "email": "Jeanne@Example.ORG",
            "password1": PASSWORD,
            "password2": PASSWORD,
        },
    )
    assert answer.status_code == 302
    user = User.objects.get()
    assert user.email == "jeanne@example.org"
    assert user.name == "Жанна д’Арк"
    assert user.sort_name == "д’Арк, Жанна"
    assert not is_signed_in(client)

    answer = client.post(
        reverse("account_email_verification_sent"), {"code": code_in_mail()}
    )
    assert is_signed_in(client)
    assert answer["Location"] == reverse("blog:join", args=[course.join_code])


def test_a_join_link_that_was_closed_since_opens_nothing(client, course):
    client.get(reverse("blog:join", args=[course.join_code]))
    course.is_join_open = False
    course.save()
    page = client.get(reverse("account_signup"))
    assert "I have a course code" in page.content.decode()


def test_signing_up_with_a_known_address_tells_only_its_owner(client, course, nora):
    client.get(reverse("blog:join", args=[course.join_code]))
    form = {"name": "N", "password1": PASSWORD, "password2": PASSWORD}
    new = client.post(reverse("account_signup"), {**form, "email": "new@example.org"})
    assert "code" in mail.outbox[-1].body
    client.logout()
    client.get(reverse("blog:join", args=[course.join_code]))
    known = client.post(reverse("account_signup"), {**form, "email": nora.email})
    assert (new.status_code, new["Location"]) == (known.status_code, known["Location"])
    assert mail.outbox[-1].to == [nora.email]
    assert "already has an account" in mail.outbox[-1].body


@pytest.mark.parametrize(
    "name",
    [
        "a\x1b[31mb",
        "evil\u202ename",
        "tag\U000e0041",
        "\u2800",
        "...",
        "Z\u0351\u036b\u0343\u036a\u0302",
        "adм\u0438n",
        "x" * 201,
        "",
        "\ufffe",
    ],
)
def test_a_name_that_deceives_is_refused_with_a_sentence(client, course, name):
    client.get(reverse("blog:join", args=[course.join_code]))
    page = client.post(
        reverse("account_signup"),
        {
            "name": name,
            "email": "kept@example.org",
            "password1": PASSWORD,
            "password2": PASSWORD,
        },
    )
    assert 'id="id_name_error"' in page.content.decode()
    assert "kept@example.org" in page.content.decode()
    assert not User.objects.exists()


LONG_ADDRESS = f"{'a' * 60}@{'b' * 60}.{'c' * 60}.{'d' * 60}.{'e' * 60}.org"
"""An address as mail has them, but longer than the site keeps."""


def test_an_address_that_is_too_long_to_be_kept_is_refused_beside_its_field(
    client, course, nora
):
    client.get(reverse("blog:join", args=[course.join_code]))
    form = {"name": "N", "password1": PASSWORD, "password2": PASSWORD}

    new = client.post(reverse("account_signup"), {**form, "email": LONG_ADDRESS})
    sign_in(client)
    more = client.post(
        reverse("account_email"), {"action_add": "", "email": LONG_ADDRESS}
    )

    for answer in (new, more):
        assert "at most 254 characters" in answer.content.decode()
    assert User.objects.count() == 1
    assert not nora.emailaddress_set.filter(email=LONG_ADDRESS).exists()


@pytest.mark.parametrize(
    ("name", "says"),
    [
        # comes apart into two letters each
        ("\u0958" * 150, "This name is too long."),
        ("a" * 201, "at most 200 characters"),
    ],
)
def test_a_name_that_is_too_long_to_be_kept_is_refused(name, says, client, course):
    client.get(reverse("blog:join", args=[course.join_code]))
    form = {"email": "new@example.org", "password1": PASSWORD, "password2": PASSWORD}

    answer = client.post(reverse("account_signup"), {**form, "name": name})

    assert says in answer.content.decode()
    assert not User.objects.exists()


def test_the_longest_name_has_a_sort_name_that_can_be_kept(client, course):
    client.get(reverse("blog:join", args=[course.join_code]))
    form = {"email": "new@example.org", "password1": PASSWORD, "password2": PASSWORD}
    name = f"{'a' * 100} {'b' * 99}"

    client.post(reverse("account_signup"), {**form, "name": name})

    user = User.objects.get()
    assert user.name == name
    assert user.sort_name == f"{'b' * 99}, {'a' * 99}"


def test_a_password_signs_in_and_the_address_may_be_typed_in_any_case(client, nora):
    answer = sign_in(client, email=" NORA@Example.org ")
    assert answer["Location"] == reverse("blog:home")
    assert is_signed_in(client)


def test_signing_in_goes_on_to_where_one_was_going(client, nora):
    answer = sign_in(client, next="/courses/russia/")
    assert answer["Location"] == "/courses/russia/"


@pytest.mark.parametrize(
    "target",
    [
        "https://evil.example/",
        "//evil.example",
        "javascript:alert(1)",
        "https://testserver@evil.example",
        "/\\evil.example",
    ],
)
def test_signing_in_never_leads_to_another_site(client, nora, target):
    assert sign_in(client, next=target)["Location"] == reverse("blog:home")


def test_a_wrong_password_and_an_unknown_address_answer_alike(client, nora):
    wrong = sign_in(client, password="wrong").content.decode()
    unknown = sign_in(client, email="nobody@example.org").content.decode()
    assert "do not match" in wrong
    token = re.compile(r'value="[A-Za-z0-9]{64}"')
    assert token.sub("", wrong) == token.sub("", unknown).replace(
        "nobody@example.org", "nora@example.org"
    )


def test_the_eleventh_wrong_password_is_a_429_that_says_when(client, nora):
    answers = [sign_in(client, password=f"wrong {i}").status_code for i in range(10)]
    assert answers == [200] * 10
    answer = sign_in(client, password=PASSWORD)
    assert answer.status_code == 429
    assert answer["Retry-After"] == "900"
    assert not is_signed_in(client)


def test_other_people_sign_in_while_one_account_is_slowed_down(client, nora):
    other = make_user("Omar", email="omar@example.org", password=PASSWORD)
    mark_verified(other)
    for i in range(11):
        sign_in(client, password=f"wrong {i}")
    assert sign_in(client, email=other.email).status_code == 302


def test_a_mailed_code_signs_in_and_the_mail_is_plain(client, nora):
    client.post(reverse("account_request_login_code"), {"email": nora.email})
    letter = mail.outbox[-1]
    assert letter.subject == "Your sign-in code"
    assert letter.to == [nora.email]
    assert "Hello" not in letter.body
    client.post(reverse("account_confirm_login_code"), {"code": code_in_mail()})
    assert is_signed_in(client)


def test_asking_a_code_for_an_unknown_address_looks_the_same(client, nora):
    known = client.post(reverse("account_request_login_code"), {"email": nora.email})
    client.session.flush()
    unknown = client.post(
        reverse("account_request_login_code"), {"email": "nobody@example.org"}
    )
    assert (known.status_code, known["Location"]) == (
        unknown.status_code,
        unknown["Location"],
    )


def test_asking_a_new_password_looks_the_same_for_an_unknown_address(client, nora):
    known = client.post(reverse("account_reset_password"), {"email": nora.email})
    unknown = client.post(reverse("account_reset_password"), {"email": "no@e.org"})
    assert (known.status_code, known["Location"]) == (
        unknown.status_code,
        unknown["Location"],
    )
    assert [letter.subject for letter in mail.outbox] == [
        "A new password",
        "No account with this address",
    ]


def test_the_mailed_link_keeps_our_host_and_sets_a_password(client, nora):
    client.post(
        reverse("account_reset_password"),
        {"email": nora.email},
        headers={"X-Forwarded-Host": "evil.example"},
    )
    link = re.search(r"http://testserver(/\S+)", mail.outbox[-1].body)[1]
    page = client.get(link, follow=True)
    new = "quite another long password"
    client.post(page.request["PATH_INFO"], {"password1": new, "password2": new})
    assert sign_in(client, password=new).status_code == 302


def test_the_session_changes_its_key_at_the_door(client, nora):
    client.get(reverse("blog:join-code"))
    client.session.save()
    before = client.session.session_key
    sign_in(client)
    inside = client.session.session_key
    assert inside != before
    client.post(reverse("account_logout"))
    assert client.session.session_key != inside
    assert not is_signed_in(client)


def test_signing_out_needs_a_post(client, nora):
    sign_in(client)
    assert client.get(reverse("account_logout")).status_code == 200
    assert is_signed_in(client)


def test_one_can_sign_out_everywhere_else(nora):
    here, there = Client(), Client()
    sign_in(here)
    sign_in(there)
    page = here.get(reverse("usersessions_list")).content.decode()
    assert "this browser" in page
    here.post(reverse("usersessions_list"))
    assert is_signed_in(here)
    assert not is_signed_in(there)


def test_a_second_address_must_be_confirmed_before_it_is_used(client, nora):
    sign_in(client)
    client.post(reverse("account_email"), {"email": "Nora@Work.org", "action_add": ""})
    assert nora.emailaddress_set.filter(verified=False).count() <= 1
    nora.refresh_from_db()
    assert nora.email == "nora@example.org"


def test_the_session_state_gives_a_token_that_works(nora):
    client = Client(enforce_csrf_checks=True)
    state = client.get(reverse("accounts:session"))
    assert state.json()["user"] is None
    assert state["Cache-Control"] == "private, no-store"
    answer = client.post(
        reverse("account_login"),
        {
            "login": nora.email,
            "password": PASSWORD,
            "csrfmiddlewaretoken": state.json()["csrf"],
        },
    )
    assert answer.status_code == 302
    after = client.get(reverse("accounts:session")).json()
    assert (after["user"], after["name"]) == (nora.pk, nora.name)
    saved = client.post(
        reverse("accounts:profile"),
        {"name": "Nora L", "sort_name": ""},
        headers={"X-CSRFToken": after["csrf"]},
    )
    assert saved.status_code == 302


def test_tries_at_the_join_code_are_counted_per_visitor_not_per_proxy(
    client, db, settings
):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    address = reverse("blog:join-code")
    for _i in range(31):
        answer = client.post(
            address, {"code": "NOPE"}, headers={"X-Forwarded-For": "192.0.2.1"}
        )
    assert answer.status_code == 429
    other = client.post(
        address, {"code": "NOPE"}, headers={"X-Forwarded-For": "192.0.2.2"}
    )
    assert other.status_code == 400
