"""What scripts and pages both know stands in one Python table, which scripts are handed."""

from __future__ import annotations

import json
import re
from html import unescape

import pytest
from django.conf import settings
from django.urls import reverse

from blog.essays.forms.drafts import LONGEST
from blog.html import footnotes
from blog.html.editor_media import GLYPHS, editor_facts
from blog.html.sanitiser import ALLOWED, GUIDELINES
from blog.web.icons import svg
from blog.web.states import LOOKS, OF_CITATIONS, OF_FINDINGS, OF_VERDICTS, finding_state
from citations.reading.types import FindingCode, State
from tests.factories import make_assignment, make_post
from tests.i18n import script_texts

NAMES = {*map(str, (*OF_CITATIONS, *OF_FINDINGS, *FindingCode))}
WORDS = {str(look.words) for look in LOOKS.values()}
TAGS = {*ALLOWED, *footnotes.IN_NOTES}
LIMITS = {
    *(footnotes.MOST, footnotes.LONGEST, *LONGEST.values()),
    *(settings.ESSAY_MAX_CHARACTERS, settings.COMMENT_MAX_CHARACTERS),
    *(settings.FIGURE_MAX_BYTES, settings.FIGURE_MAX_PIXELS),
}
DRAWN = {"icon", "glyph"}
"""Functions that are handed a glyph's name, which may be a state's name too."""
NO_COPIES = {
    ("autosave.js", "300"): "milliseconds until it is sent again",
    ("autosave.js", "500"): "an answer's status",
    ("citations.js", "500"): "an answer's status",
}
INSIDE = re.compile(r"[\[{]([^\[\]{}]*)[\]}]")
ADDRESS = re.compile(r"\b(?:courses|pictures|accounts)\b")


def copies(source: str) -> list[str]:
    """What a script says that stands in Python already."""
    every = script_texts.tokens(source)
    literals = list(script_texts.literals(source))
    keys = [
        token.text
        for token, after in zip(every, every[1:], strict=False)
        if token.kind == "name" and after.text == ":"
    ]
    bare = [literal.text for literal in literals if literal.call not in DRAWN]
    return [
        *(t.text for t in every if t.kind == "number" and number(t.text) in LIMITS),
        *(t.text for t in every if t.kind in {"string", "regex"} and is_told(t.text)),
        *(name for name in (*keys, *bare) if name in NAMES),
        *(literal.text for literal in literals if literal.text in WORDS),
        *(inside for inside in INSIDE.findall(source) if is_of_tags(inside)),
    ]


def number(text: str) -> int:
    """A number's digits."""
    return int("0" + re.sub(r"\D", "", text))


def is_of_tags(inside: str) -> bool:
    """A list or a table by the tags that our texts may hold."""
    keys = re.findall(r"(\w+):", inside)
    names = keys or re.findall(r'"(\w+)"', inside)
    return len(names) > 2 and TAGS.issuperset(names)


def is_told(text: str) -> bool:
    """A list of tags that our texts may hold, what joins words, or a path of the site."""
    lists = re.findall(r"[\w|, ]+", re.sub(r"h\[(\d)-(\d)\]", r"h\1|h\2", text))
    names = [re.findall(r"\w+", one) for one in lists]
    is_list = any(len(tags) > 2 and TAGS.issuperset(tags) for tags in names)
    return is_list or "ʼ" in text or bool(ADDRESS.search(text))


@pytest.mark.parametrize(
    "bad",
    [
        'const LOOK = { ambiguous: ["ask", "ask"] };',
        'if (citation.state === "possible") press();',
        'const isOurs = (f) => f.code === "year-differs";',
        'h("span", {}, "perhaps a citation");',
        'const MOST = 3000; if (text.length > MOST) say("x");',
        "const MOST = 200_000;",
        "const BLOCK = /<(p|h[2-4]|ul)\\b/i;",
        'parsed.querySelectorAll("p, h2, figcaption");',
        'const BLOCKS = ["p", "h2", "li"];',
        'const MARK_OF = { a: "link", em: "italic", sub: "low" };',
        "const OWN = /^\\/courses\\/x\\/pictures\\//;",
        "const WORD = /a(?:['ʼ]a)*/u;",
    ],
)
def test_a_copy_is_found(bad):
    assert copies(bad)


@pytest.mark.parametrize(
    "good",
    [
        'icon("unknown");',
        "setTimeout(send, 1500);",
        'doc.querySelectorAll("p, div, table");',
        'const { glyph, tone, words } = facts.looks[thing.state]; h("p", { class: "a" });',
    ],
)
def test_what_is_no_copy_is_left_alone(good):
    assert copies(good) == []


@pytest.mark.parametrize("path", script_texts.FILES, ids=lambda path: path.name)
def test_no_script_keeps_a_table_of_its_own(path):
    source = path.read_text(encoding="utf-8")
    found = [one for one in copies(source) if (path.name, one) not in NO_COPIES]
    assert found == []


def test_every_state_and_finding_has_its_own_glyph_tone_and_words():
    glyphs = [look.glyph for look in LOOKS.values()]
    words = [str(look.words) for look in LOOKS.values()]
    verdicts = {glyph for glyph, _tone in OF_VERDICTS.values()}

    assert {*OF_CITATIONS} == {*State, "outside"}
    assert {finding_state(code) for code in FindingCode} <= {*LOOKS}
    assert len({svg(glyph) for glyph in glyphs}) == len(glyphs)
    assert len({*words}) == len(words)
    assert verdicts & {*glyphs} == {"done"}


@pytest.mark.parametrize("path", script_texts.FILES, ids=lambda path: path.name)
def test_every_glyph_that_a_script_draws_is_handed_over(path):
    drawn = {
        literal.text
        for literal in script_texts.literals(path.read_text(encoding="utf-8"))
        if literal.call in DRAWN
    }
    assert drawn <= {*GLYPHS}


def handed(page):
    """What the page hands its scripts."""
    found = re.search(r'id="editor-facts"[^>]*>(.*?)</script>', page, re.DOTALL)
    assert found
    return json.loads(unescape(found[1]))


def test_the_editor_is_handed_the_tables_of_its_page(as_user, course, ada, prof):
    draft = make_post(author=ada, course=course, handed_in=False)
    assignment = make_assignment(course)
    write = reverse("blog:draft-edit", args=[course.slug, draft.pk])
    edit = reverse("blog:assignment-edit", args=[course.slug, assignment.number])

    essay = handed(as_user(ada).get(write).content.decode())
    guidelines = handed(as_user(prof).get(edit).content.decode())

    assert essay == json.loads(json.dumps(editor_facts(ALLOWED)))
    assert {*essay["text"]["tags"]} == {*ALLOWED}
    assert {*guidelines["text"]["tags"]} == {*GUIDELINES}
    assert (
        essay["looks"]["page-outside-readings"]["words"]
        == "page outside the assigned reading"
    )
