"""A generated class: 300 students, essays of about 1,000 words, 50,000 comments.

It stands apart from tests/world: it needs thousands of rows, made in bulk, of a few kinds.

Everybody was there a week ago, when a few of the comments were not: a second visit shows
what a first one does not.
"""

from __future__ import annotations

import random
from datetime import timedelta

from django.utils import timezone

from blog.assignments.models import Assignment
from blog.classroom.models import Course, Membership
from blog.classroom.services.courses import create_course
from blog.discussion.models import Comment
from blog.essays.models import Authorship, Draft, Post, Revision
from blog.essays.services.drafts import start_post
from citations.documents.models import Citation, Document, DocumentLine
from citations.library.models import Source
from sovclass.accounts.models import User
from sovclass.grading.grades.models import Grade
from sovclass.grading.items.models import GradeItem
from tests.bench.pages import AUTHORS, SLUG

STUDENTS = 300
ASSIGNMENTS = 20
WORDS = [
    "harvest",
    "city",
    "paper",
    "winter",
    "radio",
    "letter",
    "train",
    "queue",
    "factory",
    "window",
    "street",
    "record",
    "promise",
    "morning",
    "speech",
    "wall",
    "number",
    "village",
    "song",
    "memory",
    "archive",
    "engine",
    "river",
]
BATCH = 500
WEEK = timedelta(days=7)
ON_AN_ESSAY = 30
TERM = 20 * WEEK
"""Over which the comments are spread."""


def _prose(rng: random.Random, words: int) -> str:
    return " ".join(rng.choice(WORDS) for _ in range(words)).capitalize() + "."


def _essay(rng: random.Random) -> str:
    paragraphs = []
    for number in range(10):
        cite = f'<a class="cite" data-state="linked" href="#w-s{number % 5}">({AUTHORS[number % 5]} {number + 40})</a>'
        paragraphs.append(f"<p>{_prose(rng, 100)} {cite}</p>")
    return "".join(paragraphs)


def build(essays: int, comments: int) -> None:
    """Fill an empty, migrated database."""
    rng = random.Random(7)
    course = _course()
    students = _students(course)
    sources = _sources(course)
    posts = _posts(course, students, sources, essays, rng)
    for source in sources:
        source.citation_count = source.citations.count()
        source.save(update_fields=["citation_count"])
    _comments(posts, students, comments, rng)
    _grades(course, students)


def _course() -> Course:
    teacher = User.objects.create_user("prof@example.org", name="Prof Bench")
    course = create_course(teacher=teacher, title="Bench", slug=SLUG)
    now = timezone.now()
    Assignment.objects.bulk_create(
        Assignment(
            course=course,
            number=n + 1,
            title=f"Assignment {n + 1}",
            due_at=now + timedelta(days=2 - 7 * (ASSIGNMENTS - 1 - n)),
            due_wall="2026-01-01T23:59",
        )
        for n in range(ASSIGNMENTS)
    )
    return course


def _students(course: Course) -> list[User]:
    User.objects.bulk_create(
        User(
            email=f"s{n}@example.org",
            name=f"Student Number{n}",
            sort_name=f"Number{n}, Student",
            sort_key=f"number{n:04d}, student",
            password="!",
        )
        for n in range(STUDENTS)
    )
    students = list(User.objects.filter(email__startswith="s").order_by("pk"))
    Membership.objects.bulk_create(
        Membership(course=course, user=user, role="student") for user in students
    )
    now = timezone.now()
    course.memberships.update(visited_at=now, previous_visit_at=now - WEEK)
    return students


def _sources(course: Course) -> list[Source]:
    Source.objects.bulk_create(
        Source(
            library=course.library,
            key=f"s{n}",
            type="book",
            title=f"Book {n}",
            family_names=[name],
            csl={
                "type": "book",
                "title": f"Book {n}",
                "author": [{"family": name, "given": "A."}],
            },
            last_page="500",
            sort_key=name.lower(),
            search_text=f"{name} book {n}".lower(),
            reference_text=f"{name}. Book {n}.",
            reference_html=f"{name}. <i>Book {n}</i>.",
        )
        for n, name in enumerate(AUTHORS)
    )
    return list(course.library.sources.order_by("pk"))


def _posts(
    course: Course,
    students: list[User],
    sources: list[Source],
    essays: int,
    rng: random.Random,
) -> list[Post]:
    assignments = list(course.assignments.order_by("number"))
    made: list[Post] = []
    now = timezone.now()
    for first in range(0, essays, BATCH):
        numbers = range(first, min(first + BATCH, essays))
        lines = DocumentLine.objects.bulk_create(
            DocumentLine(library=course.library) for _ in numbers
        )
        drafts = Post.objects.bulk_create(
            Post(
                course=course,
                assignment=assignments[n // STUDENTS % ASSIGNMENTS],
                title=f"Essay {n} on {rng.choice(WORDS)}",
                slug="essay",
                line=line,
                created_by=students[n % STUDENTS],
            )
            for n, line in zip(numbers, lines, strict=True)
        )
        Authorship.objects.bulk_create(
            Authorship(post=post, user=post.created_by, assignment=post.assignment)
            for post in drafts
        )
        documents = Document.objects.bulk_create(
            Document(
                library=course.library,
                line=post.line,
                reader_version=1,
                projection_version=1,
                is_live=True,
            )
            for post in drafts
        )
        Citation.objects.bulk_create(
            Citation(
                document=document,
                start=n * 10,
                end=n * 10 + 5,
                marker=f"({AUTHORS[n % 5]} {n + 40})",
                marker_key="k",
                context_key="k",
                kind="author-page",
                state="linked",
                source=sources[n % 5],
                first_page=n + 40,
                locator_first=str(n + 40),
                sentence="A sentence.",
            )
            for document in documents
            for n in range(6)
        )
        works = [
            {
                "key": s.key,
                "text": s.reference_text,
                "html": s.reference_html,
                "at": "p. 41",
            }
            for s in sources[:5]
        ]
        revisions = Revision.objects.bulk_create(
            _revision(post, document, works, rng)
            for post, document in zip(drafts, documents, strict=True)
        )
        for n, post, revision in zip(numbers, drafts, revisions, strict=True):
            post.state = "handed_in"
            post.live_revision = revision
            post.handed_in_at = now - timedelta(minutes=essays - n)
        Post.objects.bulk_update(
            drafts, ["state", "live_revision", "handed_in_at"], batch_size=100
        )
        Draft.objects.bulk_create(
            Draft(post=post, title=post.title, body_html="<p>x</p>", version=1)
            for post in drafts
        )
        made += drafts
    return made


def _revision(
    post: Post, document: Document, works: list[dict[str, str]], rng: random.Random
) -> Revision:
    html = _essay(rng)
    return Revision(
        post=post,
        number=1,
        draft_version=1,
        created_by=post.created_by,
        title=post.title,
        body_html=html,
        finished_html=html,
        marked_html=html,
        excerpt=_prose(rng, 40),
        language="en",
        word_count=1010,
        document=document,
        citation_counts={"linked": 6},
        works_cited=works,
        works_cited_state="ready",
    )


def _comments(
    posts: list[Post], students: list[User], comments: int, rng: random.Random
) -> None:
    """So many on each of the newest essays, as long as there are any."""
    targets = [posts[-1 - n // ON_AN_ESSAY % len(posts)] for n in range(comments)]
    now = timezone.now()
    counts: dict[int, int] = {}
    for first in range(0, len(targets), 2000):
        batch = Comment.objects.bulk_create(
            Comment(
                course_id=post.course_id,
                post=post,
                revision_id=post.live_revision_id,
                author=rng.choice(students),
                body=(body := _prose(rng, 40)),
                finished_html=f"<p>{body}</p>",
                created_at=now - TERM * ((first + place) / comments),
            )
            for place, post in enumerate(targets[first : first + 2000])
        )
        for comment in batch:
            comment.path = f"{comment.pk:010d}"
            counts[comment.post_id] = counts.get(comment.post_id, 0) + 1
        Comment.objects.bulk_update(batch, ["path"], batch_size=400)
    for post in posts:
        post.comment_count = counts.get(post.pk, 0)
    Post.objects.bulk_update(posts, ["comment_count"], batch_size=400)


def _grades(course: Course, students: list[User]) -> None:
    teacher = course.memberships.get(role="instructor").user
    members = list(course.memberships.filter(role="student"))
    for assignment in course.assignments.all():
        item = GradeItem.objects.create(
            assignment=assignment, kind="essay", title="Essay", points=20
        )
        Grade.objects.bulk_create(
            Grade(item=item, membership=member, score=15, graded_by=teacher)
            for member in members[::2]
        )


def drafts(course: Course, users: list[User], number: int) -> list[Post]:
    """Essays of 1,000 words and 12 citations that wait for the click on "Hand in"."""
    rng = random.Random(8)
    made = [start_post(course, users[n % len(users)], None) for n in range(number)]
    for post in made:
        paragraphs = [
            f"<p>{_prose(rng, 82)[:-1]} ({AUTHORS[n % 5]} {n + 40}).</p>"
            for n in range(12)
        ]
        Draft.objects.filter(post=post).update(
            title=f"A draft on {rng.choice(WORDS)}",
            body_html="".join(paragraphs),
            version=1,
        )
    return made
