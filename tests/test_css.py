"""Every class that is styled is written somewhere, and every class that is written is styled."""

from __future__ import annotations

import re
from pathlib import Path

from django.conf import settings

ROOT = Path(settings.BASE_DIR)
STATIC = ROOT / "sovclass" / "static" / "sovclass"
STYLES = sorted((STATIC / "css").glob("*.css"))
SCRIPTS = sorted((STATIC / "js").rglob("*.js"))
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
PYTHON = [
    path
    for app in ("blog", "citations", "sovclass")
    for path in sorted((ROOT / app).rglob("*.py"))
    if "migrations" not in path.parts
]

WRITTEN_BY_OTHERS = {
    "breadcrumbs": "the admin's own",
    "is-editor-empty": "the editor's library",
    "tiptap": "the editor's library",
    **dict.fromkeys(
        (
            *("ProseMirror-gapcursor", "ProseMirror-selectednode"),
            *("ProseMirror-separator", "ProseMirror-trailingBreak"),
        ),
        "the editor's library",
    ),
    **dict.fromkeys(
        ("s-rel", "s-gra", "s-in", "s-mis"), "the names of a bar's parts, in Python"
    ),
    "is-mirrored": "handed to the toolbar's button",
}
"""Styled, and not written as a class in our files."""
WITHOUT_LOOK = {
    "Z3988": "how reference managers find a source (COinS)",
    "nocase": "a word of citation styles, not of pages",
}
"""Written, and not styled."""

SET_ASIDE = re.compile(r"/\*.*?\*/|\"[^\"]*\"|'[^']*'|url\([^)]*\)", re.DOTALL)
HEAD = re.compile(r"([^{};]+)\{")
OF_TEMPLATE = re.compile(r'class="((?:\{%.*?%\}|\{\{.*?\}\}|[^"])*)"', re.DOTALL)
OF_BODY = re.compile(r"\{% block body_class %\}([^{]*)\{%")
OF_SCRIPT = re.compile(
    r'\bclass: ?(?:"([^"\n]*)"|`([^`\n]*)`)|(?:className = |classList\.\w+\()"([^"\n]*)"'
)
OF_PYTHON = re.compile(r'class=\\?"([^"\\>]*)|["\']class["\']: f?["\']([^"\'.]*)["\']')
BUTTON = re.compile(r'\bbutton\(.*, "([^"]*)"\)', re.MULTILINE)
LEFT_OPEN = "\N{FULL BLOCK}"
"""Where a value is put in when the page is made."""


def styled(source: str) -> set[str]:
    """The classes in selectors."""
    found: set[str] = set()
    for head in HEAD.findall(SET_ASIDE.sub("", source)):
        if not head.strip().startswith("@"):
            found |= set(re.findall(r"\.(-?[A-Za-z_][\w-]*)", head))
    return found


def split(value: str) -> set[str]:
    """The classes of an attribute; what depends on a value is left open."""
    value = re.sub(r"\{%.*?%\}", " ", value)
    value = re.sub(r"\{\{.*?\}\}|\$\{[^}]*\}|\{[^}]*\}", LEFT_OPEN, value)
    return set(value.split())


def written() -> set[str]:
    """The classes in templates, scripts and Python."""
    found: set[str] = set()
    for paths, pattern in (
        (TEMPLATES, OF_TEMPLATE),
        (TEMPLATES, OF_BODY),
        (SCRIPTS, OF_SCRIPT),
        (SCRIPTS, BUTTON),
        (PYTHON, OF_PYTHON),
    ):
        for path in paths:
            for match in pattern.finditer(path.read_text(encoding="utf-8")):
                found |= split(next(filter(None, match.groups()), ""))
    return found


def fits(name: str, one: str) -> bool:
    """Whether a written class is this one: `row`, or with a value at its end, `h█` or
    `input-█`."""
    beginning = one.rstrip(LEFT_OPEN)
    if beginning == one:
        return name == one
    end = r"[\w-]+" if beginning.endswith("-") else r"\d*|-[\w-]+"
    return bool(beginning and re.fullmatch(f"{re.escape(beginning)}(?:{end})", name))


def without_use(source: str) -> set[str]:
    """Custom properties that nothing asks for."""
    plain = SET_ASIDE.sub("", source)
    given = set(re.findall(r"(--[\w-]+)\s*:", plain))
    return given - set(re.findall(r"(--[\w-]+)(?![\w-]|\s*:)", plain))


def without_value(source: str) -> set[str]:
    """Custom properties that are asked for and never given."""
    plain = SET_ASIDE.sub("", source)
    given = set(re.findall(r"(--[\w-]+)\s*:", plain))
    return set(re.findall(r"var\(\s*(--[\w-]+)", plain)) - given


ALL = "\n".join(path.read_text(encoding="utf-8") for path in STYLES)


def test_every_styled_class_is_written_somewhere():
    classes = written() | set(WRITTEN_BY_OTHERS)
    dead = {n for n in styled(ALL) if not any(fits(n, one) for one in classes)}
    assert dead == set()


def test_every_written_class_is_styled():
    classes = styled(ALL)
    bare = {
        one
        for one in written() - set(WITHOUT_LOOK)
        if one.strip(LEFT_OPEN) and not any(fits(name, one) for name in classes)
    }
    assert bare == set()


def test_what_is_explained_is_still_true():
    assert set(WITHOUT_LOOK) <= written()
    assert set(WITHOUT_LOOK).isdisjoint(styled(ALL))
    assert set(WRITTEN_BY_OTHERS) <= styled(ALL)


def test_every_custom_property_has_a_value_and_a_use():
    assert without_use(ALL) == set()
    assert without_value(ALL) == set()


def test_classes_and_properties_are_found_where_they_stand():
    css = "/* .a { } */ .b:is(.c > d), e[f='.g'] { --h: 0.5em; i: var(--j) } @media (k) { .l { } }"

    assert styled(css) == {"b", "c", "l"}
    assert without_use(css) == {"--h"}
    assert without_value(css) == {"--j"}
    assert split("btn{% if x %} btn-main{% endif %} h{{ n }}") == {
        "btn",
        "btn-main",
        f"h{LEFT_OPEN}",
    }
    assert fits("h4", f"h{LEFT_OPEN}")
    assert fits("input-sm", f"input-{LEFT_OPEN}")
    assert not fits("hair", f"h{LEFT_OPEN}")
