"""No page reads a table that grows with the site from end to end (PostgreSQL's plans).

The site is big enough for a plan to matter: a course is a hundredth of it.
"""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.db import connection

from blog.discussion.models import Comment
from blog.essays.models import Post
from tests.bench.plans import (
    explained,
    plans_for,
    queries_of,
    sizes,
    visits,
    whole_tables,
)
from tests.bench.site import Site, build

pytestmark = [
    pytest.mark.skipif("connection.vendor != 'postgresql'"),
    pytest.mark.django_db,
]

SITE = Site(courses=100, essays=60, students=30, comments=4)


@pytest.fixture
def site():
    build(SITE)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    yield SITE
    cache.clear()


def test_no_page_reads_a_whole_hot_table(site):
    rows, pages = sizes(), visits(site)

    found = {}
    for values in ("custom", "generic"):
        with plans_for(values):
            for name, (client, path) in pages.items():
                said = whole_tables(queries_of(client, path), rows)
                found |= {f"{name}, {values}": said} if said else {}

    assert found == {}


def test_a_query_that_does_is_noticed(site):
    with plans_for("custom"), explained() as queries:
        list(Comment.objects.filter(body="said by nobody"))
        list(Post.objects.order_by("pk").values_list("pk"))
        list(Post.objects.filter(pk=5))

    said = whole_tables(queries, sizes())

    assert len(queries) == 3
    assert ["blog_comment" in said[0], "blog_post" in said[1]] == [True, True]
    assert len(said) == 2
