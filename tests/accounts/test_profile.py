"""One's own name and sort name."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from sovclass.accounts.names import clean_name
from sovclass.accounts.templatetags.browsers import browser


def save(client, **fields):
    return client.post(reverse("accounts:profile"), fields)


def test_the_page_shows_name_and_address(as_user, ada):
    page = as_user(ada).get(reverse("accounts:profile")).content.decode()
    assert "Ada Writer" in page
    assert ada.email in page


def test_a_name_in_any_script_is_kept_as_written(as_user, ada):
    assert save(as_user(ada), name="鄭美玲", sort_name="").status_code == 302
    ada.refresh_from_db()
    assert ada.name == "鄭美玲"


def test_a_changed_name_changes_the_guess_of_how_to_sort_it(as_user, ada):
    save(as_user(ada), name="Ada Lovelace", sort_name="Writer, Ada")
    ada.refresh_from_db()
    assert ada.sort_name == "Lovelace, Ada"


def test_a_sort_name_of_ones_own_stays(as_user, ada):
    save(as_user(ada), name="Ada van Dam", sort_name="van Dam, Ada")
    ada.refresh_from_db()
    assert (ada.sort_name, ada.sort_key) == ("van Dam, Ada", "van dam, ada")


def test_a_bad_name_is_a_400_with_the_sentence_beside_the_field(as_user, ada):
    answer = save(as_user(ada), name="a\u202eb", sort_name="")
    page = answer.content.decode()
    assert answer.status_code == 400
    assert 'id="id_name_error"' in page
    assert 'aria-invalid="true"' in page
    ada.refresh_from_db()
    assert ada.name == "Ada Writer"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("jose\u0301", "josé"),
        ("\ufeffadmin", "admin"),
        (" a \n b ", "a b"),
        ("O'Brien", "O'Brien"),
        ("Robert'); DROP TABLE grades;--", "Robert'); DROP TABLE grades;--"),
        ("אבג abc ד", "אבג abc ד"),
        ("İstanbul", "İstanbul"),
        ("علی\u200cرضا", "علی\u200cرضا"),
    ],
)
def test_names_are_kept_but_for_their_spaces(typed, kept):
    assert clean_name(typed) == kept


@given(st.text())
def test_a_name_is_storable_and_stable_or_refused(typed):
    try:
        name = clean_name(typed)
    except ValidationError:
        return
    assert name.encode("utf-8")
    assert clean_name(name) == name


@pytest.mark.parametrize(
    ("says", "words"),
    [
        ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0", "Firefox on Linux"),
        (
            "Mozilla/5.0 (Windows NT 10.0) Chrome/130.0 Safari/537.36 Edg/130.0",
            "Edge on Windows",
        ),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1",
            "Safari on iPhone",
        ),
        ("curl/8", "An unknown browser"),
        ("", "An unknown browser"),
    ],
)
def test_a_browser_is_called_by_its_name(says, words):
    assert browser(says) == words
