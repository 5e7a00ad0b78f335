"""What a request has changed is looked for in the tables it wrote (tests/access/asking.py)."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from tests.access.asking import ask, fingerprint, written_tables


@pytest.mark.parametrize(
    ("statements", "tables"),
    [
        (['INSERT INTO "blog_post" ("title") VALUES (%s)'], {"blog_post"}),
        (
            ['UPDATE "a" SET "x" = 1', '\n DELETE FROM "b" WHERE "id" IN (1)'],
            {"a", "b"},
        ),
        (['UPDATE "a" SET "x" = (SELECT "y" FROM "b")'], {"a"}),
        (['UPDATE "a" SET "x" = 1', 'WITH t AS (DELETE FROM "b") SELECT 1'], None),
        (['INSERT INTO "a" WITH t AS (DELETE FROM "b") SELECT 1'], None),
        (["TRUNCATE a"], None),
        (["EXECUTE sovclass_update_1 (1)"], None),
        ([], set()),
    ],
)
def test_a_statement_names_its_table_or_all_are_looked_at(statements, tables):
    assert written_tables(statements) == tables


def test_only_these_tables_or_all(db):
    group = Group.objects.create(name="Founders")
    everything = fingerprint()

    assert len(everything) > 30
    assert fingerprint({"auth_group"}) == {"auth.Group": [(group.pk, "Founders")]}
    assert fingerprint(set()) == {}


@pytest.mark.django_db
def test_a_change_is_seen_and_undone(world):
    course = world.courses["russia"]
    join = reverse("blog:join-link-renew", args=[course.slug])

    answer = ask(world, "instructor", "POST", join)

    assert answer.changed == ("blog.Course",)
    assert fingerprint() == world.rows
