"""What pages show is derived from the text, and never changes a word of it."""

import html as html_module
import re
from types import SimpleNamespace

from django.contrib.staticfiles import finders
from hypothesis import given
from hypothesis import strategies as st

from blog.essays.display import (
    Picture,
    citation_counts,
    derive_display,
    dress,
    excerpt,
    finished_html,
    has_words,
    marked_html,
    picture_ids,
    word_count,
)
from blog.essays.works_cited import Occurrence, at_words, occurrences, works_rows
from blog.html.footnotes import MOST_BESIDE
from blog.html.sanitiser import clean_html
from citations.documents.services.read import ReadText
from citations.reading.reader import read
from citations.reading.text import project
from citations.reading.types import ShelfSource

SHELF = {
    "freeze": ShelfSource(
        "freeze", ("Freeze",), "Russia: A History", first_page="1", last_page="543"
    ),
    "everyday": ShelfSource("everyday", ("Fitzpatrick",), "Everyday Stalinism"),
    "revolution": ShelfSource("revolution", ("Fitzpatrick",), "The Russian Revolution"),
}
MIXED = (
    "<p>He “left the lines of institutional authority amorphous”(Freeze 407). "
    "Queues grew (Fitzpatrick 46). Songs spread (Yurchak 170). And “nobody would say "
    "it out loud at all”. Far (Freeze 1352).</p>"
)
NOTED = (
    '<p>A door<span class="footnote">So (Freeze 12). <em>But</em> (Yurchak 3).</span> '
    'and a key.<span class="footnote">Так было.</span></p><p>End.</p>'
)


def reading_of(html):
    projection = project(html)
    found = read(projection.text, SHELF.values(), blocks=projection.blocks)
    return ReadText(projection, found, {k: SimpleNamespace(key=k) for k in SHELF})


def words_of(html):
    html = re.sub(r'<span class="vh">.*?</span>', "", html)
    return html_module.unescape(re.sub(r"<[^>]*>", "", html))


def test_readers_see_linked_citations_as_links_and_others_as_text():
    out = finished_html(MIXED, reading_of(MIXED))
    assert out.count('data-state="linked" href="#w-freeze" data-card="freeze"') == 2
    assert 'data-state="ambiguous"' not in out
    assert "(Fitzpatrick 46)" in out
    assert words_of(out) == words_of(MIXED)


def test_authors_see_every_state_in_shape_and_words():
    out = marked_html(MIXED, reading_of(MIXED))
    for state in ("linked", "ambiguous", "unknown", "outside"):
        assert f'data-state="{state}"' in out
    assert out.count("<svg") == 4
    assert "(not in the library)</span>" in out
    assert '<span class="uncited">“nobody' in out
    assert words_of(out) == words_of(MIXED)


def test_notes_stand_at_the_end_and_lead_there_and_back():
    out = finished_html(NOTED, reading_of(NOTED))
    text, notes = out.split("<section", 1)
    assert words_of(text) == "A door1 and a key.2End."
    assert '<sup class="fn"><a href="#note-1" id="note-1-mark"' in text
    assert 'role="doc-noteref" aria-label="Note 1">1</a></sup>' in text
    assert 'role="doc-endnotes" aria-labelledby="notes"' in notes
    assert notes.index('<li id="note-1">') < notes.index('<li id="note-2">')
    assert 'href="#note-2-mark" role="doc-backlink"' in notes
    assert 'aria-label="Back to the text, note 2"' in notes
    assert words_of(notes).endswith("So (Freeze 12). But (Yurchak 3).\xa0Так было.\xa0")
    assert len(set(re.findall(r' id="[^"]*"', out))) == out.count(' id="')


def test_citations_in_notes_are_linked_and_show_their_state():
    link = 'data-state="linked" href="#w-freeze" data-card="freeze">(Freeze 12)</a>'
    for out in (
        finished_html(NOTED, reading_of(NOTED)),
        marked_html(NOTED, reading_of(NOTED)),
    ):
        assert link in out.split("<section")[1].replace("<svg", "</a><svg")
    assert 'data-state="unknown">(Yurchak 3)' in out


def test_a_note_in_another_script_says_so_and_its_paragraph_does_not():
    out = finished_html(NOTED, reading_of(NOTED))
    assert '<span lang="ru" dir="ltr">Так было.</span>' in out
    assert '<p id="p1">' in out
    hebrew = "<p>שלום<span class='footnote'>Peace be on (Freeze 12)</span> שלום</p>"
    hebrew = clean_html(hebrew.replace("שלום", "שלום עליכם לכולם וברכה"))
    out = finished_html(hebrew, reading_of(hebrew))
    assert '<span lang="en" dir="ltr">Peace' in out
    assert derive_display(hebrew, reading_of(hebrew)).direction == "rtl"


def test_notes_are_no_words_of_the_essay_and_not_in_its_excerpt():
    done = derive_display(NOTED, reading_of(NOTED))
    assert done.word_count == 6
    assert done.excerpt == "A door and a key. End."
    assert done.citation_counts["linked"] == 1


def test_a_citation_around_a_note_stays_linked_around_its_number():
    body = '<p>It fell (Freeze<span class="footnote">B</span> 407).</p>'
    out = finished_html(body, reading_of(body))
    assert '(Freeze</a><sup class="fn"><a href="#note-1"' in out
    assert 'data-card="freeze"> 407)</a>' in out


def test_notes_go_into_the_margin_where_they_find_room():
    note = '<span class="footnote">{}</span>'

    def is_beside(body):
        return "data-beside" in finished_html(body, reading_of(body))

    words = "a word or two " * 150
    assert is_beside(NOTED)
    assert is_beside(f"<p>{words}</p>" + f"<p>a{note.format('b' * 400)}</p>")
    assert not is_beside(f"<p>a{note.format('b ' * 1400)}</p>")
    assert not is_beside("".join(f"<p>a{note.format('b' * 90)}</p>" for _n in range(9)))
    many = f"<p>{words}{note.format('b')}</p>"
    assert is_beside(many * MOST_BESIDE)
    assert not is_beside(many * (MOST_BESIDE + 1))


def test_the_margin_has_a_name_for_each_note_it_may_hold():
    sheet = finders.find("sovclass/css/footnotes.css")
    with open(sheet, encoding="utf-8") as file:
        names = re.findall(r"nth-child\((\d+)\) { --mark-at: --m(\d+);", file.read())
    assert names == [(str(n), str(n)) for n in range(1, MOST_BESIDE + 1)]


def test_counts_are_by_shown_state():
    assert citation_counts(reading_of(MIXED)) == {
        "linked": 1,
        "ambiguous": 1,
        "unknown": 1,
        "outside": 1,
        "possible": 0,
        "quotation": 1,
    }


def test_paragraphs_are_numbered():
    out = dress("<p>a</p><h2>b</h2><blockquote><p>c</p></blockquote>")
    assert out == (
        '<p id="p1">a</p><h2>b</h2><blockquote><p id="p2">c</p></blockquote>'
    )


def test_a_block_in_another_script_says_so():
    out = dress(
        "<p>Peace</p><blockquote><p>שלום עליכם</p></blockquote><p>Это мысль</p>"
    )
    assert '<blockquote lang="he" dir="rtl"><p id="p2" lang="he" dir="rtl">' in out
    assert '<p id="p3" lang="ru" dir="ltr">' in out
    assert '<p id="p1">Peace' in out


def test_language_and_direction_follow_the_letters():
    cases = {
        "<p>Было утро, и всё это знали.</p>": ("ru", "ltr"),
        "<p>Її дім і ґанок.</p>": ("uk", "ltr"),
        "<p>שלום לכולם</p>": ("he", "rtl"),
        "<p>السلام عليكم</p>": ("ar", "rtl"),
        "<p>Καλημέρα κόσμε</p>": ("el", "ltr"),
        "<p>Good morning</p>": ("en", "ltr"),
        "<p>1917</p>": ("en", "ltr"),
    }
    for html, expected in cases.items():
        done = derive_display(html, reading_of(html))
        assert (done.language, done.direction) == expected, html


def test_words_are_counted_in_any_script():
    assert word_count("Don’t stop: well-known 1917, 3.5") == 6
    assert word_count("Это — по-русски.") == 2
    assert word_count("e\u0301te\u0301 שָׁלוֹם") == 2
    assert word_count("… — !") == 0


@given(st.text())
def test_a_text_has_words_where_they_can_be_counted(text):
    assert has_words(text) == (word_count(text) > 0)


def test_an_excerpt_never_cuts_a_citation_or_a_word():
    body = "<h2>Head</h2><p>" + "word " * 55 + "end (Freeze 407) and more words.</p>"
    for length in range(270, 305):
        short = excerpt(reading_of(body), length)
        assert "Head" not in short
        assert "(Freeze 407)" in short or "(" not in short
        assert re.fullmatch(r"[\w ().]*(word|end|\)|and|more|words\.)…?", short), short


def test_an_excerpt_leaves_captions_out_and_joins_paragraphs():
    body = (
        "<figure><figcaption>A lit window</figcaption></figure><p>One.</p><p>Two.</p>"
    )
    assert excerpt(reading_of(body)) == "One. Two."


def test_places_become_words():
    def page(first, last=""):
        return Occurrence("freeze", "page", first, last or first)

    assert at_words([page("407")]) == "p. 407"
    assert at_words([page("352"), page("407"), page("352")]) == "pp. 352, 407"
    assert at_words([page("262", "264")]) == "pp. 262–264"
    assert (
        at_words([Occurrence("x", "", "", ""), Occurrence("x", "", "", "")])
        == "2 times"
    )
    read_text = reading_of(MIXED)
    rows = works_rows(
        [{"source": "freeze", "text": "Freeze.", "html": "<i>F</i>"}],
        occurrences(read_text),
    )
    assert rows == [
        {
            "key": "freeze",
            "anchor": "freeze",
            "text": "Freeze.",
            "html": "<i>F</i>",
            "at": "p. 407",
        }
    ]


def test_pictures_get_their_size_and_the_first_one_stands_above():
    src = "/courses/russia/pictures/5/large/"
    later = "/courses/russia/pictures/7/large/"
    body = (
        f'<figure><img src="{src}" alt="A"><figcaption>c</figcaption></figure><p>a</p>'
        f'<figure><img src="{later}" alt="B" width="3"></figure>'
    )
    body = clean_html(body, pictures={src, later})
    out = finished_html(body, reading_of(body), {7: Picture(1200, 900)})
    assert picture_ids(body) == [5, 7]
    assert "pictures/5" not in out
    assert (
        'width="1200" height="900" srcset="/courses/russia/pictures/7/small/ 640w'
        in out
    )
    assert 'width="3"' not in out
