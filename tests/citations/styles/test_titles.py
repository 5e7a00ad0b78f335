"""Titles: sentence case, and words that stand without marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citations.styles import format_reference
from citations.styles.pandoc.dress import bare, gloss, slant, undress
from citations.styles.registry import STYLES
from citations.styles.steps.sentence_case import is_headline, sentence_case
from tests.citations.golden.kinds import person


@pytest.mark.parametrize(
    ("title", "sentence"),
    [
        ("Russia: A History", "Russia: A history"),
        (
            "Magnetic Mountain: Stalinism as a Civilization",
            "Magnetic mountain: Stalinism as a civilization",
        ),
        (
            "The Rise and Fall of the Soviet Union",
            "The rise and fall of the Soviet Union",
        ),
        ("Who Was to Blame?", "Who was to blame?"),
        ("What Next? The Question of Power", "What next? The question of power"),
        ("Workers’ Lives in St. Petersburg", "Workers’ lives in St. Petersburg"),
        ("The Pre-War Years", "The pre-war years"),
        ("NATO and the Cold War", "NATO and the Cold War"),
        ("Reading <i>Doctor Zhivago</i> Today", "Reading <i>Doctor Zhivago</i> today"),
        ("McCarthy at Work", "McCarthy at work"),
        # Unknown words keep what they have, and so does a title in sentence style.
        ("Zhenotdel and the Besprizorniki", "Zhenotdel and the Besprizorniki"),
        ("The war against the peasantry", "The war against the peasantry"),
        ("La vie est un songe", "La vie est un songe"),
        ("", ""),
        ("1984", "1984"),
    ],
)
def test_sentence_case_takes_capitals_from_common_words_only(title, sentence):
    assert sentence_case(title) == sentence


@given(st.text(max_size=200))
def test_sentence_case_changes_nothing_but_case(title):
    assert sentence_case(title).casefold() == title.casefold()
    assert is_headline(title) in {True, False}


def test_a_person_may_say_how_a_title_is_romanised_and_cased():
    item = {
        "id": "a",
        "type": "book",
        "title": "圆明园",
        "author": [person("", "Wang")],
        "language": "zh",
        "custom": {
            "title-romanized": "Yuanmingyuan",
            "title-translated": "Garden of perfect brightness",
        },
    }

    assert format_reference(item, "chicago-notes").html == (
        "Wang. <i>Yuanmingyuan</i> [Garden of perfect brightness]. n.d."
    )
    assert format_reference(item, "mla").html == "Wang. <i>圆明园</i>."


@pytest.mark.parametrize(
    ("dressed", "plain"),
    [
        (f"“{bare('A Site')}.” More", "A Site. More"),
        (f"<i>{bare('A Site')}</i>. More", "A Site. More"),
        (f"“{slant('Data')}.” More", "<i>Data</i>. More"),
        (f"“{gloss('Slovo', 'Word')}.” More", "“Slovo” [Word]. More"),
        (f"<i>{gloss('Slovo', 'Word')}</i>. More", "<i>Slovo</i> [Word]. More"),
        (f"{gloss('Slovo', 'Word')}. More", "Slovo [Word]. More"),
        ("Nothing", "Nothing"),
    ],
)
def test_marks_of_ours_are_read(dressed, plain):
    assert undress(dressed) == plain


@pytest.mark.parametrize("style", STYLES)
def test_nobody_can_type_our_marks(style):
    item = {"id": "a", "type": "book", "title": "A\ue010B\ue012 \ue013C\ue014"}
    item["custom"] = {"title-sentence": ["x"], "title-translated": {"a": 1}}

    assert "\ue010" not in format_reference(item, style).text
    assert "AB C" in format_reference(item, style).text


def test_a_period_stands_within_quotation_marks_in_every_style():
    item = {"id": "a", "type": "article-journal", "title": 'On "Life"'}
    item["container-title"] = "Review"

    assert format_reference(item, "apa").html == "On “life.” (n.d.). <i>Review</i>."
    assert format_reference(item, "mla").html == "“On ‘Life.’” <i>Review</i>."
