"""Rows for tests: plain functions, no services, nothing slow.

`make_post` makes an essay as publishing would have left it, without pandoc.
"""

from __future__ import annotations

import itertools
from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from blog.assignments.models import Assignment
from blog.classroom.models import Course, Membership, Section
from blog.discussion.models import Comment
from blog.essays.models import Authorship, Draft, Post, Revision
from citations.documents.models import Document, DocumentLine
from citations.exchange.imports.models import Import, ImportRecord
from citations.library.models import Library, Source
from citations.quotations.models import SourcePage, SourceText
from sovclass.accounts.models import User
from sovclass.grading.grades.models import Feedback, Grade
from sovclass.grading.items.models import GradeItem
from sovclass.grading.items.services import make_items

_numbers = itertools.count(1)


def make_user(name: str = "", **fields: Any) -> User:
    number = next(_numbers)
    name = name or f"Person {number}"
    email = fields.pop("email", f"person{number}@example.org")
    return User.objects.create_user(email, name=name, **fields)


def make_course(**fields: Any) -> Course:
    number = next(_numbers)
    slug = fields.pop("slug", f"course-{number}")
    title = fields.pop("title", f"Course {number}")
    library = Library.objects.create(name=title, slug=slug)
    return Course.objects.create(
        slug=slug,
        title=title,
        code=fields.pop("code", f"C {number}"),
        library=library,
        join_code=fields.pop("join_code", f"JOINCODE{number}"),
        **fields,
    )


def make_section(course: Course, name: str = "") -> Section:
    return Section.objects.create(
        course=course, name=name or f"Section {next(_numbers)}"
    )


def make_member(
    course: Course, user: User | None = None, role: str = "student", **fields: Any
) -> Membership:
    assists = fields.pop("assists", None)
    member = Membership.objects.create(
        course=course, user=user or make_user(), role=role, **fields
    )
    if assists is not None:
        member.assists_all = False
        member.save(update_fields=["assists_all"])
        member.assists.set(assists)
    return member


def make_assignment(course: Course, **fields: Any) -> Assignment:
    number = fields.pop("number", course.assignments.count() + 1)
    due_at = fields.pop("due_at", timezone.now() + timedelta(days=3))
    local = timezone.localtime(due_at, course.zone)
    assignment = Assignment.objects.create(
        course=course,
        number=number,
        title=fields.pop("title", f"Assignment {number}"),
        due_at=due_at,
        due_wall=local.strftime("%Y-%m-%dT%H:%M"),
        **fields,
    )
    make_items(assignment)
    return assignment


def make_shelf(number: int, title: str = "Book {}", name: str = "Shelf") -> Library:
    """A library of books, k0 and so on, of no course."""
    library = Library.objects.create(name=name, slug="shelf")
    for place in range(number):
        Source.objects.create(
            library=library,
            key=f"k{place}",
            type="book",
            title=title.format(place),
            sort_key=f"{place}",
            csl={"title": title.format(place)},
        )
    return library


def make_source(course: Course, **fields: Any) -> Source:
    number = next(_numbers)
    family = fields.pop("family", f"Author{number}")
    title = fields.pop("title", f"Book {number}")
    kind = fields.pop("type", "book")
    csl = {
        "type": "book" if kind == "edited-book" else kind,
        "title": title,
        "author": [{"family": family, "given": "A."}],
        "issued": {"date-parts": [[2001]]},
        **fields.pop("csl", {}),
    }
    return Source.objects.create(
        library=course.library,
        key=fields.pop("key", f"source{number}"),
        csl=csl,
        type=kind,
        title=title,
        family_names=[family],
        year="2001",
        sort_key=family.casefold(),
        search_text=f"{family} {title}".casefold(),
        reference_text=f"{family}, A. {title}.",
        reference_html=f"{family}, A. <i>{title}</i>.",
        **fields,
    )


def make_import(
    course: Course, source: Source | None = None, title: str = "", **fields: Any
) -> Import:
    """A file with a new, a changed, a known and a bad record, ready to be looked at."""
    number = next(_numbers)
    batch = Import.objects.create(
        library=course.library,
        **{"origin": "file", "name": f"{number}.bib", "state": "ready", **fields},
    )
    title = title or f"Imported {number}"
    csl = {
        "type": "book",
        "title": title,
        "author": [{"literal": title}],
    }
    kinds = {
        "new": {"is_chosen": True, "csl": csl, "notes": [["cut", "title"]]},
        "changed": {"csl": csl, "source": source, "changes": [["title", "1", title]]},
        "same": {"csl": csl, "source": source},
        "bad": {"problem": ["no-title", ""]},
    }
    for position, (state, more) in enumerate(kinds.items()):
        ImportRecord.objects.create(
            batch=batch,
            position=position,
            line=position + 1,
            state=state,
            kind="" if state == "bad" else "book",
            shown=title,
            **more,
        )
    return batch


def make_source_text(
    source: Source, pages: dict[str, str], **fields: Any
) -> SourceText:
    """A held text of a source: label → words of the page."""
    text = SourceText.objects.create(
        source=source,
        state=fields.pop("state", "held"),
        form="plain",
        digest=fields.pop("digest", f"digest {next(_numbers)}"),
        page_count=len(pages),
        rights=fields.pop("rights", "Public domain"),
        **fields,
    )
    SourcePage.objects.bulk_create(
        SourcePage(text=text, position=n, label=label, body=body)
        for n, (label, body) in enumerate(pages.items())
    )
    return text


def make_post(
    *,
    author: User,
    course: Course,
    assignment: Assignment | None = None,
    title: str = "",
    body_html: str = "<p>Words of an essay.</p>",
    handed_in: bool = True,
    handed_in_at: Any = None,
) -> Post:
    """An essay with a draft; handed in unless told otherwise."""
    title = title or f"Essay {next(_numbers)}"
    post = Post.objects.create(
        course=course,
        assignment=assignment,
        title=title,
        slug="essay",
        line=DocumentLine.objects.create(library=course.library),
        created_by=author,
    )
    Authorship.objects.create(post=post, user=author, assignment=assignment)
    Draft.objects.create(
        post=post, title=title, body_html=body_html, version=1, saved_by=author
    )
    if handed_in:
        hand_in(post, author, body_html, at=handed_in_at)
    return post


def hand_in(post: Post, author: User, body_html: str, at: Any = None) -> Revision:
    """Give a post a live revision, as publishing would."""
    now = at or timezone.now()
    document = Document.objects.create(
        library=post.course.library,
        line=post.line,
        reader_version=1,
        projection_version=1,
        text=body_html,
        is_live=True,
    )
    revision = Revision.objects.create(
        post=post,
        number=post.revisions.count() + 1,
        draft_version=post.draft.version,
        created_by=author,
        created_at=now,
        title=post.title,
        body_html=body_html,
        finished_html=body_html,
        marked_html=body_html,
        excerpt="Words of an essay.",
        language="en",
        word_count=4,
        document=document,
        works_cited_state=Revision.WorksCited.READY,
    )
    post.state = Post.State.HANDED_IN
    post.live_revision = revision
    post.handed_in_at = post.handed_in_at or now
    post.save()
    return revision


def make_comment(
    *,
    post: Post,
    author: User,
    body: str = "A comment.",
    parent: Comment | None = None,
    **fields: Any,
) -> Comment:
    comment = Comment.objects.create(
        course_id=post.course_id,
        post=post,
        revision=post.live_revision,
        author=author,
        parent=parent,
        depth=parent.depth + 1 if parent else 0,
        body=body,
        finished_html=f"<p>{body}</p>",
        **fields,
    )
    comment.path = f"{parent.path}/" if parent else ""
    comment.path += f"{comment.pk:010d}"
    comment.save(update_fields=["path"])
    post.comment_count += 1
    post.save(update_fields=["comment_count"])
    return comment


def make_item(assignment: Assignment, kind: str = "essay", **fields: Any) -> GradeItem:
    """An item with these fields. Of essay and discussion there is one: it gets them."""
    item = GradeItem(assignment=assignment, kind=kind)
    if kind != GradeItem.Kind.OTHER:
        item = assignment.grade_items.filter(kind=kind).first() or item
    fields = {"title": kind.title(), "points": Decimal(20), **fields}
    for name, value in fields.items():
        setattr(item, name, value)
    item.save()
    return item


def make_grade(
    *,
    item: GradeItem,
    member: Membership,
    by: User,
    score: Any = Decimal(17),
    feedback: str = "",
    released: bool = False,
    revision: Revision | None = None,
) -> Grade:
    grade = Grade.objects.create(
        item=item,
        membership=member,
        revision=revision,
        score=score,
        state="released" if released else "draft",
        released_at=timezone.now() if released else None,
        graded_by=by,
    )
    Feedback.objects.create(grade=grade, body=feedback, author=by)
    return grade
