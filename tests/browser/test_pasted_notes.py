"""Footnotes of word processors arrive where their numbers stand; nothing is lost."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from blog.essays.models import Draft
from blog.html.sanitiser import clean_html
from tests.factories import make_assignment, make_post

pytestmark = pytest.mark.browser

NOTE = '<span class="footnote">'
CLEAN = """async (html) => {
  const { cleanPasted } = await import("sovclass/editor/paste");
  return cleanPasted(html);
}"""

WORD_MARK = (
    '<a style=\'mso-{kind}-id:{id}{n}\' href="{base}#_{id}{n}" name="_{id}ref{n}" '
    "title=\"\"><span class=Mso{Kind}Reference><span style='mso-special-character:{kind}'>"
    "<![if !supportFootnotes]><span class=Mso{Kind}Reference><span "
    "style='font-size:12.0pt;line-height:107%'>[{n}]</span></span><![endif]></span></span></a>"
)
WORD_NOTE = (
    "<div style='mso-element:{kind}' id={id}{n}><p class=Mso{Kind}Text>"
    '<a style=\'mso-{kind}-id:{id}{n}\' href="{base}#_{id}ref{n}" name="_{id}{n}" title="">'
    "<span class=Mso{Kind}Reference><span style='mso-special-character:{kind}'>"
    "<![if !supportFootnotes]><span class=Mso{Kind}Reference>[{n}]</span><![endif]>"
    "</span></span></a> {words}</p>{more}</div>"
)


def word(kind="footnote", base="", words=("one", "two"), more=""):
    """Two paragraphs and their notes, as Word writes them."""
    names = {
        "kind": kind,
        "Kind": kind.capitalize(),
        "id": "ftn" if kind == "footnote" else "edn",
        "base": base,
    }
    one, two = (WORD_MARK.format(n=n, **names) for n in (1, 2))
    notes = "".join(
        WORD_NOTE.format(n=n, words=said, more=more, **names)
        for n, said in enumerate(words, start=1)
    )
    return (
        "<html xmlns:o='urn:schemas-microsoft-com:office:office'><body lang=EN-GB>"
        f"<!--StartFragment--><p class=MsoNormal>A door{one}.</p>"
        f"<p class=MsoNormal>A <i>key</i>,{two} too.</p><div style='mso-element:{kind}-list'>"
        '<![if !supportFootnotes]><br clear=all><hr align=left size=1 width="33%">'
        f"<![endif]>{notes}</div><!--EndFragment--></body></html>"
    )


GOOGLE = (
    '<b style="font-weight:normal;" id="docs-internal-guid-1"><p><span>A door</span>'
    '<span style="vertical-align:super"><a href="#ftnt1" id="ftnt_ref1">[1]</a></span>'
    '<span>.</span></p><p><span>A key,</span><sup><a href="#ftnt2" id="ftnt_ref2">[2]</a></sup>'
    '<span> too.</span></p><hr><div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a><span> See '
    '</span><span style="font-style:italic">Pravda</span><span>.</span></p></div><div><p>'
    '<a href="#ftnt_ref2" id="ftnt2">[2]</a><span> two</span></p></div></b>'
)
LIBRE = (
    '<p>A door<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup>'
    '</a>. A key<a class="sdendnoteanc" name="sdendnote1anc" href="#sdendnote1sym"><sup>i</sup>'
    '</a>.</p><div id="sdendnote1"><p class="sdendnote"><a class="sdendnotesym" '
    'name="sdendnote1sym" href="#sdendnote1anc">i</a>end</p></div><div id="sdfootnote1">'
    '<p class="sdfootnote"><a class="sdfootnotesym" name="sdfootnote1sym" '
    'href="#sdfootnote1anc">1</a>foot, <i>first</i></p><p class="sdfootnote">second</p></div>'
)
LIST = (
    '<p>A door<a href="#fn1" class="footnote-ref" id="fnref1"><sup>1</sup></a>.</p>'
    '<section class="footnotes"><hr><ol><li id="fn1"><p>one<a href="#fnref1">↩︎</a></p></li></ol>'
    "</section>"
)
OURS = (
    '<p>A door<sup class="fn"><a href="https://site.example/essays/4/#note-1" id="note-1-mark">'
    '1</a></sup>.</p><section class="footnotes" role="doc-endnotes"><h2 id="notes">Notes</h2><ol>'
    '<li id="note-1"><span>one</span>&nbsp;<a class="fn-back" '
    'href="https://site.example/essays/4/#note-1-mark"></a></li></ol></section><p>After.</p>'
)


@pytest.fixture
def writing(live_server, course, ada, page, sign_in):
    post = make_post(
        author=ada,
        course=course,
        assignment=make_assignment(course),
        title="Doors",
        body_html="<p></p>",
        handed_in=False,
    )
    sign_in(page, ada)
    page.goto(reverse("blog:draft-edit", args=[course.slug, post.pk]))
    expect(page.locator(".editor .tiptap")).to_be_visible()
    yield page
    assert page.blocked == []


def paste(page, html):
    """What is stored when this is pasted."""
    page.locator(".editor .tiptap").click()
    page.evaluate(
        """html => { const data = new DataTransfer(); data.setData('text/html', html);
        document.querySelector('.editor .tiptap').dispatchEvent(new ClipboardEvent('paste',
        {clipboardData: data, bubbles: true, cancelable: true})) }""",
        html,
    )
    expect(page.locator("[data-saved]")).to_contain_text(
        re.compile("^Saved"), timeout=8000
    )
    return Draft.objects.get().body_html


TWO = "<p>A door{note}{one}</span>.</p><p>A {key},{note}{two}</span> too.</p>"


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        (word(), TWO.format(note=NOTE, one="one", two="two", key="<em>key</em>")),
        (
            word("endnote", "file:///C:/clip_filelist.htm"),
            TWO.format(note=NOTE, one="one", two="two", key="<em>key</em>"),
        ),
        (
            word(words=("See <i>Pravda</i>,\n 4 May", "<b>two</b>"), more="<p>more</p>"),
            TWO.format(
                note=NOTE,
                one="See <em>Pravda</em>, 4 May<br>more",
                two="<strong>two</strong><br>more",
                key="<em>key</em>",
            ),
        ),
        (GOOGLE, TWO.format(note=NOTE, one="See <em>Pravda</em>.", two="two", key="key")),
        (
            LIBRE,
            f"<p>A door{NOTE}foot, <em>first</em><br>second</span>. A key{NOTE}end</span>.</p>",
        ),
        (LIST, f"<p>A door{NOTE}one</span>.</p>"),
        (OURS, f"<p>A door{NOTE}one</span>.</p><p>After.</p>"),
        (f"<p>a{NOTE}b <i>c</i></span></p>", f"<p>a{NOTE}b <em>c</em></span></p>"),
    ],
    ids=["word", "endnotes", "paragraphs", "google", "libre", "list", "ours", "editor"],
)  # fmt: skip
def test_notes_arrive_in_their_places_and_their_list_goes(writing, html, kept):
    assert paste(writing, html) == kept


@pytest.mark.parametrize(
    ("html", "words"),
    [
        (word(words=("one",)), ["[2]", "too."]),
        ('<p>A door<sup><a href="#_ftn1" name="_ftnref1">[1]</a></sup>.</p>', ["[1]"]),
        ('<p><a href="#_ftnref1" name="_ftn1">[1]</a> See (Freeze 4).</p>', ["See (Freeze 4)."]),
        ('<p id="top">a <a href="#end">1</a></p><p id="end">b <a href="#elsewhere">2</a></p>', ["b 2"]),
        (
            '<p><a id="t1" href="#s1">Chapter 1</a></p><h2 id="s1">One <a href="#t1">up</a></h2>',
            ["Chapter 1", "One up"],
        ),
        (
            '<p>a<a id="r1" href="#n1">1</a></p><p>b<a id="r2" href="#n1">1</a></p>'
            '<p><a id="n1" href="#r1">1</a> note</p>',
            ["note", "b1"],
        ),
    ],
    ids=["no-note", "mark-alone", "note-alone", "links", "contents", "twice"],
)  # fmt: skip
def test_what_has_no_partner_stays_as_text(writing, html, words):
    body = writing.evaluate(CLEAN, html)
    said = re.sub(r"<[^>]*>", "", body)
    for one in words:
        assert one in said
    assert clean_html(body).count(NOTE) == body.count(NOTE)


def test_hostile_clipboards_are_survived_in_no_time(writing):
    marks = "".join(f'<p>a<a id="r{n}" href="#n{n}">1</a></p>' for n in range(400))
    notes = "".join(f'<p><a id="n{n}" href="#r{n}">1</a> x{n}</p>' for n in range(400))
    began = writing.evaluate("performance.now()")
    body = writing.evaluate(CLEAN, marks + notes)
    assert writing.evaluate("performance.now()") - began < 8000
    assert body.count(NOTE) == 400
    for html in (
        '<a href="#">1</a><a href="#&quot;]">1</a><a href="#x">1</a>',
        '<p><a id="a" href="#a">1</a></p>',
        '<p id="a"><a id="b" href="#a">1</a></p>',
        '<div><a id="a" href="#b">1</a><div><a id="b" href="#a">1</a></div></div>',
        f"<p>a{NOTE}{NOTE}b</span></span>",
        '<p>a<a id="r" href="#n">1</a></p><p><img src=x onerror=y style=a:b><a id=n href="#r">1</a></p>',
    ):
        assert "onerror" not in writing.evaluate(CLEAN, html)


def test_guidelines_get_a_notes_words_in_brackets(
    course, prof, page, sign_in, live_server
):
    sign_in(page, prof)
    page.goto(reverse("blog:assignment-create", args=[course.slug]))
    expect(page.locator(".rich-text .tiptap")).to_be_visible()
    page.locator(".rich-text .tiptap").click()
    page.evaluate(
        """html => { const data = new DataTransfer(); data.setData('text/html', html);
        document.querySelector('.tiptap').dispatchEvent(new ClipboardEvent('paste',
        {clipboardData: data, bubbles: true, cancelable: true})) }""",
        f"<p>a{NOTE}b</span>c</p>",
    )
    expect(page.locator(".rich-text .tiptap")).to_have_text("a (b)c")
