"""A course's shelf of sources."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from blog.assignments.models import Reading
from blog.classroom.access import get_member
from blog.classroom.models import Membership
from blog.classroom.permissions import (
    can_edit_library,
    can_hold_texts,
    can_read_text,
    can_see_suggestions,
    can_suggest,
    require,
)
from blog.classroom.querysets import MemberKind, any_member, kind_of_member, values_of
from blog.essays.suggestion import asked_fields
from blog.jobs.models import Job
from blog.shelf.rows import cited_places, page_counts, shelf_rows, visible_sources
from blog.shelf.services.reread import ask_to_reread
from blog.shelf.strips import make_strip
from blog.web.paging import KeyPage, first_page, page_by_key
from blog.web.requests import UserRequest, say_with_link
from citations.documents.models import Citation
from citations.items.pages import number_ranges
from citations.library.forms import FIELDS, KEY_TAKEN, SourceForm
from citations.library.models import Source
from citations.library.services.sources import (
    KeyTaken,
    SourceInUse,
    StaleSource,
    add_source,
    change_source,
    delete_source,
)
from citations.prepared import Param, prepared
from citations.quotations.services.texts import held_texts

ORDERS = {
    "cited": (("citation_count", "desc"), ("sort_key", "asc"), ("pk", "asc")),
    "author": (("sort_key", "asc"), ("pk", "asc")),
    "newest": (("created_at", "desc"), ("pk", "desc")),
}


BY_PAGE = (("first_page", "asc"), ("pk", "asc"))
BY_NUMBER = (("pk", "asc"),)
CITATIONS_ON_A_PAGE = 20


@require_safe
def source_list(request: UserRequest, slug: str) -> HttpResponse:
    """Sources with what they are cited for; most cited first, or as asked."""
    member = get_member(request, slug)

    order = request.GET.get("order", "cited")
    order = order if order in ORDERS else "cited"
    query = request.GET.get("q", "").strip()[:100]
    is_retired = request.GET.get("state") == "retired"
    sources = visible_sources(member).filter(
        status=Source.Status.RETIRED if is_retired else Source.Status.APPROVED
    )
    if query:
        sources = sources.matching(query)
    page = page_by_key(sources, request, by=ORDERS[order], size=20)
    context = {
        "member": member,
        "here": "library",
        "page": page,
        "rows": shelf_rows(page.items, member),
        "order": order,
        "query": query,
        "is_retired": is_retired,
        "waiting": _waiting(member),
        "can_edit": can_edit_library(member),
        "can_suggest": can_suggest(member),
    }
    return render(request, "blog/shelf/source_list.html", context)


def _waiting(member: Membership) -> int:
    """How many suggestions the staff has still to look at."""
    if not can_see_suggestions(member):
        return 0
    return visible_sources(member).suggested().count()


@require_safe
def source_detail(request: UserRequest, slug: str, pk: int) -> HttpResponse:
    """The reference, the strip of its pages, and every sentence that cites it."""
    member = get_member(request, slug)
    source = _source(kind_of_member(member)).first(
        pk=pk, library=member.course.library_id, **values_of(member)
    )
    if source is None:
        raise Http404
    if source.merged_into_id is not None:
        return redirect("blog:source-detail", slug, source.merged_into_id)

    counts = page_counts([source])[source.pk]
    cited = _citing(request, source, on_pages=True)
    also = _citing(request, source, on_pages=False)
    readings = _readings().all(source=source.pk, course=member.course_id)
    assigned = [pages for reading in readings for pages in number_ranges(reading.pages)]
    strip = make_strip(source.first_page, source.last_page, counts, cells=56, step=20)
    context = {
        "member": member,
        "here": "library",
        "source": source,
        "strip": strip,
        "brackets": strip.brackets(assigned) if strip else (),
        "counts": sorted(counts.items()),
        "places": cited_places(cited.items, member),
        "page": cited,
        "elsewhere": cited_places(also.items, member),
        "also": also,
        "readings": readings,
        "can_edit": can_edit_library(member),
        "can_hold": can_hold_texts(member),
        **_held(member, source),
    }
    return render(request, "blog/shelf/source_detail.html", context)


@prepared
def _source(kind: MemberKind) -> QuerySet[Source]:
    seen = visible_sources(any_member(kind)).filter(pk=Param("pk"))
    return seen.select_related("added_by")


def _citing(
    request: UserRequest, source: Source, *, on_pages: bool
) -> KeyPage[Citation]:
    """A page of the live citations that name a page of the source, or that name none."""
    return page_by_key(
        lambda: _live(source.library_id, source.pk, on_pages),
        request,
        by=BY_PAGE if on_pages else BY_NUMBER,
        size=CITATIONS_ON_A_PAGE,
        param="after" if on_pages else "also",
        first=_first_citing(on_pages),
        values={"library": source.library_id, "source": source.pk},
    )


def _live(library: Any, source: Any, on_pages: bool) -> QuerySet[Citation]:
    live = Citation.objects.live_in(library).filter(source_id=source)
    return live.filter(first_page__isnull=not on_pages).order_by()


@prepared
def _first_citing(on_pages: bool) -> QuerySet[Citation]:
    live = _live(Param("library"), Param("source"), on_pages)
    return first_page(live, BY_PAGE if on_pages else BY_NUMBER, CITATIONS_ON_A_PAGE)


@prepared
def _readings() -> QuerySet[Reading]:
    readings = Reading.objects.filter(
        source_id=Param("source"), assignment__course_id=Param("course")
    )
    ordered = readings.order_by("assignment__number", "position", "pk")
    return ordered.select_related("assignment")


def _held(member: Membership, source: Source) -> dict[str, object]:
    """The text that quotations are checked against, and whether one may read it."""
    text = held_texts([source.pk]).get(source.pk)
    may_read = text is not None and can_read_text(member, text)
    return {"held": text, "can_read": may_read}


def source_create(request: UserRequest, slug: str) -> HttpResponse:
    """First the type, then its fields."""
    member = get_member(request, slug)
    require(can_edit_library(member))

    kind = request.GET.get("type", "")
    if kind not in FIELDS:
        context = {"member": member, "here": "library", "types": Source.Type.choices}
        return render(request, "blog/shelf/source_type.html", context)
    form = SourceForm(
        request.POST or None,
        kind=kind,
        library=member.course.library,
        initial=asked_fields(request.GET),
    )
    if request.method == "POST" and form.is_valid():
        try:
            source = add_source(
                member.course.library,
                kind=kind,
                csl=form.csl(),
                added_by_id=request.user.pk,
                **_common(form),
            )
        except KeyTaken:
            form.add_error("key", KEY_TAKEN)
        else:
            _read_again(request, member, source, _("The source is on the shelf."))
            return redirect("blog:source-detail", slug, source.pk)
    return _form_page(request, member, form)


def _common(form: SourceForm) -> dict[str, object]:
    data = form.cleaned_data
    return {
        "aliases": form.alias_list(),
        "short_title": data["short_title"],
        "first_page": data["first_page"],
        "last_page": data["last_page"],
        "key": data["key"],
    }


def _read_again(
    request: UserRequest, member: Membership, source: Source, said: str
) -> None:
    """Say what was done, and have the texts read again that it could touch."""
    job = ask_to_reread(member.course, sources=[source], by=request.user)
    say_read_again(request, job, said)


def say_read_again(request: UserRequest, job: Job, said: str) -> None:
    """Say what was done, with a link to the work that follows from it."""
    link = _("The essays it may affect are being read again.")
    say_with_link(request, said, job.get_absolute_url(), link)


def _form_page(
    request: UserRequest, member: Membership, form: SourceForm
) -> HttpResponse:
    context = {
        "member": member,
        "here": "library",
        "form": form,
        "source": form.source,
        "type_name": Source.Type(form.kind).label,
    }
    status = 400 if form.is_bound else 200
    return render(request, "blog/shelf/source_edit.html", context, status=status)


def source_edit(request: UserRequest, slug: str, pk: int) -> HttpResponse:
    """Change a source's fields."""
    member = get_member(request, slug)
    source = get_object_or_404(visible_sources(member), pk=pk)
    require(can_edit_library(member))
    if source.type not in FIELDS or source.status == Source.Status.MERGED:
        raise Http404

    form = SourceForm(
        request.POST or None,
        kind=source.type,
        library=member.course.library,
        source=source,
    )
    if request.method == "POST" and form.is_valid():
        try:
            change_source(source, csl=form.csl(), **_common(form))
        except KeyTaken:
            form.add_error("key", KEY_TAKEN)
        except StaleSource:
            form.add_error(None, _stale(source))
        else:
            _read_again(request, member, source, _("Saved."))
            return redirect("blog:source-detail", slug, source.pk)
    return _form_page(request, member, form)


def _stale(source: Source) -> str:
    """What has happened to a source while it was being changed here."""
    now = Source.objects.select_related("merged_into").filter(pk=source.pk).first()
    if now is None:
        return _(
            "Nothing was saved: somebody else took this source off the shelf in the "
            "meantime. What you wrote is below."
        )
    if now.status == Source.Status.MERGED:
        return _(
            "Nothing was saved: this source was merged into “%(title)s” in the "
            "meantime. What you wrote is below."
        ) % {"title": now.standing.title}
    return _(
        "Nothing was saved: somebody else changed this source in the meantime. What "
        "you wrote is below; save it again to replace the other change."
    )


@require_POST
def source_delete(request: UserRequest, slug: str, pk: int) -> HttpResponse:
    """Take an uncited source off the shelf."""
    member = get_member(request, slug)
    source = get_object_or_404(visible_sources(member), pk=pk)
    require(can_edit_library(member))

    try:
        delete_source(source)
    except SourceInUse:
        messages.error(request, _why_it_stays(source))
        return redirect("blog:source-detail", slug, pk)
    messages.success(request, _("The source has been taken off the shelf."))
    return redirect("blog:source-list", slug)


def _why_it_stays(source: Source) -> str:
    if Reading.objects.filter(source=source).exists():
        return _("This source is assigned reading, so it stays.")
    return _("This source is cited, so it stays.")
