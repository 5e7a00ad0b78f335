"""Templates that are rendered once and filled in: as if they had been rendered each time."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.safestring import mark_safe

from blog.web.filled import filled

TEMPLATES = Path(settings.BASE_DIR) / "templates"
HEAD = re.compile(r"\{# Filled \(blog/web/filled\.py\)\.(?: Needs: (.*?)\.)?[ ]")
NAMES = {
    str(path.relative_to(TEMPLATES)): re.findall(
        r"\w+", re.sub(r"\(.*?\)", "", head[1] or "")
    )
    for path in sorted(TEMPLATES.rglob("*.html"))
    if (head := HEAD.match(path.read_text()))
}
IN_ADDRESSES = {"slug": "history-101", "pk": 70414, "number": 3, "user": 12}


def values(names, text):
    return {name: IN_ADDRESSES.get(name, text) for name in names}


def test_the_templates_are_found():
    assert {"blog/shelf/_works_row.html", "blog/essays/_cite_card.html"} <= NAMES.keys()


@pytest.mark.parametrize("template", NAMES)
@pytest.mark.parametrize("language", ["en", "de", "ar"])
@pytest.mark.parametrize(
    "text", ["<b>&\"'</b>", "", "Юрий Живаго", "70414330000", mark_safe("<i>it</i>")]
)
def test_a_filled_template_is_the_template_rendered(template, language, text):
    given = values(NAMES[template], text)

    with translation.override(language):
        made = filled(template, **given)
        again = filled(template, **given)
        rendered = render_to_string(template, given).strip()

    assert made == again == rendered


def test_a_value_without_a_place_is_refused():
    with pytest.raises(TypeError, match="no place for surplus"):
        filled("blog/front/_new.html", surplus="x")


def test_nothing_of_one_filling_stands_in_the_next():
    row = {"anchor": "a", "at": "1", "coins": ""}

    first = filled("blog/shelf/_works_row.html", html="private words", **row)
    second = filled("blog/shelf/_works_row.html", html="others", **row)

    assert "private words" in first
    assert "private words" not in second
