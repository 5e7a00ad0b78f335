"""Items of every type as Hypothesis makes them: what an export must bring back."""

from __future__ import annotations

from hypothesis import strategies as st

from citations.items import fields
from citations.items.clean import clean_item

_SIGNS = "\\{}$&%#_~^\"'`-–—,;:.!?()[]<>/@=+*|«»“”’…€ßøłéüñÇЖжюΩ中 אב"
WORD = st.text(
    st.sampled_from("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789" + _SIGNS),
    min_size=1,
    max_size=12,
)  # fmt: skip
WORDS = st.lists(WORD | st.sampled_from(["and", "von", "van der", "others", "Ministry"]), min_size=1, max_size=5).map(" ".join)  # fmt: skip
TITLE = st.builds("T{}".format, WORDS)
FAMILY = st.builds("F{}".format, WORDS)
PERSON = st.one_of(
    st.fixed_dictionaries(
        {"family": FAMILY, "given": WORDS},
        optional={
            "suffix": WORDS,
            "non-dropping-particle": st.sampled_from(["von", "de la"]),
        },
    ),
    st.fixed_dictionaries({"literal": TITLE}),
    st.fixed_dictionaries({"family": FAMILY}),
)
YEARS = st.integers(min_value=1, max_value=9999)
PARTS = st.one_of(
    st.tuples(YEARS),
    st.tuples(YEARS, st.integers(1, 12)),
    st.tuples(YEARS, st.integers(1, 12), st.integers(1, 28)),
).map(list)
DATE = st.one_of(
    st.fixed_dictionaries({"date-parts": st.lists(PARTS, min_size=1, max_size=2)}),
    st.fixed_dictionaries(
        {"date-parts": st.lists(PARTS, min_size=1, max_size=1), "circa": st.just(True)}
    ),
    st.fixed_dictionaries({"literal": TITLE}),
)
_VALUES = {
    **dict.fromkeys(fields.TITLES, TITLE),
    **dict.fromkeys(fields.TEXTS, WORDS),
    **dict.fromkeys(fields.NAMES, st.lists(PERSON, min_size=1, max_size=3)),
    **dict.fromkeys(fields.DATES, DATE),
    "DOI": st.from_regex(r"10\.\d{4,6}/[a-zA-Z0-9._;()#%&-]{1,12}[a-z0-9]", fullmatch=True),
    "URL": st.from_regex(r"https?://[a-z]{1,8}\.org/[a-zA-Z0-9_~%#?=&./-]{0,20}", fullmatch=True),
    "page": st.sampled_from(["3", "12-45", "xii-xv", "A1-A4", "1, 5-7"]),
    "ISBN": st.sampled_from(["9780199560417", "978-0-19-956041-7", "0199560412"]),
    "ISSN": st.sampled_from(["0036-0341", "1467-9434"]),
}  # fmt: skip


@st.composite
def items(draw):
    """A clean item of any type, with any of the fields."""
    names = draw(st.lists(st.sampled_from(sorted(_VALUES)), max_size=8, unique=True))
    raw = {
        "type": draw(st.sampled_from(sorted(fields.TYPES))),
        "title": draw(TITLE),
        **{name: draw(_VALUES[name]) for name in names},
    }
    return clean_item(raw)[0]
