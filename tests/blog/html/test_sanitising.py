"""Only what the editor can make comes through, and clean text comes through unchanged."""

import json
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blog.html import footnotes, sanitiser
from blog.html.sanitiser import (
    ALLOWED,
    TooMuch,
    clean_guidelines,
    clean_html,
    for_textarea,
    is_good_link,
)
from tests.shared import SHARED
from tests.soak import examples

ATTACKS = SHARED / "data/attacks/xss.jsonl"
MINE = "/courses/russia/pictures/5/large/"
ESSAY = (
    "<h2>Doors</h2><p>A <strong>door</strong>, a <em>key</em>&nbsp;(Freeze 407).</p>"
    '<blockquote><p>Life is better.<span class="footnote">See <em>Pravda</em>, <a '
    'href="https://example.org/">1</a>.<br>H<sub>2</sub>O</span></p></blockquote><ol start="3"><li><p>'
    "One</p></li></ol>"
    f'<figure><img src="{MINE}" alt="A &gt; window"><figcaption>Lit. '
    '<small class="credit">N. L.</small></figcaption></figure><hr><p>a<br>b</p>'
)
NOTE = '<span class="footnote">'
MADE_HERE = [
    "<img src=x onerror=MARK>",
    "<a href='java\tscript:MARK'>a</a>",
    "<a href='&#106;avascript:MARK'>a</a>",
    "<a href='//evil.example/'>a</a>",
    "<a href='/\\evil.example/'>a</a>",
    "<a href='\u2028javascript:MARK'>a</a>",
    "<svg><style><img src=x onerror=MARK></style></svg>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=MARK&gt;'>",
    "<noscript><p title='</noscript><img src=x onerror=MARK>'>",
    "<p style='background:url(javascript:MARK)' onclick=MARK id=x hx-get=/x>a</p>",
    "<form><button formaction=javascript:MARK>a</button></form>",
    "<iframe srcdoc='<script>MARK</script>'></iframe>",
    "<small class='alert'>a</small><ol start='1e9' data-type='x y'><li>a</li></ol>",
]


class Seen(HTMLParser):
    """Collects what a parser finds in a cleaned text."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, attrs))


def is_harmless(html):
    seen = Seen()
    seen.feed(html)
    for tag, attributes in seen.found:
        assert tag in ALLOWED, html
        for name, value in attributes:
            assert name in ALLOWED[tag], html
            if name == "href":
                assert is_good_link(value), html
    return True


def attacks():
    lines = []
    if ATTACKS.exists():
        rows = map(json.loads, ATTACKS.read_text(encoding="utf-8").splitlines())
        lines = [row["input"] for row in rows if "input" in row]
    return [line.replace("MARK", "(window.__x=1)") for line in lines + MADE_HERE]


def test_no_attack_comes_through():
    for attack in attacks():
        assert is_harmless(clean_html(attack))
        assert is_harmless(clean_html(f"<p>{attack}</p>"))
        assert is_harmless(clean_html(f"<p>a{NOTE}{attack}</span></p>"))
        assert is_harmless(clean_html(f"{NOTE}{attack}"))
        assert is_harmless(clean_guidelines(attack))


def test_clean_text_stays_as_it_is():
    assert clean_html(ESSAY, pictures={MINE}) == ESSAY


def test_the_text_of_scripts_and_styles_goes_with_them():
    html = "<p>a</p><script>steal()</script><style>p{}</style>"
    assert clean_html(html) == "<p>a</p>"


def test_only_pictures_of_this_essay_stay():
    html = (
        f'<p>a</p><img src="{MINE}" alt="x"><img src="https://e.example/x.png" alt="x">'
    )
    assert clean_html(html, pictures={MINE}).count("<img") == 1
    assert "<img" not in clean_html(html)
    assert "<img" not in clean_guidelines(ESSAY)


@pytest.mark.parametrize(
    ("href", "is_kept"),
    [
        ("https://example.org/a?b=c&d=e", True),
        ("mailto:ada@example.org", True),
        ("/courses/russia/essays/4/", True),
        ("//example.org", False),
        ("/\\example.org", False),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("ftp://example.org", False),
        ("essays/4", False),
        ("http://example.org/\x01", False),
    ],
)
def test_links_go_to_the_web_to_mail_or_to_this_site(href, is_kept):
    assert is_good_link(href) is is_kept


def test_plain_text_becomes_paragraphs_at_blank_lines():
    assert clean_html("One < two,\nstill one.\n\nThree.") == (
        "<p>One &lt; two,<br>still one.</p><p>Three.</p>"
    )


def test_words_typed_below_paragraphs_become_paragraphs_too():
    html = "<p>a</p>\n\nTyped <em>here</em>\n \nand here\n\n<h2>b</h2>\n"
    assert clean_html(html) == (
        "<p>a</p><p>Typed <em>here</em></p><p>and here</p><h2>b</h2>"
    )


def test_the_textarea_round_trip_loses_nothing():
    assert clean_html(for_textarea(ESSAY), pictures={MINE}) == ESSAY


def test_too_long_and_too_deep_are_refused_before_parsing(monkeypatch):
    parsed = []
    monkeypatch.setattr(sanitiser, "_nh3", lambda html, table: parsed.append(html))
    with pytest.raises(TooMuch, match="nested"):
        clean_html("<blockquote>" * 5000)
    with pytest.raises(TooMuch, match="too long"):
        clean_html("a" * 200_001)
    for sign in "&<":
        with pytest.raises(TooMuch, match="signs"):
            clean_html(sign * 100_000)
    for piece in ("<br>", "a\n\n", "<p>a</p>"):
        with pytest.raises(TooMuch, match="paragraphs"):
            clean_html(piece * 20_000)
    with pytest.raises(TooMuch, match="footnotes"):
        clean_html(f"<p>a{NOTE}b</span></p>" * 4000)
    assert parsed == []


def test_many_signs_and_paragraphs_are_kept_where_they_are_few_enough():
    assert clean_html("A & B < C " * 5000).count("&amp;") == 5000
    assert clean_html("<p>a" * 300).count("<p>") == 300


@pytest.mark.parametrize(
    ("limit", "piece", "says"),
    [
        ("ESSAY_MAX_CHARACTERS", "a", "too long: at most 12"),
        ("MOST_SIGNS", "&", "signs"),
        ("MOST_SIGNS", "< ", "signs"),
        ("MOST_TAGS", "<br>", "paragraphs"),
        ("MOST_TAGS", "a\n\n", "paragraphs"),
        ("DEEPEST", "<blockquote>", "nested"),
    ],
)
def test_as_much_as_is_allowed_is_kept_and_one_more_is_refused(
    limit, piece, says, monkeypatch, settings
):
    if limit == "ESSAY_MAX_CHARACTERS":
        settings.ESSAY_MAX_CHARACTERS = 12
    else:
        monkeypatch.setattr(sanitiser, limit, 12)

    clean_html(piece * 12)
    with pytest.raises(TooMuch, match=says):
        clean_html(piece * 13)


def test_a_hundred_levels_are_kept_and_no_more():
    assert clean_html("<blockquote>" * 100 + "a").count("<blockquote>") == 100
    with pytest.raises(TooMuch, match="nested"):
        clean_html("<blockquote>" * 101 + "a")


def test_numbers_have_as_many_digits_as_they_may_and_no_more():
    items = "<li><p>a</p></li></ol>"
    assert clean_html(f'<ol start="99999">{items}') == f'<ol start="99999">{items}'
    assert clean_html(f'<ol start="100000">{items}') == f"<ol>{items}"
    for digits, is_kept in ((18, True), (19, False)):
        address = f"/courses/russia/pictures/{'1' * digits}/large/"
        image = f'<figure><img src="{address}" alt="a" width="9" height="9"></figure>'
        assert ("<img" in clean_html(image, pictures={address})) == is_kept


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        (f"<p>a{NOTE}b</span></p>", f"<p>a{NOTE}b</span></p>"),
        (f"a{NOTE}b</span>.\n\nc", f"<p>a{NOTE}b</span>.</p><p>c</p>"),
        ("<p>a<span class='footnote' id=x onclick=y>b</span></p>", f"<p>a{NOTE}b</span></p>"),
        ("<p>a<span>b</span><span class='fn'>c</span></p>", "<p>abc</p>"),
        (f"<p>a{NOTE}b{NOTE}c</span>d</span>e</p>", f"<p>a{NOTE}bcd</span>e</p>"),
        (f"<p>a{NOTE}b", f"<p>a{NOTE}b</span></p>"),
        (f"<p>a{NOTE}b<p>c</p>", f"<p>a{NOTE}b</span></p><p>c</p>"),
        (f"{NOTE}<p>a</p></span>", "<p>a</p>"),
        (f"<p>a{NOTE} &nbsp;<em> </em></span>b</p>", "<p>ab</p>"),
        (f"<p>a{NOTE}<u>b</u><em>c</em></span></p>", f"<p>a{NOTE}b<em>c</em></span></p>"),
        (
            f'<p><a href="/x">a{NOTE}b</span>c</a>d</p>',
            f'<p><a href="/x">ac</a>{NOTE}b</span>d</p>',
        ),
        (f"<h2>a{NOTE}b</span></h2>", f"<h2>a{NOTE}b</span></h2>"),
        (
            f"<figure><figcaption>a{NOTE}b</span></figcaption></figure>",
            "<figure><figcaption>a (b)</figcaption></figure>",
        ),
        ("<p>a</span>b</p>", "<p>ab</p>"),
    ],
)  # fmt: skip
def test_a_footnote_has_one_form_and_loses_no_word(html, kept):
    assert clean_html(html) == kept
    assert clean_html(kept) == kept
    assert "span" not in clean_guidelines(html)


def test_footnotes_have_a_greatest_number_and_length():
    note = f"<p>a{NOTE}b</span></p>"
    assert clean_html(note * footnotes.MOST).count(NOTE) == footnotes.MOST
    with pytest.raises(TooMuch, match="at most 300 can be kept"):
        clean_html(note * (footnotes.MOST + 1))
    long = "é &amp; " * (footnotes.LONGEST // 4)
    assert clean_html(f"<p>a{NOTE}{long}</span></p>").count("&amp;") == len(long) // 8
    with pytest.raises(TooMuch, match="at most 3000 characters"):
        clean_html(f"<p>a{NOTE}{long}b</span></p>")


def with_both(html):
    """As if no text were plain."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sanitiser, "is_plain", lambda *_: False)
        return clean_html(html)


def test_the_second_cleaner_finds_nothing_in_plain_text():
    for attack in attacks():
        for html in (attack, f"<p>{attack}</p>", f"<em>{attack}", f"{NOTE}{attack}"):
            assert clean_html(html) == with_both(html)
    assert sanitiser.is_plain(ESSAY.replace(MINE, ""), ALLOWED) is False
    plain = re.sub("<img[^>]*>|</?ol[^>]*>|</?li>", "", ESSAY)
    assert sanitiser.is_plain(plain, ALLOWED)
    assert clean_html(plain) == with_both(plain)


@pytest.mark.parametrize(
    "html",
    [
        "<script>a</script>",
        '<p class="x">a</p>',
        '<p onclick="a">b</p>',
        '<small class="alert">a</small>',
        '<p class="credit">a</p>',
        '<a href="javascript:a">b</a>',
        '<a href="https://e.example/&quot;">b</a>',
        '<a href="https://e.example/" title="x">b</a>',
        '<a href="//e.example/">b</a>',
        '<a class="footnote">b</a>',
        '<img src="x">',
        "<P>a</P>",
        "<!-- a -->",
        "<p >a</p>",
        "a < b",
        "<p>a\x01</p>",
    ],
)
def test_what_is_not_plain_is_looked_at_twice(html):
    assert not sanitiser.is_plain(html, ALLOWED)


@examples(150)
@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<em>",
                "</em>",
                "<li>",
                "<ul>",
                "</ul>",
                "<br>",
                "<script>",
            ]
            + [
                "</script>",
                "<a href='",
                "'>",
                "<!--",
                "-->",
                "&lt;",
                "&",
                "\n\n",
                "<hr>",
            ]
            + [NOTE, "</span>", "<figcaption>", "</a>", '<img src="x">', "<sup>"]
            + ["<figure>", "</blockquote>", "<svg>", "onload=x", "\u00a0", "é"]
        )
        | st.text(max_size=8),
        max_size=30,
    ).map("".join)
)
def test_cleaning_twice_is_cleaning_once(html):
    html = html.encode("utf-8", "replace").decode().replace("\x00", "")
    once = clean_html(html)
    assert is_harmless(once)
    assert clean_html(once) == once
    assert with_both(html) == once
    assert not re.search(r"<(?:script|style|svg)", once)
