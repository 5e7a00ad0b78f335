"""Every golden work in every style: words and italics, as the manuals have them."""

import re
from html import unescape

import pytest

from citations.styles import format_references
from tests.citations.golden import WORKS
from tests.citations.golden.kinds import STYLES

LINES = [
    pytest.param(
        work.item["id"],
        style,
        work.line(style),
        id=f"{style}-{work.item['id']}",
        marks=pytest.mark.xfail(strict=True, reason=work.line(style).wrong_because)
        if work.line(style).wrong_because
        else (),
    )
    for style in STYLES
    for work in WORKS
]


@pytest.fixture(scope="module")
def printed():
    items = [work.item for work in WORKS]
    return {style: format_references(items, style=style) for style in STYLES}


@pytest.mark.parametrize(("key", "style", "line"), LINES)
def test_a_work_is_written_as_the_manual_has_it(key, style, line, printed):
    entry = printed[style][key]

    assert entry.html == line.html, line.rule
    assert entry.text == unescape(re.sub("</?i>", "", line.html))


def test_the_golden_set_is_large_enough_and_has_every_work_once():
    assert len({work.item["id"] for work in WORKS}) == len(WORKS) >= 40
    assert all(line.rule for work in WORKS for line in work[1:])
