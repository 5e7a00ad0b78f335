"""What pages tell reference managers, and that it can break no page."""

from __future__ import annotations

import html
import json
import re
from urllib.parse import parse_qs

import pytest
from django.urls import reverse

from citations.exchange.formats.coins import coins
from tests.factories import make_post, make_source

NASTY = "</script><script>alert(1)</script> \u2028 \" ' & <b>"


def page(client, post):
    url = reverse("blog:post-detail", args=[post.course.slug, post.pk])
    return client.get(url).content.decode()


def json_ld(text):
    found = re.search(r'<script type="application/ld\+json"[^>]*>(.*?)</script>', text, re.S)  # fmt: skip
    return json.loads(found[1])


def metas(text):
    found = re.findall(r'<meta name="(citation_\w+)" content="([^"]*)">', text)
    return [(name, html.unescape(content)) for name, content in found]


def test_an_essay_says_what_it_is(course, ada, ben, as_user):
    post = make_post(author=ada, course=course, title="Tractors")
    revision = post.live_revision
    revision.works_cited = [{"key": "x", "anchor": "x", "text": "Freeze, G. Russia.", "html": "", "at": ""}]  # fmt: skip
    revision.save()

    text = page(as_user(ben), post)

    assert ("citation_title", "Tractors") in metas(text)
    assert ("citation_author", "Ada Writer") in metas(text)
    about = json_ld(text)
    assert about["headline"] == "Tractors"
    assert about["author"] == [{"@type": "Person", "name": "Ada Writer"}]
    assert about["citation"] == ["Freeze, G. Russia."]
    assert about["url"].endswith(post.get_absolute_url())


def test_no_title_or_name_can_end_the_element(course, ada, as_user):
    ada.name = NASTY
    ada.save()
    post = make_post(author=ada, course=course, title=NASTY)

    text = page(as_user(ada), post)

    assert "<script>alert" not in text
    assert json_ld(text)["headline"] == NASTY
    assert json_ld(text)["author"][0]["name"] == NASTY
    assert ("citation_title", NASTY) in metas(text)


def test_nothing_private_is_told(course, ada, ben, as_user):
    post = make_post(author=ada, course=course, title="Tractors")
    post.draft.title = "The newer draft"
    post.draft.save()

    text = page(as_user(ben), post)

    assert "newer draft" not in text
    assert ada.email not in text


def test_a_source_is_found_inside_its_page(course, ada, as_user):
    source = make_source(course, title="Russia & <Co>", csl={"publisher": "Oxford"})

    url = reverse("blog:source-detail", args=[course.slug, source.pk])
    text = as_user(ada).get(url).content.decode()

    found = re.search(
        r'<span class="Z3988" aria-hidden="true" title="([^"]*)"></span>', text
    )
    told = parse_qs(html.unescape(found[1]))
    assert told["rft.btitle"] == ["Russia & <Co>"]
    assert told["rft.pub"] == ["Oxford"]
    assert told["rft.date"] == ["2001"]


@pytest.mark.parametrize(
    ("csl", "told"),
    [
        ({"type": "article-journal", "title": "A", "container-title": "J", "page": "1-9", "DOI": "10.1000/x"}, {"rft.atitle": "A", "rft.jtitle": "J", "rft.spage": "1", "rft.epage": "9", "rft_id": "info:doi/10.1000/x", "rft.genre": "article"}),
        ({"type": "chapter", "title": "C", "container-title": "B"}, {"rft.atitle": "C", "rft.btitle": "B", "rft.genre": "bookitem"}),
        ({"type": "motion_picture", "title": "F", "director": [{"family": "Vertov", "given": "Dziga"}]}, {"rft.title": "F", "rft.creator": "Dziga Vertov", "rft.type": "motion_picture"}),
        ({"type": "book", "title": "B", "author": [{"literal": "UNESCO"}]}, {"rft.au": "UNESCO"}),
        ({"title": None}, {"rft.type": "document"}),
    ],
)  # fmt: skip
def test_each_kind_has_its_fields(csl, told):
    found = parse_qs(coins(csl))

    assert {name: found[name][0] for name in told} == told
