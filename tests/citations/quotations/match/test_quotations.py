"""Quotations against pages: what is said about which difference."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citations.quotations.match import (
    Change,
    Page,
    Reason,
    SourceIndex,
    Verdict,
    check_quotation,
)
from tests.bench.book import Book
from tests.bench.quotations import Maker, cases, measure

PAGES = [
    Page(
        "xii", "A note on dates and names, which are given as they were then written."
    ),
    Page(
        "406",
        "THE GREAT TURN 406\n\nThe peasants were told that the col-\nlectivization of "
        "agriculture would bring plenty to every village. Few of them be-",
    ),
    Page(
        "407",
        "CHAPTER SEVEN\n407\nlieved it. Stalin’s “great turn” meant that the ﬁrst ﬁve-year "
        "plan was to be fulﬁlled in four years, whatever the cost in human life.12 The "
        "kulaks as a class were to be liquidated.",
    ),
    Page(
        "408",
        "THE GREAT TURN 408\n\nIn the cities workers queued for bread. The govemment "
        "denied that there was a famine at ail. Zhdanov said ſo in the café\u0301.",
    ),
    Page("409", "Крестьяне пошли в кол-\nхозы, но хлеба всё равно не было нигде."),
    Page(
        "410", "Nothing else of any weight was said about the matter until the spring."
    ),
]


@pytest.fixture(scope="module")
def index() -> SourceIndex:
    return SourceIndex(PAGES)


FOUND = [
    ("as it stands", "agriculture would bring plenty to every village", "406"),
    ("a divided line", "the collectivization of agriculture would bring", "406"),
    ("over a page", "Few of them believed it", "406"),
    ("over a page, second page cited", "Few of them believed it", "407"),
    ("a header that stands there once", "Few of them believed it. Stalin’s", "407"),
    ("ligatures", "the first five-year plan was to be fulfilled", "407"),
    ("straight marks", "Stalin's \"great turn\" meant that", "407"),
    ("a note's figure left out", "the cost in human life. The kulaks", "407"),
    ("ellipsis, one character", "the first five-year plan … in four years", "407"),
    ("ellipsis, three points", "the first five-year plan ... in four years", "407"),
    ("ellipsis, spaced", "the first five-year plan . . . in four years", "407"),
    ("ellipsis, four", "the first five-year plan. . . . in four years", "407"),
    ("ellipsis in brackets", "the first five-year plan [...] in four years", "407"),
    ("ellipsis at both ends", "… plan was to be fulfilled in four …", "407"),
    ("first letter in brackets", "[T]he first five-year plan was to be", "407"),
    ("other case", "THE KULAKS AS A CLASS were to be", "407"),
    ("bracketed addition", "the kulaks [rich peasants] as a class were", "407"),
    ("bracketed replacement", "the kulaks [all of them] were to be liquidated", "407"),
    ("bracketed ending", "the first five-year plan was to be fulfil[led] in four", "407"),
    ("a scanner's rn", "The government denied that there was a famine", "408"),
    ("a scanner's l", "that there was a famine at all", "408"),
    ("words run together by nobody", "workersqueued for bread. The", "408"),
    ("long s, double accent", "Zhdanov said so in the cafe", "408"),
    ("Cyrillic, divided", "пошли в колхозы, но хлеба все равно не было", "409"),
    ("range of pages", "In the cities workers queued for bread", "407-408"),
    ("label with its word", "In the cities workers queued for bread", "p. 408"),
    ("roman label", "which are given as they were then written", "XII"),
    ("one word on its page", "kulaks", "407"),
]  # fmt: skip


@pytest.mark.parametrize(("what", "quotation", "cited"), FOUND, ids=[r[0] for r in FOUND])  # fmt: skip
def test_what_a_quotation_may_change_is_found_on_its_page(
    index, what, quotation, cited
):
    first, _, last = cited.partition("-")

    check = check_quotation(index, quotation, first=first, last=last or first)

    assert check.verdict == Verdict.FOUND, check


NEARLY = [
    ("a word replaced", "agriculture would bring misery to every village", [("misery", "plenty")]),
    ("a word left out", "agriculture would plenty to every village", [("", "bring")]),
    ("a negation", "The government never denied that there was", [("never", "")]),
    ("a plural", "agriculture would bring plenty to every villages", [("villages", "village")]),
    ("a figure", "a note on dates and names which are given in 1932", None),
    ("an opposite", "the kulaks as a class were not to be liquidated", [("not", "")]),
    ("another spelling of a name", "Zhdanow said so in the café", [("Zhdanow", "Zhdanov")]),
]  # fmt: skip


@pytest.mark.parametrize(("what", "quotation", "differ"), NEARLY, ids=[r[0] for r in NEARLY])  # fmt: skip
def test_other_words_are_shown_word_by_word(index, what, quotation, differ):
    check = check_quotation(index, quotation)

    assert check.verdict == Verdict.NEARLY, check
    if differ is not None:
        found = [(c.typed, c.page) for c in check.changes if not c.is_same]
        assert found == differ


def test_a_comparison_gives_both_texts_in_their_own_spelling(index):
    check = check_quotation(index, "the first five-year plan was to be ignored", first="407")  # fmt: skip

    assert check.changes == (
        Change("the first five-year plan was to be", "the ﬁrst ﬁve-year plan was to be", is_same=True),
        Change("ignored", "fulﬁlled"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("cited", "verdict", "label"),
    [
        ("408", Verdict.ELSEWHERE, "406"),
        ("12", Verdict.ELSEWHERE, "406"),
        ("", Verdict.FOUND, "406"),
        ("406", Verdict.FOUND, "406"),
    ],
)
def test_a_quotation_on_another_page_says_which(index, cited, verdict, label):
    text = "agriculture would bring plenty to every village"

    check = check_quotation(index, text, first=cited, last=cited)

    assert (check.verdict, check.label) == (verdict, label)


def test_a_quotation_over_a_page_names_both(index):
    assert check_quotation(index, "Few of them believed it").label == "406–407"


@pytest.mark.parametrize(
    ("quotation", "cited", "reason"),
    [
        (
            "bread and circuses were given to the people of Rome",
            "408",
            Reason.NOT_FOUND,
        ),
        (
            "agriculture would bring plenty said about the matter",
            "406",
            Reason.NOT_FOUND,
        ),
        ("Zhdanov said so … a note on dates and names", "408", Reason.NOT_FOUND),
        ("kulaks", "406", Reason.TOO_SHORT),
        ("the", "", Reason.TOO_SHORT),
        ("…", "406", Reason.TOO_SHORT),
        ("", "406", Reason.TOO_SHORT),
        ("“”", "", Reason.TOO_SHORT),
        ("word " * 9000, "406", Reason.TOO_LONG),
    ],
)
def test_what_is_unclear_could_not_be_verified(index, quotation, cited, reason):
    check = check_quotation(index, quotation, first=cited, last=cited)

    assert (check.verdict, check.reason) == (Verdict.UNVERIFIED, reason)


def test_part_of_a_word_is_not_the_word():
    index = SourceIndex([Page("1", "They were unhappy men and notable women, all of them.")])  # fmt: skip

    assert check_quotation(index, "happy men and notable women", first="1").verdict == Verdict.NEARLY  # fmt: skip


def test_a_real_word_of_the_source_is_no_misreading():
    text = (
        "The burn was deep. The burn was wide. The bum was loud. The bum was here too."
    )
    index = SourceIndex([Page("1", text)])

    check = check_quotation(index, "wide. The burn was loud", first="1")

    assert check.verdict == Verdict.NEARLY


def test_a_text_without_words_says_so():
    assert check_quotation(SourceIndex([]), "some words of a text").reason == Reason.NO_TEXT  # fmt: skip
    assert check_quotation(SourceIndex([Page("1", "…")]), "some words of a text").reason == Reason.NO_TEXT  # fmt: skip


def test_of_two_pages_with_one_number_both_are_meant():
    index = SourceIndex([Page("1", "The first volume begins so."), Page("1", "The second volume opens thus.")])  # fmt: skip

    assert check_quotation(index, "The second volume opens thus", first="1").verdict == Verdict.FOUND  # fmt: skip


def test_a_running_header_may_be_quoted_too():
    pages = [Page(str(n), f"The age of iron and steel\n\nWords of page {n} stand here.") for n in range(1, 8)]  # fmt: skip

    check = check_quotation(SourceIndex(pages), "The age of iron and steel", first="3")

    assert check.verdict == Verdict.FOUND


def test_scripts_without_spaces_are_compared_by_letters():
    index = SourceIndex(
        [
            Page(
                "1",
                "吾輩は猫である。名前はまだ無い。どこで生れたか頓と見当がつかぬ。何でも薄暗い",
            )
        ]
    )

    assert check_quotation(index, "名前はまだ無い。どこで生れたか頓と見当がつかぬ", first="1").verdict == Verdict.FOUND  # fmt: skip


# --- Properties ---------------------------------------------------------------------

ANY = st.text(max_size=200)
SOURCES = st.lists(st.builds(Page, st.text(max_size=4), st.text(max_size=300)), max_size=6)  # fmt: skip
HARD = st.text(alphabet="ab [].…“”'-\n\u00ad1lI&\u0301", max_size=120)


@given(SOURCES, ANY | HARD, st.text(max_size=5), st.text(max_size=5))
def test_any_quotation_of_any_pages_gets_one_answer(pages, quotation, first, last):
    checks = [
        check_quotation(SourceIndex(pages), quotation, first=first, last=last)
        for _ in range(2)
    ]

    assert checks[0] == checks[1]
    assert (checks[0].reason is None) == (checks[0].verdict != Verdict.UNVERIFIED)
    assert (checks[0].position is None) == (checks[0].verdict == Verdict.UNVERIFIED)


@given(st.lists(st.builds(Page, st.just("1"), HARD), min_size=1, max_size=5), HARD)
def test_texts_that_repeat_themselves_are_survived(pages, quotation):
    check_quotation(SourceIndex(pages), quotation, first="1")


WORDS = st.lists(st.sampled_from(["the", "of", "steel", "плана", "harvest", "café", "1917", "fields", "and", "railways"]), min_size=8, max_size=60)  # fmt: skip


@given(st.lists(WORDS, min_size=1, max_size=5), st.data())
def test_words_of_a_page_are_always_found_on_it(texts, data):
    pages = [Page(str(n), " ".join(words)) for n, words in enumerate(texts)]
    number = data.draw(st.integers(0, len(texts) - 1))
    start = data.draw(st.integers(0, len(texts[number]) - 6))
    size = data.draw(st.integers(5, len(texts[number]) - start))
    quotation = " ".join(texts[number][start : start + size])

    check = check_quotation(SourceIndex(pages), quotation, first=str(number), last=str(number))  # fmt: skip

    assert check.verdict == Verdict.FOUND


@given(st.lists(WORDS, min_size=1, max_size=5), st.data())
def test_words_of_a_page_are_always_found_without_a_page(texts, data):
    pages = [Page(str(n), " ".join(words)) for n, words in enumerate(texts)]
    number = data.draw(st.integers(0, len(texts) - 1))
    quotation = " ".join(texts[number][:8])

    assert check_quotation(SourceIndex(pages), quotation).verdict == Verdict.FOUND


@pytest.mark.parametrize("noise", [0.0, 0.025])
def test_the_right_verdict_is_given_in_a_book_of_our_own(noise):
    """The small form of `make bench-quotations`."""
    book = Book(pages=60)
    measured = measure(SourceIndex(book.printed(noise)), cases(Maker(book, Book(pages=5, seed=99)), 3))  # fmt: skip

    assert measured.share >= 0.98, measured.wrong
