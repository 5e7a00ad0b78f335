"""What PostgreSQL does for each page: `python -m tests.bench.plans --courses 500`.

A site is written (tests/bench/site.py) unless the database has one, and every query of
every page is explained while it runs: before and after ANALYZE, with plans made for its
values and with the plan that serves all values of a prepared statement.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import django
from django.apps import apps
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.test import Client

if TYPE_CHECKING:
    from tests.bench.site import Site

HOT = {
    *("accounts_user", "blog_membership", "blog_post", "blog_authorship"),
    *("blog_draft", "blog_revision", "blog_comment", "citations_document"),
    *("citations_documentline", "citations_citation", "grading_grade"),
}
"""Tables that grow with the site. No page may read one of them whole."""

READS = ("SELECT", "WITH", "EXECUTE sovclass_select")


@dataclass(frozen=True)
class Scan:
    """One node that reads a table."""

    table: str
    kind: str
    """“Seq Scan”, “Index Only Scan”, …"""
    rows: int
    """That it looked at, in all its loops."""
    index: str
    """Which it used, if any."""
    blocks: float
    """Read in one loop beyond one for each row and the way down to each value asked for."""


@dataclass(frozen=True)
class Query:
    """A query with what it took."""

    sql: str
    ms: float
    buffers: int
    scans: list[Scan]
    plan: Mapping[str, Any] = field(repr=False)


@contextlib.contextmanager
def explained() -> Iterator[list[Query]]:
    """While it lasts, what each query does is noted."""
    found: list[Query] = []

    def explain(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.lstrip().startswith(READS):
            with context["connection"].connection.cursor() as plain:
                plain.execute(f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {sql}", params)
                found.append(_query(sql, plain.fetchone()[0][0]))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(explain):
        yield found


def _query(sql: str, explanation: Mapping[str, Any]) -> Query:
    plan = explanation["Plan"]
    return Query(
        sql,
        explanation["Planning Time"] + explanation["Execution Time"],
        _blocks(plan),
        [
            _scan(node)
            for node in _nodes(plan)
            if node.get("Actual Loops")
            and {"Relation Name", "Index Name"} & node.keys()
        ],
        plan,
    )


def _scan(node: Mapping[str, Any]) -> Scan:
    rows = _rows(node)
    blocks = _blocks(node) - sum(map(_blocks, node.get("Plans", ())))  # its own
    return Scan(
        node.get("Relation Name", ""),
        node["Node Type"],
        rows,
        node.get("Index Name", ""),
        (blocks - rows) / node["Actual Loops"] - WAY_DOWN * _values(node),
    )


def _blocks(node: Mapping[str, Any]) -> int:
    return int(node["Shared Hit Blocks"] + node["Shared Read Blocks"])


WAY_DOWN = 4
"""Blocks from an index's root to an entry, at most."""


def _values(node: Mapping[str, Any]) -> int:
    """How many values an index was asked for: IN a list asks for each of them."""
    lists = re.findall(r"ANY \((?:'{|ARRAY\[)(.*?)[}\]]", node.get("Index Cond", ""))
    return max((len(one.split(",")) for one in lists), default=1)


def _nodes(plan: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield plan
    for part in plan.get("Plans", ()):
        yield from _nodes(part)


_ROWS = ("Actual Rows", "Rows Removed by Filter", "Rows Removed by Index Recheck")


def _rows(node: Mapping[str, Any]) -> int:
    return int(node["Actual Loops"] * sum(node.get(name, 0) for name in _ROWS))


def whole_tables(queries: list[Query], sizes: Mapping[str, int]) -> list[str]:
    """Sentences about the hot tables that these queries read from end to end, or half of
    which they look at in some other way."""
    return [
        f"{scan.kind} of {scan.rows} rows of {scan.table or scan.index} for {query.sql}"
        for query in queries
        for scan in query.scans
        if (scan.kind == "Seq Scan" and scan.table in HOT)
        or scan.rows * 2 > sizes.get(scan.table, scan.rows * 2)
        # An index read from end to end: few rows, and nearly all of its blocks.
        or scan.blocks * 2 > max(SMALL, sizes.get(scan.index, scan.blocks * 2))
    ]


SMALL = 20
"""Blocks of an index that may be read whole."""


def sizes() -> dict[str, int]:
    """Rows of the hot tables, and blocks of their indexes."""
    models = [model for model in apps.get_models() if model._meta.db_table in HOT]
    rows = {model._meta.db_table: model._default_manager.count() for model in models}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT index.relname, index.relpages FROM pg_index "
            "JOIN pg_class index ON index.oid = indexrelid "
            "JOIN pg_class hot ON hot.oid = indrelid WHERE hot.relname = ANY(%s)",
            [sorted(HOT)],
        )
        return rows | dict(cursor.fetchall())


def visits(site: Site) -> dict[str, tuple[Client, str]]:
    """Page → who opens it, and its address; of a course in the middle of the site."""
    from blog.classroom.models import Membership  # noqa: PLC0415  after django.setup()
    from blog.discussion.models import Comment  # noqa: PLC0415  after django.setup()
    from blog.essays.models import Post  # noqa: PLC0415  after django.setup()

    number = site.courses // 2 + 1
    base = f"/courses/course-{number}"
    posts = Post.objects.handed_in().filter(course=number).order_by("pk")
    essay, member = posts[2], Membership.objects.get(user=site.student(number))
    comment = Comment.objects.filter(post=essay).latest("pk")
    student, teacher = Client(), Client()
    student.force_login(site.student(number))
    teacher.force_login(site.teacher(number))
    source = (number - 1) * 15 + 1
    return {
        "essay": (student, f"{base}/essays/{essay.pk}/"),
        "comment": (student, f"{base}/comments/{comment.pk}/"),
        "front page": (student, f"{base}/"),
        "assignment": (student, f"{base}/assignments/1/"),
        "my work": (student, f"{base}/my-work/"),
        "library": (student, f"{base}/library/"),
        "source page": (student, f"{base}/library/{source}/"),
        "course map": (teacher, f"{base}/map/"),
        "passages": (student, f"{base}/map/passages/"),
        "pairs": (student, f"{base}/map/together/"),
        "members": (teacher, f"{base}/members/"),
        "grading": (teacher, f"{base}/grading/"),
        "overview": (teacher, f"{base}/grading/1/"),
        "overview by comments": (teacher, f"{base}/grading/1/?order=comments"),
        "desk": (teacher, f"{base}/grading/1/students/{member.pk}/"),
        "gradebook": (teacher, f"{base}/gradebook/"),
    }


def queries_of(client: Client, path: str) -> list[Query]:
    """Open a page for the second time, with nothing kept in the cache."""
    client.get(path)
    cache.clear()
    with explained() as found:
        answer = client.get(path)
    if answer.status_code not in {200, 302}:
        raise SystemExit(f"{path} answered {answer.status_code}.")
    return found


@contextlib.contextmanager
def plans_for(values: str) -> Iterator[None]:
    """How PostgreSQL plans prepared statements: for “custom” values, or “generic”. Its
    disk is one without moving parts, as databases have them now."""
    with connection.cursor() as cursor:
        cursor.execute(f"SET plan_cache_mode = force_{values}_plan")
        cursor.execute("SET random_page_cost = 1.1")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("RESET plan_cache_mode")
            cursor.execute("RESET random_page_cost")


def report(title: str, site: Site, say: Callable[[str], object]) -> None:
    """One table: what each page's queries take, and what they read too much of."""
    rows = sizes()
    say(
        f"\n### {title}\n\n| page | queries | ms | slowest | pages read |\n|{'---|' * 5}\n"
    )
    for name, (client, path) in visits(site).items():
        found = queries_of(client, path)
        slowest = max(found, key=lambda query: query.ms)
        say(
            f"| {name} | {len(found)} | {sum(query.ms for query in found):.1f} "
            f"| {slowest.ms:.1f} | {sum(query.buffers for query in found)} |\n"
        )
        for sentence in whole_tables(found, rows):
            say(f"    {sentence[:300]}\n")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.plans")
    parser.add_argument("--courses", type=int, default=500)
    parser.add_argument("--essays", type=int, default=1000, help="of a course")
    parser.add_argument("--students", type=int, default=50, help="of a course")
    parser.add_argument("--comments", type=int, default=4, help="on an essay")
    options = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    from blog.classroom.models import Course  # noqa: PLC0415  after django.setup()
    from tests.bench.site import Site, build  # noqa: PLC0415

    site = Site(options.courses, options.essays, options.students, options.comments)
    call_command("migrate", verbosity=0)
    if not Course.objects.exists():
        build(site)
        report("Before ANALYZE", site, sys.stdout.write)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    for values in ("custom", "generic"):
        with plans_for(values):
            report(f"After ANALYZE, {values} plans", site, sys.stdout.write)
    return 0


if __name__ == "__main__":
    sys.exit(main())
