"""What Harvard needs beyond its golden works."""

import pytest

from citations.styles import format_reference, harvard
from citations.styles.steps.sentence_case import sentence_case
from tests.citations.golden.kinds import day, person

MILLAR = [person("James R.", "Millar")]


@pytest.mark.parametrize(
    ("item", "entry"),
    [
        (
            # CTR, reference books without an author: the title leads, not the editor.
            {
                "type": "entry-encyclopedia",
                "title": "Stakhanovism",
                "container-title": "Encyclopedia of Russian History",
                "editor": MILLAR,
            },
            "‘Stakhanovism’ (2004) in J.R. Millar (ed.) <i>Encyclopedia of Russian "
            "history</i>.",
        ),
        (
            # An article whose pages nobody gave is no preprint.
            {
                "type": "article-journal",
                "title": 'On "Life"',
                "container-title": "Slavic Review",
                "author": MILLAR,
            },
            "Millar, J.R. (2004) ‘On “life”’, <i>Slavic Review</i>.",
        ),
        (
            # A stop stays outside a closing mark, also a lone one.
            {"type": "book", "title": "T", "author": MILLAR, "publisher": "A ”Press”"},
            "Millar, J.R. (2004) <i>T</i>. A ”Press”.",
        ),
        (
            # Angle brackets in what was reviewed are words.
            {
                "type": "review-book",
                "title": "Workers’, a Look",
                "container-title": "Slavic Review",
                "author": MILLAR,
                "reviewed-title": "If <a> & <b>",
                "reviewed-author": [person("<i>", "B")],
            },
            "Millar, J.R. (2004) ‘Workers’, a look’. Review of <i>If &lt;a&gt; &amp; &lt;b&gt;</i>, "
            "by &lt;i&gt; B. <i>Slavic Review</i>.",
        ),
    ],
)
def test_an_entry_is_as_the_guide_has_it(item, entry):
    item = {"id": "x", "issued": day(2004), **item}

    assert format_reference(item, harvard.STYLE.name).html == entry


def test_behind_a_colon_a_small_letter_follows_where_a_style_wants_it():
    title = "Russia: A History. The End: A Story"

    assert sentence_case(title, is_small_behind_colon=True) == (
        "Russia: a history. The end: a story"
    )
    assert sentence_case(title) == "Russia: A history. The end: A story"
