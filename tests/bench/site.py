"""A site of many courses on PostgreSQL, written by the database itself.

500,000 essays in 500 courses take a few minutes, 4,000 in 40 a second or two: enough for
a plan to matter (tests/bench/plans.py). The words mean nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.management.color import no_style
from django.db import connection, models
from django.db.models import F
from django.utils import timezone

from blog.assignments.models import Assignment, Reading
from blog.classroom.models import Course, Membership
from blog.discussion.models import Comment
from blog.essays.models import Authorship, Draft, Post, Revision
from citations.documents.models import Citation, Document, DocumentLine
from citations.library.models import Library, Source
from sovclass.accounts.models import User
from sovclass.grading.grades.models import Grade
from sovclass.grading.items.models import GradeItem

ASSIGNMENTS = 20
SOURCES = 15
TERM = 20 * 7 * 24
"""Hours over which comments are spread; everybody was there a week ago."""
CITATIONS = 6
"""In an essay. Of comments each fourth cites once."""


@dataclass(frozen=True)
class Site:
    """How much of everything there is. All courses are alike."""

    courses: int
    essays: int
    """In a course; one in ten is a draft."""
    students: int
    """In a course; each writes at most one essay for an assignment."""
    comments: int
    """On an essay."""

    @property
    def posts(self) -> int:
        """Of all courses."""
        return self.courses * self.essays

    def teacher(self, course: int = 1) -> User:
        """Who teaches this course."""
        return User.objects.get(pk=course)

    def student(self, course: int = 1) -> User:
        """The first student of this course."""
        return User.objects.get(pk=self.courses + (course - 1) * self.students + 1)


def build(site: Site) -> None:
    """Fill an empty, migrated database."""
    _people(site)
    _assignments(site)
    _essays(site)
    _comments(site)
    _marks(site)
    with connection.cursor() as cursor:
        for model in _MODELS:
            for statement in connection.ops.sequence_reset_sql(no_style(), [model]):
                cursor.execute(statement)


_MODELS = (
    *(User, Library, Course, Membership, Source, Assignment, Reading, Post, Authorship),
    *(Draft, Revision, DocumentLine, Document, Citation, Comment, GradeItem, Grade),
)


def _fill(model: type[models.Model], rows: int, /, **columns: str) -> None:
    """Insert rows 1 to `rows`: SQL of `n` for some columns, the model's defaults for
    the others."""
    names, said, params = [], [], []
    for field in model._meta.local_concrete_fields:
        names.append(connection.ops.quote_name(field.column))
        sql, value = _column(field, columns)
        said.append(sql)
        params += value
    unknown = columns.keys() - {f.attname for f in model._meta.local_concrete_fields}
    assert not unknown, unknown
    sql = (
        f"INSERT INTO {model._meta.db_table} ({', '.join(names)}) "  # noqa: S608  ours
        f"SELECT {', '.join(said)} FROM generate_series(1, {rows}) n"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, params)


def _column(field: Any, columns: dict[str, str]) -> tuple[str, list[Any]]:
    if field.attname in columns:
        return columns[field.attname].replace("%", "%%"), []
    if field.primary_key:
        return "n", []
    if getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False):
        return "now()", []
    if field.default is timezone.now:
        return "now()", []
    if field.null and not field.has_default():
        return "NULL", []
    return "%s", [field.get_db_prep_save(field.get_default(), connection)]


def _of(each: int) -> str:
    """The number of the thing row n belongs to, where each has so many."""
    return f"(n - 1) / {each} + 1"


def _people(site: Site) -> None:
    people = site.courses * (site.students + 1)
    _fill(
        User,
        people,
        email="'p' || n || '@example.org'",
        password="'!'",
        name="'Person Number' || n",
        sort_name="'Number' || n || ', Person'",
        sort_key="md5(n::text)",
    )
    _fill(
        Library,
        site.courses,
        name="'Library ' || n",
        slug="'course-' || n",
    )
    _fill(
        Course,
        site.courses,
        slug="'course-' || n",
        title="'Course ' || n",
        library_id="n",
        join_code="'CODE' || n",
    )
    is_teacher = f"n <= {site.courses}"
    _fill(
        Membership,
        people,
        course_id=f"CASE WHEN {is_teacher} THEN n "
        f"ELSE (n - {site.courses} - 1) / {site.students} + 1 END",
        user_id="n",
        role=f"CASE WHEN {is_teacher} THEN 'instructor' ELSE 'student' END",
        visited_at="now()",
        previous_visit_at="now() - interval '7 days'",
    )
    _fill(
        Source,
        site.courses * SOURCES,
        library_id=_of(SOURCES),
        key=f"'s' || (n - 1) % {SOURCES}",
        type="'book'",
        title="'Book ' || n",
        csl="""jsonb_build_object('type', 'book', 'title', 'Book ' || n, 'author',
            jsonb_build_array(jsonb_build_object('family', 'Author' || n)))""",
        first_page="'1'",
        last_page="'500'",
        sort_key="'author' || n",
        search_text="'author book'",
        reference_html="'Author. <i>Book</i>.'",
        citation_count=str(site.essays * CITATIONS // SOURCES),
    )


def _assignments(site: Site) -> None:
    _fill(
        Assignment,
        site.courses * ASSIGNMENTS,
        course_id=_of(ASSIGNMENTS),
        number=f"(n - 1) % {ASSIGNMENTS} + 1",
        title="'Assignment ' || n",
        due_at=f"now() + ((n - 1) % {ASSIGNMENTS} - {ASSIGNMENTS - 1}) * interval "
        "'7 days' + interval '2 days'",
        due_wall="'2026-01-01T23:59'",
    )
    _fill(
        Reading,
        site.courses * ASSIGNMENTS,
        assignment_id="n",
        source_id=f"({_of(ASSIGNMENTS)} - 1) * {SOURCES} + (n - 1) % {SOURCES} + 1",
        pages="'40-60'",
    )


def _essays(site: Site) -> None:
    course = _of(site.essays)
    place = f"((n - 1) % {site.essays})"
    writer = (
        f"{site.courses} + ({course} - 1) * {site.students} "
        f"+ {place} % {site.students} + 1"
    )
    is_draft = f"{place} % 10 = 9"
    assignment = (
        f"CASE WHEN {place} < {site.students * ASSIGNMENTS} THEN ({course} - 1) * "
        f"{ASSIGNMENTS} + {place} / {site.students} % {ASSIGNMENTS} + 1 END"
    )
    _fill(DocumentLine, site.posts, library_id=course)
    _fill(
        Post,
        site.posts,
        course_id=course,
        assignment_id=assignment,
        title="'Essay ' || n",
        slug="'essay'",
        line_id="n",
        created_by_id=writer,
        comment_count=str(site.comments),
        last_comment_at="now()",
        created_at=f"now() - ({site.essays} - {place}) * interval '1 hour'",
    )
    _fill(Authorship, site.posts, post_id="n", user_id=writer, assignment_id=assignment)
    _fill(Draft, site.posts, post_id="n", title="'Essay ' || n", body_html="'<p>'")
    _fill(
        Document,
        site.posts,
        library_id=course,
        line_id="n",
        reader_version="1000",
        projection_version="1000",
        text="repeat(md5(n::text) || ' ', 150)",
        is_live=f"NOT {is_draft}",
    )
    _fill(
        Revision,
        site.posts,
        post_id="n",
        number="1",
        draft_version="1",
        created_by_id=writer,
        title="'Essay ' || n",
        document_id="n",
        body_html="repeat('<p>' || md5(n::text), 150)",
        finished_html="repeat('<p>' || md5(n::text), 150)",
        marked_html="repeat('<p>' || md5(n::text), 150)",
        excerpt="repeat(md5(n::text), 8)",
        word_count="1000",
        works_cited_state="'ready'",
    )
    handed_in = Post.objects.annotate(place=(F("pk") - 1) % site.essays % 10)
    handed_in.exclude(place=9).update(
        state="handed_in", handed_in_at=F("created_at"), live_revision_id=F("pk")
    )
    _fill(
        Citation,
        site.posts * CITATIONS,
        **_citation(
            f"({_of(CITATIONS)})", course=f"(n - 1) / {CITATIONS * site.essays}"
        ),
    )


def _citation(document: str, course: str) -> dict[str, str]:
    """Columns of a citation; the course counts from 0."""
    return {
        "document_id": document,
        "start": f"(n - 1) % {CITATIONS} * 10",
        "end": f"(n - 1) % {CITATIONS} * 10 + 5",
        "marker": "'(Author ' || n % 400 || ')'",
        "marker_key": "'k'",
        "context_key": "'k'",
        "kind": "'author-page'",
        "state": "'linked'",
        "source_id": f"{course} * {SOURCES} + (n * 7) % {SOURCES} + 1",
        "first_page": "(n * 31) % 400 + 1",
        "sentence": "repeat(md5(n::text) || ' ', 3)",
    }


def _comments(site: Site) -> None:
    number = site.posts * site.comments
    if not number:
        return
    post = f"({_of(site.comments)})"
    course = f"((n - 1) / {site.comments * site.essays})"
    _fill(
        Document,
        number,
        id=f"{site.posts} + n",
        library_id=f"{course} + 1",
        reader_version="1000",
        projection_version="1000",
        text="'A comment.'",
        is_live="true",
    )
    _fill(
        Comment,
        number,
        course_id=f"{course} + 1",
        post_id=post,
        revision_id=post,
        author_id=f"{site.courses} + {course} * {site.students} "
        f"+ (n * 13) % {site.students} + 1",
        path="lpad(n::text, 10, '0')",
        body="repeat(md5(n::text) || ' ', 6)",
        finished_html="'<p>' || repeat(md5(n::text) || ' ', 6)",
        document_id=f"{site.posts} + n",
        created_at=f"now() - (1 + n * 17 % {TERM}) * interval '1 hour'",
    )
    citing = number // 4
    _fill(
        Citation,
        citing,
        **{
            **_citation(
                f"{site.posts} + n * 4",
                course=f"(n * 4 - 1) / {site.comments * site.essays}",
            ),
            "id": f"{site.posts * CITATIONS} + n",
        },
    )


def _marks(site: Site) -> None:
    items = site.courses * ASSIGNMENTS
    _fill(
        GradeItem,
        items,
        assignment_id="n",
        kind="'essay'",
        title="'Essay'",
        points="20",
    )
    half = max(1, site.students // 2)
    _fill(
        Grade,
        items * half,
        item_id=_of(half),
        membership_id=f"{site.courses} + (n - 1) / {half * ASSIGNMENTS} * "
        f"{site.students} + (n - 1) % {half} + 1",
        score="15",
        graded_by_id=f"(n - 1) / {half * ASSIGNMENTS} + 1",
    )
