"""No text of the interface is written past gettext: in Python, in templates, in scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.template.base import Lexer, TokenType
from django.urls import resolve, reverse
from django.views.i18n import JavaScriptCatalog

from blog.essays.querysets import _NEIGHBOUR
from tests.i18n import python_texts, script_texts
from tests.i18n.script_texts import Literal
from tests.i18n.shown import shown_texts

ROOT = Path(settings.BASE_DIR)


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


# --- Python -----------------------------------------------------------------------------

LEFT_OUT = {
    "/migrations/": "history",
    "/management/": "for whoever runs the site, at a terminal",
    "citations/styles/": "a citation style's own words; the style says their language",
    "citations/reading/": "the reader's English for the command line; blog.essays.editor.checklist has its own",
    "sovclass/formats/": "patterns of dates",
    "citations/documents/passages.py": "a query, and nothing that is shown",
    "sovclass/demo_class.py": "the demo class: what its people wrote",
    "sovclass/env.py": "for whoever runs the site",
    "sovclass/serve.py": "for whoever runs the site",
    "sovclass/settings.py": "for whoever runs the site",
    "sovclass/health.py": "for load balancers",
}
PYTHON_FILES = sorted(
    path
    for app in ("sovclass", "blog", "citations")
    for path in Path(ROOT, app).rglob("*.py")
    if not any(part in f"{name_of(path)}" for part in LEFT_OUT)
)

BROWSERS = (
    *("Edg", "Edge", "Opera", "Firefox", "Chrome", "Safari"),
    *("Android", "Windows", "Linux"),
)
LAST_RESORT = (
    '<!doctype html><html lang="en"><meta charset="utf-8"><title>Sovclass</title>'
    "<h1>Something went wrong</h1>"
    "<p>Go back, copy what you wrote, and try again in a minute.</p></html>"
)
ALLOWED_IN_PYTHON = {
    **{
        ("sovclass/accounts/templatetags/browsers.py", name): "a program's own name"
        for name in BROWSERS
    },
    (
        "sovclass/kept_tags.py",
        "gettext() of what no extractor can read",
    ): "a template's text: extracted there",
    (
        "citations/library/style_names.py",
        "gettext() of what no extractor can read",
    ): "a style's words: extracted from its own file",
    ("blog/essays/metadata.py", "Person"): "Schema.org's name of a type",
    ("blog/essays/metadata.py", "Course"): "Schema.org's name of a type",
    ("blog/shelf/views/exports.py", 'attachment; filename="'): "a file's name",
    ("citations/items/dates.py", "no date"): "what a file says of a source",
    ("citations/exchange/formats/bibtex.py", "PhD diss."): "a source's field, not ours",
    ("citations/exchange/remote/crossref.py", "Crossref"): "a service's own name",
    ("citations/exchange/remote/zotero.py", "Zotero"): "a service's own name",
    ("blog/classroom/models.py", "May create courses"): "stored by migrate, in English",
    (
        "blog/essays/services/drafts.py",
        "The draft was saved elsewhere in the meantime.",
    ): "logs",
    ("sovclass/grading/grades/services.py", "A newer grade is stored."): "logs",
    ("sovclass/errors.py", LAST_RESORT): "shown when nothing works, gettext included",
    ("blog/essays/querysets.py", _NEIGHBOUR): "a query",
    ("blog/essays/views/drafts.py", "Accept"): "a header",
    ("sovclass/errors.py", "Accept"): "a header",
    ("sovclass/middleware.py", "Cookie"): "a header",
    ("sovclass/middleware.py", "Referer"): "a header",
    ("blog/essays/views/figures.py", "private, max-age=3600"): "a header's value",
    ("sovclass/middleware.py", "private, no-store"): "a header's value",
    ("sovclass/grading/book/views.py", "text/csv; charset=utf-8"): "a header's value",
    (
        "sovclass/grading/book/views.py",
        'attachment; filename="grades-',
    ): "a file's name",
}


@pytest.mark.parametrize(
    "bad",
    [
        "raise ValidationError('too long')",
        "messages.success(request, f'{n} saved')",
        "form.add_error('body', 'missing')",
        "forms.CharField(label='title')",
        "models.CharField('title', max_length=3)",
        "class Kind(models.TextChoices):\n    A = 'a', 'first'",
        "class Kind(models.TextChoices):\n    A = 'a'",
        "words = {'email': 'mail'}",
        "class Meta:\n    verbose_name = 'Essay'",
        "x = {'error': 'Go away now'}",
        "from django.utils.translation import gettext as _\ndef f(x):\n    _(f'{x} days')",
        "from django.utils.translation import gettext as _\nX = _('Monday')",
    ],
)
def test_untranslated_python_is_found(bad):
    assert list(python_texts.faults(bad))


def test_python_through_gettext_or_for_programs_is_left_alone():
    good = '''
"""Words of documentation."""
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
X = gettext_lazy("Monday morning")
def f(n: "Some text") -> "More text":
    """Words again."""
    logger.error("It is broken.")
    raise ValueError("It was never so.")
    return _("Five days") + ngettext("%d day", "%d days", n) + '<p class="a b">'
'''
    assert list(python_texts.faults(good)) == []


@pytest.mark.parametrize("path", PYTHON_FILES, ids=name_of)
def test_python_shows_nothing_that_is_not_translated(path):
    found = [
        (line, text)
        for line, text in python_texts.faults(path.read_text(encoding="utf-8"))
        if (name_of(path), text) not in ALLOWED_IN_PYTHON
    ]
    assert found == []


def test_every_exception_for_python_is_still_needed():
    found = {
        (name_of(path), text)
        for path in PYTHON_FILES
        for _line, text in python_texts.faults(path.read_text(encoding="utf-8"))
    }
    assert set(ALLOWED_IN_PYTHON) - found == set()


# --- Scripts ----------------------------------------------------------------------------

SHOWN_CALLS = {
    ("button", 0),
    ("makeDialog", 0),
    ("makeDialog", 1),
    ("makeDialog", 2),
    ("setErrors", 1),
    ("say", 1),
    ("fill", 0),
    ("failed", 0),
    ("preview", 0),
}
"""(call, argument) that people read."""
SHOWN_EVERYWHERE = {
    *("alert", "announce", "confirm", "prompt"),
    *("append", "prepend", "replaceChildren", "createTextNode"),
}
SHOWN_KEYS = {"alt", "aria-label", "label", "placeholder", "title"}
SHOWN_PROPERTIES = {
    *("textContent", "innerText", "innerHTML", "title", "placeholder"),
    *("ariaLabel", "alt"),
}

TECHNICAL_CALLS = {
    *("querySelector", "querySelectorAll", "matches", "closest", "getElementById"),
    *("matchMedia", "supports", "RegExp", "replace", "replaceAll", "split"),
    *("wrapInside", "rename", "normalize", "getModifierState"),
}
TECHNICAL_KEYS = {"class", "method"}
COMPARED = {"===", "!==", "from", "import"}
NAME = re.compile(r"[a-z0-9@#.$/:_\[\]=\"\\-][^\s]*")
"""One word that begins small: a name, not a text."""

ALLOWED_IN_SCRIPTS = {
    ("toolbar.js", "B"): "the face of a button, drawn; its label is translated",
    ("toolbar.js", "I"): "the face of a button, drawn; its label is translated",
    ("toolbar.js", "H"): "the face of a button, drawn; its label is translated",
    ("texts.js", "TIME_FORMAT"): "the name of a format",
    ("figure.js", "image caption"): "the editor's schema",
    ("figure.js", "(text | hardBreak)*"): "the editor's schema",
    ("footnote.js", "(text | hardBreak)*"): "the editor's schema",
    (
        "paste-notes.js",
        "p, div, li, h1, h2, h3, h4, h5, h6, blockquote, section, ol, ul, hr, table",
    ): "a selector",
    ("versions.js", "p, h2, h3, h4, figcaption"): "a selector",
    ("toolbar.js", "1."): "the face of a button, drawn; its label is translated",
}


def script_faults(source: str) -> Iterator[tuple[int, str]]:
    for literal in script_texts.literals(source):
        if is_untranslated(literal):
            yield literal.line, literal.text
    yield from script_texts.odd_calls(source)


def is_untranslated(literal: Literal) -> bool:
    text = re.sub("<[^<>]*>", "", literal.text)
    is_translated = literal.argument < script_texts.GETTEXT.get(literal.call, 0)
    if is_translated or not re.search("[A-Za-z]", text):
        return False
    return is_shown(literal) or not is_technical(literal, text)


def is_shown(literal: Literal) -> bool:
    return (
        (literal.call, literal.argument) in SHOWN_CALLS
        or (literal.call == "h" and literal.argument > 1)
        or literal.call in SHOWN_EVERYWHERE
        or literal.key in SHOWN_KEYS
        or literal.assigned in SHOWN_PROPERTIES
    )


def is_technical(literal: Literal, text: str) -> bool:
    return (
        literal.before in COMPARED
        or literal.call in TECHNICAL_CALLS
        or literal.call == "[]"
        or literal.key in TECHNICAL_KEYS
        or (literal.call, literal.argument) == ("button", 2)
        or (literal.after == ":" and literal.before in {"{", ","})
        or NAME.fullmatch(text) is not None
    )


@pytest.mark.parametrize(
    "bad",
    [
        'h("p", {}, "saved")',
        'h("p", {}, ok ? gettext("Yes") : "no")',
        'h("button", { "aria-label": "close" })',
        'h("p", {}, `${n} words`)',
        'place.textContent = "saved"',
        'button("cancel", act)',
        'makeDialog("link", [], [])',
        'const words = "Saved a moment ago";',
        'const state = "Saved";',
        'alert("no")',
        "gettext(words)",
        "gettext(`Saved ${n}`)",
        'gettext("Saved " + n)',
        'ngettext("%(n)s word", many, n)',
    ],
)
def test_an_untranslated_script_is_found(bad):
    assert list(script_faults(bad))


def test_a_script_with_names_and_translated_texts_is_left_alone():
    good = r"""
    // Words in a comment, and "a string in one".
    import { h } from "sovclass/editor/dom";
    const found = /["'](Some text)['"]/u.test(key) ? 4 / 2 : form["Some-Key"];
    if (event.key === "Enter") form.querySelector("p, li a").closest("main p");
    h("p", { class: "row small", on: { click } }, gettext("Saved"), ` (${gettext("fine")})`);
    fill(ngettext("%(n)s word", "%(n)s words", n), { n });
    """
    assert list(script_faults(good)) == []


@pytest.mark.parametrize("path", script_texts.FILES, ids=lambda path: path.name)
def test_scripts_show_nothing_that_is_not_translated(path):
    found = [
        (line, text)
        for line, text in script_faults(path.read_text(encoding="utf-8"))
        if (path.name, text) not in ALLOWED_IN_SCRIPTS
    ]
    assert found == []


def test_the_scripts_catalogue_is_looked_for_beside_the_scripts():
    """Where makemessages keeps the texts of sovclass/static, the page asks for them."""
    app = Path(apps.get_app_config("sovclass").path)
    asked = resolve(reverse("js-texts")).func.view_initkwargs["packages"]
    places = [Path(place) for place in JavaScriptCatalog().get_paths(asked)]
    assert places == [app / "locale"]
    assert app in script_texts.FOLDER.parents
    assert Path(settings.LOCALE_PATHS[0]) == app / "locale"


def test_every_page_with_texts_in_scripts_loads_their_catalogue_first():
    speaking = {
        f"sovclass/js/{path.relative_to(script_texts.FOLDER).as_posix()}"
        for path in script_texts.FILES
        if script_texts.messages(path.read_text(encoding="utf-8"))
    }
    users = 0
    for path in TEMPLATES:
        source = path.read_text(encoding="utf-8")
        places = [source.find(name) for name in (*speaking, "{{ editor_media }}")]
        if max(places) >= 0:
            users += 1
            assert '<script src="{% url "js-texts" %}"></script>' in source, path
    assert users >= 3


# --- Templates --------------------------------------------------------------------------

TEMPLATES = sorted(
    path
    for path in Path(ROOT, "templates").rglob("*.*")
    if path.suffix in {".html", ".txt"}
)
FILLED = "\N{FULL BLOCK}"
"""Where a tag or a variable puts something."""
FILLING = {"translate", "blocktranslate", "url", "static", "person"}
NOT_READ = {
    *(
        "load",
        "extends",
        "block",
        "endblock",
        "url",
        "static",
        "icon",
        "wall",
        "avatar",
    ),
    *("if", "elif", "translate", "trans", "slot", "localize", "endblocktranslate"),
}
"""Tags whose strings are names."""
IN_ATTRIBUTES = {"block accent", "block body_class", "block main_attrs"}
"""Blocks that stand inside a tag."""
ATTRIBUTE = re.compile(r'[\w-]+="[^"]*"')
STRING = re.compile(r'"([^"]*)"')
DATE = re.compile(r'\|(?:date|time):"([^"]*)"')
LOCAL_DATES = re.compile(r"c|[A-Z]+(?:_[A-Z]+)*_FORMAT")

ALLOWED_IN_TEMPLATES = {
    "Sovclass": "the brand",
    "UTC": "a zone's identifier",
    "g": "a key the script listens to",
    "n": "a key the script listens to",
}


def template_faults(source: str, name: str = "x.html") -> Iterator[str]:
    for _where, text in shown_texts(filled(source, name)):
        words = text.replace(FILLED, " ").strip(" ,.:;()·–-\n")
        if re.search("[A-Za-z]", words) and not is_allowed(words):
            yield words
    for token in Lexer(source).tokenize():
        if token.token_type in {TokenType.VAR, TokenType.BLOCK}:
            yield from tag_faults(token.contents)


def is_allowed(words: str) -> bool:
    """On the list, or an attribute: some templates are pieces of a tag."""
    return words in ALLOWED_IN_TEMPLATES or ATTRIBUTE.fullmatch(words) is not None


def filled(source: str, name: str) -> str:
    """The markup, with a block where variables and translations go."""
    out, until = [], ""
    for token in Lexer(source).tokenize():
        tag = token.contents.split(" ")[0]
        if until:
            until = "" if tag == until else until
        elif token.token_type == TokenType.TEXT:
            out.append(token.contents)
        elif token.token_type != TokenType.COMMENT:
            until = end_of_skipped(tag, token.contents)
            out.append(
                FILLED if tag in FILLING or "VAR" in str(token.token_type) else ""
            )
    text = "".join(out)
    return f"<pre>{text}</pre>" if name.endswith(".txt") else text


def end_of_skipped(tag: str, contents: str) -> str:
    """The tag up to which nothing is read, after one whose inside is no page text."""
    if tag in {"blocktranslate", "blocktrans", "comment"}:
        return f"end{tag}"
    return "endblock" if contents in IN_ATTRIBUTES else ""


def tag_faults(contents: str) -> Iterator[str]:
    """English handed to filters and tags, and dates in one country's order."""
    for pattern in DATE.findall(contents):
        if not LOCAL_DATES.fullmatch(pattern):
            yield f"date in a fixed order: {pattern}"
    if contents.split(" ")[0] in NOT_READ:
        return
    strings = STRING.findall(DATE.sub("", contents))
    for text in strings[contents.startswith("include ") :]:
        if re.search(r"[A-Za-z]{2,} [a-z]|^[A-Z][a-z]", text):
            yield f"string in a tag: {text}"


@pytest.mark.parametrize(
    "bad",
    [
        "<p>Save</p>",
        '<p>{% translate "Save" %} now</p>',
        '<a title="Close">{{ x }}</a>',
        '<input type="submit" value="Send">',
        '<img alt="a door">',
        "{{ name|default:'Nobody' }}".replace("'", '"'),
        '{% include "x.html" with label="Send it" only %}',
        "{% blocktranslate %}Fine{% endblocktranslate %} but",
        '{{ day|date:"j F" }}',
        '{% blocktranslate with day=x|date:"F j" %}{{ day }}{% endblocktranslate %}',
    ],
)
def test_an_untranslated_template_is_found(bad):
    assert list(template_faults(bad))


def test_a_template_with_translated_texts_is_left_alone():
    good = """{% load i18n %}{# Words to programmers. #}
    <p class="row" data-x="Some name">{% translate "Save" %} ({{ n }}) · {{ d|date:"DATE_FORMAT" }}</p>
    {% blocktranslate count n=n %}<b>{{ n }}</b> word{% plural %}<b>{{ n }}</b> words{% endblocktranslate %}
    <script>const text = "Not looked at here";</script>
    <time datetime="{{ d|date:"c" }}" title="{% translate "Day" %}"></time>"""
    assert list(template_faults(good)) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=name_of)
def test_templates_show_nothing_that_is_not_translated(path):
    assert list(template_faults(path.read_text(encoding="utf-8"), path.name)) == []
