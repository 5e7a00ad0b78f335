"""Assignments, essays in every state, their pictures, and what is said about them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from blog.assignments.models import Assignment
from blog.discussion import services as comments
from blog.essays.models import Draft, Figure, Post, Revision
from blog.essays.services import figures, publication
from citations.documents.models import Citation, Document
from citations.quotations.models import QuotationCheck
from tests.factories import hand_in, make_assignment, make_post
from tests.world import acts
from tests.world.parts import Class

# --- Assignments --------------------------------------------------------------------

ASSIGNMENTS: dict[str, dict[str, Any]] = {
    "open": {
        "opens": -8,
        "due": 4,
        "words_min": 600,
        "words_max": 900,
        "sources_wanted": 2,
        "replies_wanted": 2,
    },
    "begun": {
        "opens": -8,
        "due": 3,
        "locks": 4,
        "words_min": 600,
        "words_max": 900,
        "sources_wanted": 2,
        "replies_wanted": 2,
    },
    "to come": {"opens": 5, "due": 9, "words_min": 100},
    "locked": {"due": -5, "locks": -3},
    "missed": {"due": -5, "locks": -3},
    "past": {"due": -5, "locks": -1},
    "overdue": {"due": -2, "words_max": 300},
}
"""In the order of their numbers; days from now. The one begun is due next."""


def assign(made: Class) -> None:
    """The assignments: one that is handed in, one begun, one to come, and those that are
    over."""
    for number, (name, fields) in enumerate(ASSIGNMENTS.items(), 1):
        made.assignments[name] = make_assignment(
            made.course,
            title=f"{made.say('assignment')} {number}",
            guidelines_html=made.say("guidelines html") if name == "open" else "",
            **_times(dict(fields)),
        )


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


# --- Essays -------------------------------------------------------------------------


def write(made: Class) -> None:
    """Drafts, essays handed in, and those that are being written again."""
    _drafts(made)
    _handed_in(made)
    made.posts["changed"] = _changed(made)
    made.posts["essay"] = _published(made)
    made.posts["past"] = _reopened(made)
    made.posts["pending"] = _pending(made)
    for name in ("draft", "changed"):
        made.figures[name] = _picture(made, made.posts[name])
    first = made.posts["changed"].revisions.get(number=1)
    made.figures["earlier"] = _picture(made, made.posts["changed"])
    first.figures.add(made.figures["earlier"])


def _drafts(made: Class) -> None:
    """Ada's, never handed in."""
    assignments = made.assignments
    for name, assignment in (
        ("draft", assignments["begun"]),
        ("free", None),
        ("locked draft", assignments["missed"]),
        ("blank", None),
    ):
        made.posts[name] = make_post(
            author=made.people["ada"],
            course=made.course,
            assignment=assignment,
            title=made.say("drafttitle"),
            body_html=made.html("draft") if name != "blank" else "",
            handed_in=False,
        )
    blank = made.posts["blank"]
    Post.objects.filter(pk=blank.pk).update(title="")
    Draft.objects.filter(post=blank).update(title="")
    blank.refresh_from_db()


def _handed_in(made: Class) -> None:
    """As publishing would have left them, without its cost."""
    assignments = made.assignments
    for name, who, assignment in (
        ("locked", "ada", assignments["locked"]),
        ("own", "ada", None),
        ("ben's", "ben", assignments["open"]),
        ("gone's", "gone", assignments["open"]),
    ):
        post = made.posts[name] = _essay(made, who, assignment)
        _cite(made, post, "essay")
        if who == "ada":
            _check(made, post.live_revision.document, "difference")


def _essay(made: Class, who: str, assignment: Assignment | None, **more: Any) -> Post:
    fields = {"title": _title(made, who), "body_html": made.html("essay"), **more}
    post = make_post(
        author=made.people[who], course=made.course, assignment=assignment, **fields
    )
    Revision.objects.filter(post=post).update(excerpt=made.say("excerpt"))
    post.refresh_from_db()
    return post


def _title(made: Class, who: str) -> str:
    return f"{made.say('essay title')}: {made.people[who].name}"


def _changed(made: Class) -> Post:
    """Published twice, its works cited pending, and being written again."""
    ada = made.people["ada"]
    post = _essay(made, "ada", None, body_html=made.html("earlier"))
    first = post.live_revision
    _cite(made, post, "earlier")
    Document.objects.filter(pk=first.document_id).update(is_live=False)
    draft = post.draft
    draft.version = 2
    live = hand_in(post, ada, made.html("essay"))
    live.works_cited_state = live.WorksCited.PENDING
    live.excerpt = made.say("excerpt")
    live.save()
    draft.version = 3
    draft.title = made.say("newertitle")
    draft.standfirst = made.say("newer")
    draft.body_html = f"<p>{made.say('newer')}</p>"
    draft.save()
    return post


def _published(made: Class) -> Post:
    """Written as people write, and changed once; a picture in each revision."""
    ada = made.people["ada"]
    post = make_post(
        author=ada,
        course=made.course,
        assignment=made.assignments["open"],
        title=_title(made, "ada"),
        handed_in=False,
    )
    for again in ("", made.say("more html")):
        figure = made.figures["essay"] = _picture(made, post)
        html = figures.figure_html(figure, made.slug)
        _publish(made, post, html + made.html("essay") + again)
    post.refresh_from_db()
    _check(made, post.live_revision.document, "difference")
    return post


def _reopened(made: Class) -> Post:
    """Handed in late, and published once more when it was reopened."""
    late = timezone.now() - timedelta(days=3)
    post = _essay(made, "ada", made.assignments["past"], handed_in_at=late)
    publication.reopen(post)
    html = figures.figure_html(_picture(made, post), made.slug)
    document = _publish(made, post, html + made.html("essay")).document
    document.citations.create(  # a second work in it, so that two are cited together
        start=0,
        end=1,
        marker=made.say("free")[:1],
        kind="title",
        state="linked",
        source=made.sources["free"],
    )
    post.refresh_from_db()
    return post


def _pending(made: Class) -> Post:
    """Ben's, late as well; its works cited are not written yet."""
    late = timezone.now() - timedelta(days=3)
    post = _essay(made, "ben", made.assignments["past"], handed_in_at=late)
    Revision.objects.filter(post=post).update(works_cited_state="pending")
    post.refresh_from_db()
    return post


def _publish(made: Class, post: Post, body: str) -> Revision:
    """Ada publishes this text."""
    standfirst = made.say("standfirst")
    live = acts.publish(post, made.people["ada"], body, standfirst=standfirst)
    live.excerpt = made.say("excerpt")
    live.save(update_fields=["excerpt"])
    return live


# --- Citations and pictures ---------------------------------------------------------


def _cite(made: Class, post: Post, kind: str) -> None:
    """The citation in `made.html(kind)`, as the reader would have found it."""
    words, marker = made.say(kind), made.say("marker")
    Citation.objects.create(
        document=post.live_revision.document,
        start=len(words) + 1,
        end=len(words) + 1 + len(marker),
        marker=marker,
        marker_key=marker.strip("()").casefold(),
        context_key=words,
        kind="author-page",
        state=Citation.State.LINKED,
        source=made.sources["freeze"],
        locator_first="352",
        first_page=352,
        sentence=f"{words} {marker}.",
    )


def _check(made: Class, document: Document, kind: str) -> None:
    """What was found about a quotation: for the graders, and for whoever comments."""
    citation = document.citations.filter(source=made.sources["freeze"]).earliest("pk")
    if QuotationCheck.objects.filter(citation=citation).exists():
        return
    citation.quote_start, citation.quote_end = 4, 8
    citation.save(update_fields=["quote_start", "quote_end"])
    QuotationCheck.objects.create(
        citation=citation,
        text=made.texts["closed"],
        verdict="nearly",
        changes=[[made.say("typed"), made.say(kind), False]],
    )


def _picture(made: Class, post: Post) -> Figure:
    said = {kind: made.say(kind) for kind in ("alt", "caption", "credit")}
    return acts.upload_picture(post, made.people["ada"], **said)


# --- Comments -----------------------------------------------------------------------

DEPTH = 6


def discuss(made: Class) -> None:
    """Under ada's essay: a thread between her and ben, one of his changed; one that stands
    alone; two that are removed."""
    parent: str | None = None
    for number in range(DEPTH):
        name = f"thread {number}"
        _say(made, name, ("ada", "ben")[number % 2], "comment", parent)
        parent = name
    said = made.comments
    changed = f"{made.say('comment')} {made.say('comment')}"
    comments.change(said["thread 1"], body=changed)
    _say(made, "own", "ada", "comment")
    _say(made, "removed", "ada", "removed")
    _say(made, "removed by prof", "ben", "removed")
    comments.remove(said["removed"], by=made.people["ada"])
    comments.remove(said["removed by prof"], by=made.people["prof"])
    document = said["own"].document
    assert document is not None
    _check(made, document, "remark")


def _say(
    made: Class, name: str, who: str, kind: str, parent: str | None = None
) -> None:
    made.comments[name] = comments.say(
        made.posts["essay"],
        member=made.members[who],
        body=f"{made.say(kind)}. {made.say('agreed')} {made.say('marker')}.",
        parent=made.comments[parent] if parent else None,
        sent_key=f"key-{made.slug}-{name}",
    )
