"""Every golden work in every style: words and italics, as the manuals have them."""

import re
from html import unescape

import pytest

from citations.styles import format_references
from citations.styles.registry import STYLES
from tests.citations.golden import LINES, WORKS

CASES = [
    pytest.param(
        key,
        style,
        line,
        id=f"{style}-{key}",
        marks=pytest.mark.xfail(strict=True, reason=line.wrong_because)
        if line.wrong_because
        else (),
    )
    for (style, key), line in LINES.items()
]


@pytest.fixture(scope="module")
def printed():
    items = [work.item for work in WORKS]
    return {style: format_references(items, style=style) for style in STYLES}


@pytest.mark.parametrize(("key", "style", "line"), CASES)
def test_a_work_is_written_as_the_manual_has_it(key, style, line, printed):
    entry = printed[style][key]

    assert entry.html == line.html, line.rule
    assert entry.text == unescape(re.sub("</?i>", "", line.html))


def test_the_golden_set_is_large_enough_and_has_every_work_once():
    assert len({work.item["id"] for work in WORKS}) == len(WORKS) >= 40
    assert all(line.rule for line in LINES.values())


@pytest.mark.parametrize("style", STYLES)
def test_every_style_has_twenty_works_or_more(style):
    assert sum(name == style for name, _key in LINES) >= 20
