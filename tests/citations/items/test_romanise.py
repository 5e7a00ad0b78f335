"""Cyrillic in Latin letters, to show and to compare."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citations.items.romanise import romanise, skeleton
from citations.reading.folding import fold


@pytest.mark.parametrize(
    ("text", "language", "latin"),
    [
        ("Хлевнюк", "", "Khlevniuk"),
        ("РОССПЭН", "ru", "ROSSPEN"),
        ("Щедрин и Ёлкин", "ru", "Shchedrin i Elkin"),
        ("Съезд партии", "", "Sezd partii"),
        ("Грушевський", "uk", "Hrushevskyi"),
        ("Історія України", "", "Istoriia Ukrainy"),
        ("Ђорђевић", "", "Đorđević"),
        ("Schüler und Война", "", "Schüler und Voina"),
        ("Plain words", "ru", "Plain words"),
        ("Я", "", "Ia"),
    ],
)
def test_cyrillic_is_romanised_as_libraries_do(text, language, latin):
    assert romanise(text, language) == latin


@given(st.text(max_size=200), st.sampled_from(["", "ru", "uk", "xx"]))
def test_only_cyrillic_is_romanised(text, language):
    if not any("\u0400" <= char <= "\u04ff" for char in text):
        assert romanise(text, language) == text


@pytest.mark.parametrize(
    "spellings",
    [
        ("Хрущёв", "Khrushchev", "Chruščëv", "Chruschtschow"),
        ("Чехов", "Čechov", "Tchekhov"),
    ],
)
def test_the_spellings_of_a_name_meet(spellings):
    (key,) = {skeleton(spelling) for spelling in spellings}

    assert key


def test_what_is_folded_is_what_is_shown_without_its_marks():
    words = "Щучьи ёлки объявлены: цыплята, эхо, юг, хижина, чай, жук, шум, фея"

    assert fold(words) == fold(romanise(words))
