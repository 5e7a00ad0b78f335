"""A class whose people write Greek: every Latin letter on a page is the site's own."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image

from blog.assignments.models import Reading
from blog.classroom.models import Course, Invitation, Membership
from blog.classroom.services import members
from blog.discussion import services as comments
from blog.essays.models import Post, Revision
from blog.essays.services import drafts, figures, publication
from blog.jobs.models import Job
from citations.exchange.imports import texts as import_texts
from citations.exchange.imports.models import Import
from citations.library.models import Source
from citations.quotations.models import SourceText
from sovclass.accounts.models import User
from sovclass.accounts.services import mark_verified
from sovclass.grading.feedback.models import FeedbackDisclosure
from tests.factories import (
    make_assignment,
    make_course,
    make_grade,
    make_import,
    make_item,
    make_member,
    make_post,
    make_section,
    make_source,
    make_source_text,
    make_user,
)

PASSWORD = "ένας μακρύς περίπατος"
BODY = """<p>Η πόρτα άνοιξε (Φρήζος 407). Και έκλεισε (Φρήζος 999). Ένας έλεγε
(Τάκερος 12).<span class="footnote">Και εδώ (Τάκερος 13).</span> Άλλος είπε (Μπράουν 33). Είπε και χρονιά (Φρήζος 1999, 12).</p>
<p>“Ποτέ δεν θα φύγω από εδώ λοιπόν φίλε μου” είπε.</p><p>“Χωρίς τέλος</p>"""

QUOTING = """<p>“Οι εργάτες περίμεναν στην ουρά για το ψωμί” (Φρήζος 407).</p>
<p>“Οι εργάτες περίμεναν στην ουρά για το ψωμί” (Φρήζος 12).</p>
<p>“Οι εργάτες περίμεναν στην ουρά για το ψωμί” (Φρήζος).</p>
<p>“Οι εργάτες ποτέ περίμεναν στην ουρά για το νερό” (Φρήζος 407).</p>
<p>“ψωμί” (Φρήζος 12). “Κάτι άλλο που δεν το είπε κανείς πουθενά” (Φρήζος 407).</p>
<p>“χωρίς να το ξέρει κανείς. Μια σελίδα που δεν έχει αριθμό” (Φρήζος 12).</p>"""
"""A quotation for each thing that is said about one."""


@dataclass
class World:
    """The people, and what they have made."""

    people: dict[str, User]
    members: dict[str, Membership]
    course: Course
    empty: Course
    archived: Course
    sections: list[Any]
    sources: dict[str, Source]
    assignments: dict[str, Any]
    posts: dict[str, Post]
    comments: dict[str, Any]
    token: str
    invitation: Invitation
    items: dict[str, Any] = field(default_factory=dict)
    jobs: dict[str, Job] = field(default_factory=dict)
    imports: dict[str, Import] = field(default_factory=dict)
    grades: dict[str, Any] = field(default_factory=dict)
    texts: dict[str, SourceText] = field(default_factory=dict)


def make_world() -> World:
    """Everything, with every state some page shows."""
    people = _people()
    course = _course("1917")
    sections = [make_section(course, "Τμήμα Α"), make_section(course, "Τμήμα Β")]
    joined = _members(course, people, sections)
    sources = _shelf(course)
    Source.objects.exclude(status="approved").update(added_by=people["ada"])
    assignments = _assignments(course, sources)
    sent = members.invite(
        course,
        emails=["newcomer@example.org", "other@example.org"],
        role="student",
        section=sections[0],
        invited_by=people["prof"],
    )
    world = World(
        people,
        joined,
        course,
        _other_course("1918", people),
        _other_course("1919", people, state="archived"),
        sections,
        sources,
        assignments,
        {},
        {},
        sent[0].token,
        sent[0].invitation,
    )
    _hold(world)
    _write(world)
    _discuss(world)
    _grade(world)
    _jobs(world)
    _imports(world)
    return world


def _imports(world: World) -> None:
    """Everything there is to say about a file and its records."""
    source = world.sources["freeze"]
    for state in ("reading", "ready", "writing", "done", "failed"):
        world.imports[state] = make_import(
            world.course,
            source,
            title="Εισαγωγή",
            name="αρχείο",
            state=state,
            notes=[[code, "ζ"] for code in import_texts.OF_FILES],
        )
    ready = world.imports["ready"]
    for position, code in enumerate(import_texts.PROBLEMS, 100):
        ready.records.create(
            position=position, line=1, state="bad", shown="ζ", problem=[code, "ζ"]
        )
    ready.records.filter(state="new").update(
        notes=[[code, "ζ"] for code in import_texts.NOTES]
        + [["cut", name] for name in import_texts.FIELDS]
    )


def _hold(world: World) -> None:
    """A text that the graders read and that another one waits to replace, and one that
    all read."""
    closed, opened = (world.sources[key] for key in ("freeze", "free"))
    pages = {
        "407": "Οι εργάτες περίμεναν στην ουρά για το ψωμί χωρίς να το ξέρει κανείς.",
        "": "Μια σελίδα που δεν έχει αριθμό.",
        "409": "",
    }
    rights, prof = {"rights": "Δημόσιο"}, world.people["prof"]
    world.texts = {
        "closed": make_source_text(closed, pages, added_by=prof, **rights),
        "open": make_source_text(opened, pages, students_may_read=True, **rights),
        "waiting": make_source_text(
            closed, {**pages, "407 ": "Πάλι."}, state="preview", **rights
        ),
    }
    world.texts["waiting"].pages.filter(position=2).update(label="407")


def _jobs(world: World) -> None:
    states: dict[str, dict[str, Any]] = {
        "queued": {"created_at": timezone.now() - timedelta(minutes=2)},
        "running": {"done": 2, "total": 5},
        "begun": {"state": "running"},
        "done": {},
        "checked": {
            "state": "done",
            "kind": "check-quotations",
            "result": {"texts": 2},
        },
    }
    for key, fields in states.items():
        world.jobs[key] = Job.objects.create(
            course=world.course,
            arguments_key=key,
            **{"kind": "reread", "state": key, **fields},
        )


def _people() -> dict[str, User]:
    names = {
        "prof": "Ψωμιάδου Ωραία",
        "ada": "Άδα Γραφή",
        "ben": "Βενιαμίν Φίλος",
        "tess": "Τερψιχόρη Βοηθού",
        "olga": "Όλγα Θεατή",
        "gone": "Γιώργος Φευγάτος",
        "newcomer": "Νίκη Νέα",
        "coded": "Κώστας Κωδικός",
    }
    people = {
        key: make_user(name, email=f"{key}@example.org", password=PASSWORD)
        for key, name in names.items()
    }
    people["admin"] = make_user(
        "Διαχειριστής Ένας",
        email="admin@example.org",
        password=PASSWORD,
        is_staff=True,
        is_superuser=True,
    )
    people["coded"].set_unusable_password()
    people["coded"].save()
    for user in people.values():
        mark_verified(user)
    return people


def _course(slug: str, **fields: Any) -> Course:
    course = make_course(
        slug=slug,
        title="Ρωσία του αιώνα",
        code="242",
        term="Φθινόπωρο",
        description="Μια τάξη που γράφει.",
        **fields,
    )
    course.join_code = f"7{course.pk:07}"
    course.library.slug = str(course.pk)
    course.library.save()
    course.save()
    return course


def _other_course(slug: str, people: dict[str, User], **fields: Any) -> Course:
    course = _course(slug, **fields)
    make_member(course, people["prof"], role="instructor")
    make_member(course, people["ada"])
    return course


def _members(
    course: Course, people: dict[str, User], sections: list[Any]
) -> dict[str, Membership]:
    roles = {"prof": "instructor", "olga": "observer"}
    joined = {
        name: make_member(course, people[name], role=roles.get(name, "student"))
        for name in ("prof", "ada", "ben", "olga", "gone")
    }
    joined["tess"] = make_member(
        course, people["tess"], role="assistant", assists=sections[:1]
    )
    Membership.objects.filter(pk=joined["ada"].pk).update(section=sections[0])
    members.withdraw(joined["gone"])
    long_ago = timezone.now() - timedelta(days=9)
    course.memberships.update(visited_at=long_ago, previous_visit_at=long_ago)
    return joined


def _shelf(course: Course) -> dict[str, Source]:
    """Two by one author, one with pages; enough others for a second page."""
    shelf = {
        key: _source(
            course, str(number), family, title, first_page="1", last_page="500"
        )
        for number, (key, family, title) in enumerate(
            (
                ("freeze", "Φρήζος", "Ρωσία"),
                ("life", "Τάκερος", "Βίος"),
                ("art", "Τάκερος", "Τέχνη"),
            )
        )
    }
    shelf["free"] = _source(course, "9", "Ωκεανός", "Κανείς", aliases=["Τίποτα"])
    more: dict[str, dict[str, Any]] = {
        "suggested": {"note": "Στο γραφείο μου."},
        "twin": {"status": "suggested"},
        "declined": {"reason": "Το έχουμε."},
        "retired": {},
        "merged": {"merged_into": shelf["freeze"]},
    }
    for number, (key, fields) in enumerate(more.items()):
        title = "Ρωσία" if key == "twin" else f"Μελέτη {number}"
        family = "Φρήζος" if key == "twin" else f"Μελετητής {number}"
        shelf[key] = _source(
            course, f"2{number}", family, title, **{"status": key, **fields}
        )
    for number in range(21):
        _source(course, f"1{number}", f"Λοιπός {number}", f"Τόμος {number}")
    return shelf


def _source(course: Course, key: str, family: str, title: str, **fields: Any) -> Source:
    csl = {"author": [{"family": family, "given": "Α."}]}
    source = make_source(course, key=key, family=family, title=title, csl=csl, **fields)
    source.reference_text = f"{family}, Α. {title}."
    source.reference_html = f"{family}, Α. <i>{title}</i>."
    source.save()
    return source


def _assignments(course: Course, sources: dict[str, Source]) -> dict[str, Any]:
    wanted: dict[str, dict[str, Any]] = {
        "past": {"due": -5, "locks": -1},
        "open": {
            "opens": -8,
            "due": 3,
            "locks": 4,
            "words_min": 600,
            "words_max": 900,
            "sources_wanted": 2,
            "replies_wanted": 2,
        },
        "later": {"opens": 20, "due": 30, "words_min": 100},
        "missed": {"due": -2, "words_max": 300},
    }
    made = {
        name: make_assignment(course, title=f"Άσκηση {number}", **_times(fields))
        for number, (name, fields) in enumerate(wanted.items(), 1)
    }
    for name in ("past", "open"):
        Reading.objects.create(
            assignment=made[name], source=sources["freeze"], pages="406-433"
        )
    return made


def _times(fields: dict[str, Any]) -> dict[str, Any]:
    """Days from now as the moment and the wall time (the course's zone is UTC)."""
    now = timezone.now().replace(second=0, microsecond=0)
    for name in ("opens", "due", "locks"):
        if name in fields:
            at = now + timedelta(days=fields.pop(name))
            fields[f"{name}_at"] = at
            fields[f"{name}_wall"] = at.strftime("%Y-%m-%dT%H:%M")
    fields.pop("due_wall")  # make_assignment writes that one
    return fields


def picture() -> ContentFile[bytes]:
    """A small PNG, as if uploaded."""
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "darkred").save(out, "PNG")
    return ContentFile(out.getvalue(), name="a.png")


def _write(world: World) -> None:
    ada, ben = world.people["ada"], world.people["ben"]
    past = world.assignments["past"]
    late = timezone.now() - timedelta(days=3)
    kept = {"body_html": BODY, "handed_in_at": late}
    # made the short way, then published once more the long way
    essay = make_post(
        author=ada, course=world.course, assignment=past, title="Η Πόρτα", **kept
    )
    essay.live_revision.excerpt = "Λόγια της πόρτας."
    essay.live_revision.save()
    essay.reopened_at = timezone.now()
    essay.save()
    figure = figures.add_figure(
        essay, ada, picture(), size=10, alt="Πόρτα", caption="Μια πόρτα", credit="Α. Γ."
    )
    html = figures.figure_html(figure, world.course.slug)
    fields = {
        "title": "Η Πόρτα",
        "standfirst": "Ποιος ακούει;",
        "body": html + BODY + QUOTING,
    }
    drafts.save_draft(essay.draft, 1, fields, ada)
    essay.refresh_from_db()
    document = publication.publish(essay, 2, ada).document
    document.citations.create(  # a second work in it, so that two are cited together
        start=0,
        end=1,
        marker="Π",
        kind="title",
        state="linked",
        source=world.sources["free"],
    )
    other = make_post(
        author=ben, course=world.course, assignment=past, title="Το Παράθυρο", **kept
    )
    Revision.objects.filter(post=other).update(
        excerpt="Λόγια του παραθύρου.", works_cited_state="pending"
    )
    world.posts = {
        "essay": essay,
        "other": other,
        "draft": make_post(
            author=ada,
            course=world.course,
            assignment=world.assignments["open"],
            title="Πρόχειρο",
            body_html=BODY + QUOTING,
            handed_in=False,
        ),
        "free": make_post(
            author=ada, course=world.course, body_html="", handed_in=False
        ),
    }
    world.posts["archived"] = make_post(
        author=ada,
        course=world.archived,
        title="Παλιό",
        body_html=BODY,
        handed_in=False,
    )
    Post.objects.filter(pk=world.posts["free"].pk).update(title="")
    world.posts["free"].draft.title = ""
    world.posts["free"].draft.save()


def _discuss(world: World) -> None:
    essay = world.posts["essay"]
    essay.refresh_from_db()
    said = {}
    for name, who, parent in (
        ("first", "ben", None),
        ("reply", "ada", "first"),
        ("own", "ada", None),
        ("removed", "ben", None),
    ):
        said[name] = comments.say(
            essay,
            member=world.members[who],
            body="Καλό αυτό (Φρήζος 352).",
            parent=said.get(parent or ""),
            sent_key=f"key-{name}-000",
        )
    comments.change(said["first"], body="Καλύτερο αυτό.")
    comments.remove(said["removed"], by=world.people["prof"])
    world.comments = said


def _grade(world: World) -> None:
    past, essay = world.assignments["past"], world.posts["essay"]
    item = make_item(past, title="Δοκίμιο")
    spare = make_item(past, kind="other", title="Άλλο", points=Decimal("2.5"))
    prof = world.people["prof"]
    revision = essay.revisions.order_by("number").first()
    world.items = {"essay": item, "spare": spare}
    world.grades = {
        "released": make_grade(
            item=item,
            member=world.members["ada"],
            by=prof,
            score=Decimal("16.5"),
            feedback="Καλή δουλειά.",
            released=True,
            revision=revision,
        ),
        "hidden": make_grade(
            item=item, member=world.members["ben"], by=prof, feedback="Ακόμη."
        ),
    }
    FeedbackDisclosure.objects.create(
        grade=world.grades["released"],
        admin=world.people["admin"],
        reason="Το ζήτησε η ίδια.",
    )
