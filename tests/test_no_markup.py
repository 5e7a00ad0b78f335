"""Pages are templates: Python writes no markup but what is content, and says why."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
FILES = [
    path
    for app in ("blog", "citations", "sovclass")
    for path in sorted((ROOT / app).rglob("*.py"))
    if "migrations" not in path.parts
]
REASONS = {
    "blog/essays/editor/checklist.py": "finds figures and their credits in an essay's text",
    "blog/essays/display.py": "an essay's text: the lead's figure, the states of citations",
    "blog/html/footnotes.py": "an essay's text: its notes",
    "blog/web/icons.py": "the drawings of the glyphs",
    "blog/essays/plain_text.py": "an essay's text: pasted lines",
    "blog/essays/metadata.py": "JSON for search engines, which no template may escape",
    "blog/html/sanitiser.py": "an essay's text: what may be in it",
    "blog/discussion/services.py": "a comment's text: its paragraphs and links",
    "blog/essays/services/figures.py": "an essay's text: its figures",
    "blog/essays/services/drafts.py": "an essay's text: two drafts in one",
    "citations/exchange/formats/latex.py": "italics in titles",
    "citations/reading/text.py": "an essay's text: its notes",
    "citations/styles/": "italics in entries of works cited",
    "sovclass/errors.py": "the page for when no template can be rendered",
    "sovclass/kept_tags.py": "`url` and `translate`, which write what Django's write",
}
"""A file or folder that writes or reads markup, and why."""

GROUP = re.compile(r"\(\?P?<\w+>")
TAG = re.compile(r"</?[a-z][a-z0-9]*(?=[\s/>])")
MARKED_SAFE = {"SafeString", "format_html", "format_html_join", "mark_safe"}


def markup(source: str) -> Iterator[str]:
    """Tags in texts that are no docstrings, and words for what is markup already."""
    tree = ast.parse(source)
    docstrings = {
        id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and id(node) not in docstrings:
            yield from TAG.findall(GROUP.sub("", str(node.value)))
        elif isinstance(node, ast.Call) and getattr(node.func, "id", "") in MARKED_SAFE:
            yield node.func.id


def reason(path: Path) -> str:
    """Why there may be markup in it; empty where there may not."""
    name = path.relative_to(ROOT).as_posix()
    return next((why for start, why in REASONS.items() if name.startswith(start)), "")


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", [p for p in FILES if not reason(p)], ids=name_of)
def test_no_page_is_written_in_python(path):
    assert list(markup(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("start", REASONS)
def test_each_reason_is_still_needed(start):
    named = [path for path in FILES if name_of(path).startswith(start)]
    assert any(list(markup(path.read_text(encoding="utf-8"))) for path in named)


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('x = "<b>bold</b>"', ["<b", "</b"]),
        ("x = f'<a href=\"{y}\">'", ["<a"]),
        ("x = mark_safe(y)", ["mark_safe"]),
        ('"""In <b>bold</b>."""', []),
        ('x = re.compile(r"(?P<a>b)(?<c>d)")', []),
        ("x = 'a < b and <y'", []),
    ],
)
def test_markup_is_found_where_it_stands(source, found):
    assert list(markup(source)) == found
