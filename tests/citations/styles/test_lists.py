"""Lists as a whole: the order, several works by one author, the letters after years."""

import pytest

from citations.styles import format_works_cited
from citations.styles.registry import STYLES
from tests.citations.golden import SETS
from tests.citations.golden.kinds import body, day, person

SHEILA = person("Sheila", "Fitzpatrick")

FITZPATRICK = [
    {
        "id": "revolution",
        "type": "book",
        "title": "The Russian Revolution",
        "author": [SHEILA],
        "publisher": "Oxford University Press",
        "issued": day(1994),
    },
    {
        "id": "everyday",
        "type": "book",
        "title": "Everyday Stalinism",
        "author": [SHEILA],
        "publisher": "Oxford University Press",
        "issued": day(1999),
    },
    {
        "id": "peasants",
        "type": "book",
        "title": "Stalin’s Peasants",
        "author": [SHEILA],
        "publisher": "Oxford University Press",
        "issued": day(1994),
    },
    {
        "id": "directions",
        "type": "edited-book",
        "title": "Stalinism: New Directions",
        "editor": [SHEILA],
        "publisher": "Routledge",
        "issued": day(2000),
    },
    {
        "id": "beyond",
        "type": "edited-book",
        "title": "Beyond Totalitarianism",
        "editor": [SHEILA, person("Michael", "Geyer")],
        "publisher": "Cambridge University Press",
        "issued": day(2009),
    },
]

# By rule: MLA 9, 5.126 to 5.130; CMOS 18, 13.112 to 13.114 and 13.69 to 13.73 (names are
# given again, not replaced by dashes); APA 7, 9.44 to 9.47.
LISTS = {
    "mla": [
        "Fitzpatrick, Sheila. <i>Everyday Stalinism</i>. Oxford UP, 1999.",
        "---. <i>The Russian Revolution</i>. Oxford UP, 1994.",
        "---, editor. <i>Stalinism: New Directions</i>. Routledge, 2000.",
        "---. <i>Stalin’s Peasants</i>. Oxford UP, 1994.",
        "Fitzpatrick, Sheila, and Michael Geyer, editors. <i>Beyond Totalitarianism</i>. "
        "Cambridge UP, 2009.",
    ],
    "chicago-author-date": [
        "Fitzpatrick, Sheila. 1994a. <i>The Russian Revolution</i>. Oxford University "
        "Press.",
        "Fitzpatrick, Sheila. 1994b. <i>Stalin’s Peasants</i>. Oxford University Press.",
        "Fitzpatrick, Sheila. 1999. <i>Everyday Stalinism</i>. Oxford University Press.",
        "Fitzpatrick, Sheila, ed. 2000. <i>Stalinism: New Directions</i>. Routledge.",
        "Fitzpatrick, Sheila, and Michael Geyer, eds. 2009. <i>Beyond "
        "Totalitarianism</i>. Cambridge University Press.",
    ],
    "chicago-notes": [
        "Fitzpatrick, Sheila. <i>Everyday Stalinism</i>. Oxford University Press, 1999.",
        "Fitzpatrick, Sheila. <i>The Russian Revolution</i>. Oxford University Press, "
        "1994.",
        "Fitzpatrick, Sheila, ed. <i>Stalinism: New Directions</i>. Routledge, 2000.",
        "Fitzpatrick, Sheila. <i>Stalin’s Peasants</i>. Oxford University Press, 1994.",
        "Fitzpatrick, Sheila, and Michael Geyer, eds. <i>Beyond Totalitarianism</i>. "
        "Cambridge University Press, 2009.",
    ],
    "apa": [
        "Fitzpatrick, S. (1994a). <i>The Russian Revolution</i>. Oxford University "
        "Press.",
        "Fitzpatrick, S. (1994b). <i>Stalin’s peasants</i>. Oxford University Press.",
        "Fitzpatrick, S. (1999). <i>Everyday Stalinism</i>. Oxford University Press.",
        "Fitzpatrick, S. (Ed.). (2000). <i>Stalinism: New directions</i>. Routledge.",
        "Fitzpatrick, S., &amp; Geyer, M. (Eds.). (2009). <i>Beyond "
        "totalitarianism</i>. Cambridge University Press.",
    ],
}


LISTS |= {its.STYLE.name: its.LIST for its in SETS}


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("order", [1, -1])
def test_several_works_by_one_author(style, order):
    entries = format_works_cited(FITZPATRICK[::order], style=style)

    assert [entry.html for entry in entries] == LISTS[style]


UNSIGNED = [
    {"id": "death", "type": "motion_picture", "title": "The Death of Stalin"},
    {"id": "carr", "type": "book", "title": "Z", "author": [person("E. H.", "Carr")]},
    {"id": "eliot", "type": "book", "title": "A", "author": [person("T. S.", "Eliot")]},
    {"id": "great", "type": "webpage", "title": "The Great Purges"},
    {"id": "ham", "type": "book", "title": "B", "author": [body("The Hamlyn Group")]},
    {"id": "bely", "type": "book", "title": "В", "author": [person("А.", "Белый")]},
]


@pytest.mark.parametrize(
    ("style", "order"),
    [
        ("mla", ["carr", "death", "eliot", "great", "ham", "bely"]),
        # Romanised names stand among the others.
        ("chicago-author-date", ["bely", "carr", "death", "eliot", "great", "ham"]),
        ("chicago-notes", ["bely", "carr", "death", "eliot", "great", "ham"]),
        ("apa", ["bely", "carr", "death", "eliot", "great", "ham"]),
    ],
)
def test_articles_do_not_count_in_the_alphabet(style, order):
    entries = format_works_cited(UNSIGNED, style=style)

    assert [entry.source for entry in entries] == order


def test_undated_works_come_last_in_chicago_and_first_in_apa():
    by = {"type": "book", "author": [SHEILA]}
    items = [{**by, "id": "none", "title": "None"}]
    items += [{**by, "id": "dated", "title": "Dated", "issued": day(1990)}]

    def order(style):
        return [entry.source for entry in format_works_cited(items, style=style)]

    assert order("chicago-author-date") == ["dated", "none"]
    assert order("apa") == ["none", "dated"]


def test_a_work_nobody_can_see_is_in_the_list_all_the_same():
    items = [
        {"id": "talk", "type": "interview", "author": [person("Anna", "Petrova")]},
        {"id": "note", "type": "personal_communication", "title": "A Note"},
        {"id": "draft", "type": "manuscript", "title": "A Draft", "author": [SHEILA]},
        {"id": "talk2", "type": "speech", "title": "A Talk", "author": [SHEILA]},
        {"id": "post", "type": "post", "title": "A Post", "author": [SHEILA]},
        {"id": "entry", "type": "entry-encyclopedia", "title": "Gulag"},
    ]

    for style in STYLES:
        for entry in format_works_cited(items, style=style):
            assert entry.text != entry.source
