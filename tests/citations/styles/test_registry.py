"""A style is an object: nothing outside its own file asks for its name."""

import ast
import re
from pathlib import Path

import pytest

from citations.styles.registry import DEFAULT, STYLES, style_named

ROOT = Path(__file__).parents[3]
OWN = {
    f"citations/styles/{name.replace('-', '_')}.py": name for name in STYLES
}  # where a style says its name
SCRIPTS_AND_PAGES = [
    path
    for folder, ending in (("templates", "*"), ("sovclass/static", "*.js"))
    for path in ROOT.joinpath(folder).rglob(ending)
    if path.is_file()
]
PYTHON = [
    path
    for folder in ("sovclass", "blog", "citations", "tests")
    for path in ROOT.joinpath(folder).rglob("*.py")
    if "migrations" not in path.parts and not path.name.startswith("test_")
]


def name_of(path):
    return path.relative_to(ROOT).as_posix()


def strings(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def test_only_a_style_itself_says_its_name_in_python():
    found = [
        (name_of(path), text)
        for path in PYTHON
        for text in strings(path)
        if text in STYLES
    ]

    assert sorted(found) == sorted(OWN.items())


def test_no_page_and_no_script_asks_for_a_style():
    names = "|".join(map(re.escape, STYLES))
    asks = re.compile(rf"[\"'`](?:{names})[\"'`]")
    found = [
        name_of(path)
        for path in SCRIPTS_AND_PAGES
        if asks.search(path.read_text(encoding="utf-8", errors="replace"))
    ]

    assert len(SCRIPTS_AND_PAGES) > 100
    assert found == []


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
def test_a_style_says_all_that_is_asked_of_it(style):
    assert style_named(style.name) is style
    assert style.label
    assert style.list_title
    assert style.shapes
    assert {"page", "chapter", "paragraph", "line"} <= style.in_text.places.keys()


def test_a_library_begins_with_the_first_style():
    assert next(iter(STYLES.values())) is DEFAULT
