"""HTML ↔ text, with every place kept."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from citations.reading.annotation import Mark, annotate
from citations.reading.text import project
from citations.reading.types import Block


@pytest.mark.parametrize(
    ("html", "text", "kinds"),
    [
        ("<p>One</p><p>Two</p>", "One\nTwo", ["paragraph", "paragraph"]),
        ("<p>One</p>\n<p></p>\n<p>Two</p>", "One\n\nTwo", ["paragraph"] * 3),
        ("<h2>Title</h2><p>a<br>b</p>", "Title\na\nb", ["heading", "paragraph"]),
        ("<blockquote><p>Said</p></blockquote>", "Said", ["quote"]),
        ("<ul><li><p>x</p></li><li>y</li></ul>", "x\ny", ["item", "item"]),
        ("<p>R&amp;B &lt; &#8220;x&#8221;</p>", "R&B < “x”", ["paragraph"]),
        ('<figure><img alt="no > way" src="x"><figcaption>Cap</figcaption></figure>', "Cap", ["caption"]),
        ("plain", "plain", ["text"]),
        ("<p>a < b</p>", "a < b", ["paragraph"]),
        ("<script>x()</script><p>y</p>", "y", ["paragraph"]),
    ],
)  # fmt: skip
def test_the_projection_is_the_text_of_the_leaf_blocks(html, text, kinds):
    projection = project(html)

    assert projection.text == text
    assert [block.kind for block in projection.blocks] == kinds


def test_a_mark_wraps_exactly_its_words():
    html = "<p>It fell (Freeze 407).</p>"

    marked = annotate(html, [Mark(8, 20, "a", {"href": "#w-freeze"})])

    assert marked == '<p>It fell <a href="#w-freeze">(Freeze 407)</a>.</p>'


def test_a_mark_across_italics_stays_well_nested():
    html = "<p>x (Freeze, <em>Russia</em> 4)</p>"

    marked = annotate(html, [Mark(2, 20, "a", {"id": "c1", "class": "cite"}, "!")])

    assert marked == (
        '<p>x <a id="c1" class="cite">(Freeze, </a><em><a class="cite">Russia</a></em>'
        '<a class="cite"> 4)!</a></p>'
    )


def test_an_emoji_before_a_mark_moves_it_by_one_code_point():
    marked = annotate("<p>🙂 (X 1)</p>", [Mark(2, 7, "b")])

    assert marked == "<p>🙂 <b>(X 1)</b></p>"


def test_a_mark_in_a_link_is_left_out_when_it_would_nest_links():
    html = '<p><a href="/x">(Freeze 4)</a></p>'

    assert annotate(html, [Mark(0, 10, "a")]) == html
    assert annotate(html, [Mark(0, 10, "span")]) != html


def test_entities_are_never_cut():
    assert annotate("<p>A &amp; B</p>", [Mark(2, 3, "b")]) == "<p>A <b>&amp;</b> B</p>"


NOTE = '<span class="footnote">'


@pytest.mark.parametrize(
    ("html", "text", "notes"),
    [
        (f"<p>A{NOTE}See.</span> b</p><p>C</p>", "A b\nC\nSee.", [(6, 10, 1)]),
        (f"<p>🙂{NOTE}x &amp; <em>y</em></span>.</p>", "🙂.\nx & y", [(3, 8, 1)]),
        (
            f"<h2>A{NOTE}one</span></h2><ul><li>b{NOTE}two</span>{NOTE}3</span></li></ul>",
            "A\nb\none\ntwo\n3",
            [(4, 7, 1), (8, 11, 3), (12, 13, 3)],
        ),
        (f"<p>A{NOTE}b<br>c</span></p>", "A\nb\nc", [(2, 5, 1)]),
        (f"<p>A{NOTE}b<p>C</p>", "A\nC\nb", [(4, 5, 1)]),
        (f"<p>A{NOTE}b<span>c</span>d</span>e</p>", "Ae\nbcd", [(3, 6, 1)]),
        (f"{NOTE}b</span>", "b", [(0, 1, 0)]),
        ("<p>A <span>b</span></p>", "A b", []),
    ],
)  # fmt: skip
def test_a_note_does_not_interrupt_the_text_and_stands_behind_it(html, text, notes):
    projection = project(html)

    assert projection.text == text
    found = [block for block in projection.blocks if block.kind == "note"]
    assert found == [Block(start, end, "note", at) for start, end, at in notes]
    assert sorted(projection.blocks, key=lambda b: b.start) == list(projection.blocks)


def test_marks_in_notes_and_around_them_stay_where_they_belong():
    html = f"<p>A (Freeze{NOTE}But (Kelly <em>Crime</em> 4).</span> 407). B.</p>"
    text = project(html).text
    body, note = text.index("(Freeze"), text.index("(Kelly")
    marks = [Mark(note, note + 15, "a", {"id": "k"}), Mark(body, body + 12, "b")]

    marked = annotate(html, marks)

    assert marked == (
        f'<p>A <b>(Freeze</b>{NOTE}But <a id="k">(Kelly </a><em><a>Crime</a></em>'
        "<a> 4)</a>.</span><b> 407)</b>. B.</p>"
    )
    assert project(marked).text == text


pieces = st.lists(
    st.sampled_from(
        ["<p>", "</p>", "<em>", "</em>", "text", "&amp;", "&lt;", "🙂", "<br>", "<", ">",
         "<blockquote>", "</blockquote>", "<li>", "</li>", '<a href="x">', "</a>", "\n",
         "<h2>", "</h2>", '<img alt="<p>">', NOTE, "<span>", "</span>", "<!-- c -->", '"', "(Freeze 4)"]
    ),
    max_size=40,
).map("".join)  # fmt: skip


@given(pieces)
def test_notes_know_their_place_in_the_text_before_them(html):
    projection = project(html)

    notes = [block for block in projection.blocks if block.kind == "note"]
    first = min((note.start for note in notes), default=len(projection.text))
    anchors = [-1 if note.anchor is None else note.anchor for note in notes]
    assert anchors == sorted(anchors)
    assert all(0 <= anchor <= first for anchor in anchors)
    assert projection.blocks[len(projection.blocks) - len(notes) :] == tuple(notes)


@given(pieces, st.integers(0, 60), st.integers(1, 30))
@example("<text", 0, 2)
@example("<text and more", 2, 3)
@example("<p></p>\ntext", 1, 2)
@example("<p></p>\ntext", 2, 2)
def test_marking_never_changes_the_text(html, start, length):
    before = project(html)

    marked = annotate(html, [Mark(start, start + length, "span", {"class": "x"})])

    assert project(marked).text == before.text


@given(st.text(max_size=300))
def test_any_string_is_survived(html):
    projection = project(html)

    assert sum(len(piece.text) for piece in projection.pieces) == len(projection.text)
    for block in projection.blocks:
        assert 0 <= block.start <= block.end <= len(projection.text)
