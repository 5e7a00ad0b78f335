"""The works cited of an essay, and the cards that its citations open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from django import template
from django.utils.formats import localize
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, ngettext

from blog.classroom.models import Membership
from blog.essays.templatetags.metadata import coins_of
from blog.essays.works_cited import anchor
from blog.web.filled import filled
from citations.library.models import Source
from citations.library.style_names import style_choices

register = template.Library()

Works = Iterable[tuple[Mapping[str, Any], Source | None]]
"""(a row of the list as a revision keeps it, its source while the library has it)."""


@register.simple_tag
def works_rows(works: Works) -> SafeString:
    """`{% works_rows works %}`: the items of a works cited list."""
    rows = [
        filled(
            "blog/shelf/_works_row.html",
            anchor=work.get("anchor") or anchor(work["key"]),
            html=mark_safe(work["html"]),  # noqa: S308  derived, by our style engine
            at=work["at"],
            coins=coins_of(source),
        )
        for work, source in works
    ]
    return mark_safe("\n".join(rows))  # noqa: S308  templates' output


@register.simple_tag
def cite_cards(works: Works, member: Membership) -> SafeString:
    """`{% cite_cards works member %}`: one card for each source that the library has."""
    slug, language = member.course.slug, get_language()
    cards = [
        filled(
            "blog/essays/_cite_card.html",
            anchor=work.get("anchor") or anchor(work["key"]),
            title=source.title,
            at=work["at"],
            html=mark_safe(work["html"]),  # noqa: S308  derived, by our style engine
            times=_times(source.citation_count, language),
            slug=slug,
            pk=source.pk,
        )
        for work, source in works
        if source is not None
    ]
    return mark_safe("\n".join(cards))  # noqa: S308  templates' output


@lru_cache(maxsize=1024)
def _times(number: int, _language: str | None) -> str:
    words = ngettext(
        "The class has cited it %(n)s time.",
        "The class has cited it %(n)s times.",
        number,
    )
    return words % {"n": localize(number)}


@register.simple_tag
def works_downloads(slug: str, pk: int) -> SafeString:
    """`{% works_downloads member.course.slug post.pk %}`: the list in other styles and
    for other programs."""
    return filled("blog/essays/_works_downloads.html", slug=slug, pk=pk)


@register.simple_tag
def citation_styles() -> list[tuple[str, str]]:
    """`{% citation_styles as styles %}`: (name, label) of each."""
    return style_choices()
