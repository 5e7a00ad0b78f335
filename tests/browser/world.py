"""A small class that has something to show on every page, long words included."""

import io
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from blog.assignments.models import Assignment, Reading
from blog.classroom.models import Course, Membership
from blog.classroom.services import members as member_services
from blog.discussion import services as comments
from blog.discussion.models import Comment
from blog.essays.models import Draft, Post
from blog.essays.services import drafts, publication
from blog.essays.services import figures as figure_services
from blog.jobs.models import Job
from citations.exchange.imports.models import Import
from citations.library.models import Source
from citations.quotations.models import SourceText
from sovclass.accounts.models import User
from sovclass.accounts.services import mark_verified
from sovclass.grading.items.services import items_of
from tests.factories import (
    make_assignment,
    make_course,
    make_grade,
    make_import,
    make_member,
    make_post,
    make_section,
    make_source,
    make_source_text,
    make_user,
)

PASSWORD = "a long walk"
LONG_WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamten"
ADDRESS = "https://example.org/archive/fond-17/opis-3/delo-1234567890/list-00000000001"
BODY = f"""<h2>The kitchen and the corridor</h2>
<p>It had a door (Freeze 407), and behind it “the walls had ears” (Fitzpatrick 12).
Nobody knew who listened (Nobody 6).<span class="footnote">{LONG_WORD}, or (Freeze 12).</span> See <a href="{ADDRESS}">{ADDRESS}</a>.</p>
<blockquote><p>One lived as one was seen to live (Freeze 411).</p></blockquote>
<h3>{LONG_WORD}</h3>
<ul><li>One room.</li><li>Two families.</li></ul><hr>
<ol><li><p>First (Everyday Stalinism 46).</p></li></ol>"""


@dataclass
class World:
    course: Course
    empty_course: Course
    ada: User
    ben: User
    prof: User
    staff: User
    otto: User
    unverified: User
    members: dict[str, Membership]
    section: Any
    source: Source
    long: Source
    assignment: Assignment
    second: Assignment
    essay: Post
    bens_essay: Post
    draft: Post
    old_draft: Post
    comment: Comment
    token: str
    grade: Any
    jobs: list[Job]
    suggested: Source
    imports: list[Import]
    text: SourceText


def a_picture(colour="indigo"):
    """The bytes of a small PNG."""
    file = io.BytesIO()
    Image.new("RGB", (640, 360), colour).save(file, "PNG")
    return file.getvalue()


def add_picture(post, user):
    """The HTML of a picture of this essay."""
    data = a_picture()
    figure = figure_services.add_figure(
        post,
        user,
        SimpleUploadedFile("k.png", data, content_type="image/png"),
        size=len(data),
        alt="A lit window",
        caption="A window at night.",
        credit="Drawing: N. Lindqvist",
        credit_url="https://example.org/lindqvist",
        licence="own",
    )
    return figure_services.figure_html(figure, post.course.slug)


def publish(post, user, body, *, title=""):
    """Save this text as the draft and publish it, as a person would."""
    draft = Draft.objects.get(post=post)
    fields = {"title": title or post.title, "standfirst": "In a line.", "body": body}
    version = drafts.save_draft(draft, draft.version, fields, user)
    return publication.publish(post, version, user)


def make_shelf(course):
    """Freeze once, Fitzpatrick twice, one with a long title."""
    freeze = make_source(
        course,
        family="Freeze",
        title="Russia: A History",
        key="freeze",
        aliases=["The textbook", LONG_WORD],
        first_page="1",
        last_page="523",
    )
    for title, key in (("Everyday Stalinism", "es"), ("The Russian Revolution", "rr")):
        make_source(course, family="Fitzpatrick", title=title, key=key)
    for status, more in (("suggested", {}), ("declined", {"reason": LONG_WORD})):
        make_source(
            course,
            family="Freeze",
            title="Russia: A History" if status == "suggested" else LONG_WORD,
            status=status,
            note=f"On my desk. {LONG_WORD}",
            **more,
        )
    make_source(course, family="Kotkin", title="Magnetic Mountain", status="retired")
    long = make_source(
        course,
        family=LONG_WORD,
        title=f"{LONG_WORD}: letters, diaries, memoirs and minutes of the house committee",
        key="long",
        type="document",
        csl={"URL": ADDRESS, "archive": LONG_WORD},
    )
    return freeze, long


def make_world(course, ada, ben, prof):
    """Everything; the slow part is that essays are published as people publish them."""
    for user in (ada, prof):
        user.set_password(PASSWORD)
        user.save()
        mark_verified(user)
    staff = make_user(
        "Staff", email="staff@example.org", is_staff=True, is_superuser=True
    )
    otto = make_user("Otto Outsider", email="otto@example.org")
    mark_verified(otto)
    unverified = make_user(
        "New Here", email="new@example.org", password=PASSWORD, is_active=True
    )
    empty_course = make_course(slug="empty", title=f"Empty {LONG_WORD}")
    make_member(empty_course, prof, role="instructor")
    make_member(empty_course, ada)
    section, other = make_section(course, "Monday"), make_section(course, "Thursday")
    members = {
        user.name: Membership.objects.get(course=course, user=user)
        for user in (ada, ben, prof)
    }
    long_name = make_user(
        f"Bartholomew {LONG_WORD}",
        email="bartholomew.featherstonehaugh-cholmondeley@students.example.org",
    )
    members["long"] = make_member(course, long_name, section=section)
    members["assistant"] = make_member(
        course, make_user("Tess Assistant"), role="assistant", assists=[section, other]
    )
    members["gone"] = make_member(course, is_active=False, withdrawn_at=timezone.now())
    week_ago = timezone.now() - timedelta(days=7)
    Membership.objects.filter(course=course).update(
        section=section, visited_at=timezone.now(), previous_visit_at=week_ago
    )
    Membership.objects.filter(course=course).exclude(role="student").update(
        section=None
    )
    source, long = make_shelf(course)
    Source.objects.exclude(status="approved").update(added_by=ada)
    suggested = Source.objects.get(library=course.library, status="suggested")
    assignment, second = _assignments(course, source, long)
    essay = make_post(
        author=ada,
        course=course,
        assignment=assignment,
        title="What the Kitchen Heard",
        handed_in=False,
    )
    publish(essay, ada, add_picture(essay, ada) + BODY)
    publish(essay, ada, add_picture(essay, ada) + BODY + "<p>And more.</p>")
    bens_essay = make_post(
        author=ben,
        course=course,
        assignment=assignment,
        title=f"A Title with {LONG_WORD} in it",
    )
    draft = make_post(
        author=ada,
        course=course,
        assignment=second,
        title="A Draft",
        body_html=BODY,
        handed_in=False,
    )
    make_post(author=ada, course=course, title="Of My Own", handed_in=False)
    comment = _discussion(essay, members[ada.name], members[ben.name])
    invitations = member_services.invite(
        course,
        emails=[
            "otto@example.org",
            "somebody.with.a.long.address@students.example.org",
        ],
        role="student",
        section=section,
        invited_by=prof,
    )
    return World(
        course=course,
        empty_course=empty_course,
        ada=ada,
        ben=ben,
        prof=prof,
        staff=staff,
        otto=otto,
        unverified=unverified,
        members=members,
        section=section,
        source=source,
        long=long,
        assignment=assignment,
        second=second,
        essay=essay,
        bens_essay=bens_essay,
        draft=draft,
        old_draft=_old_draft(ada),
        comment=comment,
        token=invitations[0].token,
        grade=_grades(assignment, essay, members, prof),
        jobs=_jobs(course),
        suggested=suggested,
        imports=_imports(course),
        text=_text(source),
    )


def _text(source):
    """The text of a source, one more waiting to replace it."""
    words = "The kitchen was the one room where they could speak. " * 12
    pages = {"407": f"{words}\n\n{LONG_WORD}", "408": words, "": ""}
    make_source_text(source, pages, state="preview", file_name=f"{LONG_WORD}.pdf")
    return make_source_text(source, pages, rights=f"Public domain. {LONG_WORD}")


def _jobs(course):
    """One in each state."""
    return [
        Job.objects.create(
            course=course,
            kind="reread",
            arguments_key=state,
            state=state,
            total=5,
            done=2,
            message="It could not be done.",
        )
        for state in Job.State.values
    ]


def _imports(course):
    """One in each state; of a file with a very long word."""
    source = course.library.sources.first()
    return [
        make_import(course, source, title=LONG_WORD, state=state, notes=notes)
        for state, notes in (
            ("reading", []),
            ("ready", [["guessed-encoding", "Windows-1252"]]),
            ("writing", []),
            ("done", []),
            ("failed", [["unknown-format", ""]]),
        )
    ]


def _old_draft(author):
    """Never handed in, in a course that is archived now."""
    course = make_course(slug="old", title="Last Year", state=Course.State.ARCHIVED)
    make_member(course, author)
    return make_post(
        author=author, course=course, title="Left", body_html=BODY, handed_in=False
    )


def _assignments(course, source, long):
    now = timezone.now()
    guidelines = f"<p>Write about <em>one</em> room.</p><p>{ADDRESS}</p>"
    first = make_assignment(
        course,
        title="The Communal Apartment",
        guidelines_html=guidelines,
        words_min=600,
        words_max=900,
        sources_wanted=2,
        replies_wanted=2,
        due_at=now + timedelta(days=2),
    )
    Reading.objects.create(assignment=first, source=source, pages="406-433")
    Reading.objects.create(assignment=first, source=long, pages="1-2, 7", position=1)
    second = make_assignment(course, title="The Thaw", due_at=now + timedelta(days=4))
    make_assignment(
        course,
        title="Later",
        opens_at=now + timedelta(days=5),
        opens_wall="2031-01-01T08:00",
        due_at=now + timedelta(days=9),
    )
    make_assignment(course, title="Missed", due_at=now - timedelta(days=3))
    make_assignment(
        course,
        title="Locked",
        due_at=now - timedelta(days=9),
        locks_at=now - timedelta(days=8),
        locks_wall="2020-01-01T08:00",
    )
    return first, second


def _discussion(essay, ada, ben):
    """Six deep, with a citation, a removed comment and an edited one; ada's first."""
    parent = None
    said = []
    for number in range(6):
        parent = comments.say(
            essay,
            member=(ada, ben)[number % 2],
            body=f"The door again (Freeze 4{number}). {LONG_WORD}",
            parent=parent,
            sent_key=f"world-{number}",
        )
        said.append(parent)
    gone = comments.say(
        essay, member=ben, body="Gone.", parent=None, sent_key="world-gone"
    )
    comments.remove(gone, by=ben.user)
    comments.change(said[1], body=f"Changed. {ADDRESS}")
    return said[0]


def _grades(assignment, essay, members, prof):
    """Ada's is released, Ben's hidden."""
    items = items_of(assignment)
    essay.refresh_from_db()
    for item in items:
        grade = make_grade(
            item=item,
            member=members["Ada Writer"],
            by=prof,
            score=4,
            feedback=f"Good. {LONG_WORD}",
            released=True,
            revision=essay.live_revision,
        )
    make_grade(item=items[0], member=members["Ben Classmate"], by=prof, score=3)
    return grade
