"""Which essays and pictures a member sees."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, Self

from django.db import models
from django.db.models import Prefetch, Q
from django.db.models.expressions import RawSQL

from citations.prepared import filling, one_of, prepared

if TYPE_CHECKING:
    from collections.abc import Sequence

    from blog.classroom.models import Membership
    from blog.essays.models import Authorship, Figure, Post  # noqa: F401


class PostQuerySet(models.QuerySet["Post"]):
    """Essays."""

    def handed_in(self) -> Self:
        """Published ones."""
        return self.filter(state="handed_in")

    def visible_to(self, member: Membership) -> Self:
        """Of the member's course: one's own, and what others have handed in.

        Somebody else's draft is nobody's business, the instructor's included.
        """
        mine = Q(
            pk__in=self.model._default_manager.filter(
                authorships__user_id=member.user_id
            ).values("pk")
        )
        return self.filter(course_id=member.course_id).filter(
            Q(state="handed_in") | mine
        )

    def read_by_all(self, member: Membership) -> Self:
        """What every member of the course reads: `visible_to` without one's own drafts."""
        return self.handed_in().filter(course_id=member.course_id)

    def own(self, member: Membership) -> Self:
        """The member's own in this course, drafts included."""
        return self.filter(course_id=member.course_id).written_by(member.user_id)

    def written_by(self, user_id: int) -> Self:
        """Essays this person is an author of."""
        return self.filter(authorships__user_id=user_id)

    def with_neighbours(self) -> Self:
        """With `before` and `after`: "pk title" of the essays of the same assignment
        that were handed in next to it, or None.

        Written as SQL: as Django's expressions the two took longer to put together
        than all of the essay page's queries take to run.
        """
        return self.annotate(
            before=RawSQL(_NEIGHBOUR.format(side="<", order="DESC"), []),  # noqa: S611  our constants
            after=RawSQL(_NEIGHBOUR.format(side=">", order="ASC"), []),  # noqa: S611  our constants
        )

    def with_byline(self) -> Self:
        """With authors in order, ready for `byline(post, viewer)`."""
        return self.prefetch_related(
            Prefetch("authorships", _named_authors(self.model))
        )

    def for_page(self) -> Self:
        """With all that its own page shows but the authors (`add_authors`)."""
        return self.select_related("assignment", "live_revision", "live_revision__hero")

    def for_list(self) -> Self:
        """With all that a row of a list shows but the authors (`add_authors`), and no
        essay's text."""
        return self.for_page().only(*_SHOWN_IN_LISTS)


_SHOWN_IN_LISTS = (
    *("course_id", "title", "slug", "state", "handed_in_at", "revised_at"),
    "comment_count",
    *("assignment__number", "assignment__title", "assignment__due_at"),
    *(
        f"live_revision__{name}"
        for name in ("language", "direction", "excerpt", "word_count")
    ),
    "live_revision__hero__width",
    "live_revision__hero__height",
)

_NEIGHBOUR = """
    SELECT CAST(near.id AS varchar) || ' ' || near.title
    FROM blog_post near
    WHERE near.course_id = blog_post.course_id
      AND near.state = 'handed_in'
      AND near.assignment_id = blog_post.assignment_id
      AND (near.handed_in_at, near.id) {side} (blog_post.handed_in_at, blog_post.id)
    ORDER BY near.handed_in_at {order}, near.id {order}
    LIMIT 1
"""


class Author(NamedTuple):
    """No more of an account than its name."""

    pk: int
    name: str


def add_authors(posts: Sequence[Post]) -> None:
    """Give essays their `authors`, in order: one query."""
    if not posts:
        return
    size, pks = filling("post", [post.pk for post in posts])
    by_post: dict[int, list[Author]] = {post.pk: [] for post in posts}
    for post_id, user_id, name in _authors(type(posts[0]), size).all(**pks):
        by_post[post_id].append(Author(user_id, name))
    for post in posts:
        post.authors = list(by_post[post.pk])


@prepared
def _authors(post_model: type[Post], size: int) -> models.QuerySet[Authorship, Any]:
    model: Any = post_model._meta.get_field("authorships").related_model
    wrote = model.objects.filter(post__pk__in=one_of("post", size))
    rows: models.QuerySet[Authorship, Any] = wrote.order_by("position", "pk")
    return rows.values_list("post_id", "user_id", "user__name")


def _named_authors(post_model: type[Post]) -> models.QuerySet[Authorship]:
    """Authorships with no more of the account than its name."""
    model: Any = post_model._meta.get_field("authorships").related_model
    rows: models.QuerySet[Authorship] = model.objects.select_related("user")
    return rows.only("post_id", "user__name")


class FigureQuerySet(models.QuerySet["Figure"]):
    """Pictures, private like the essay they belong to."""

    def visible_to(self, member: Membership) -> Self:
        """One's own, and those that a live revision shows; the teaching staff, who read
        earlier revisions, also see theirs."""
        shown = Q(revisions__live_post__isnull=False)
        if member.is_staff:
            shown = Q(revisions__isnull=False)
        return self.filter(post__course_id=member.course_id).filter(
            Q(post__authorships__user_id=member.user_id) | shown
        )
