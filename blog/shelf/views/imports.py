"""Sources from files and services: given, looked at, confirmed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from blog.classroom.access import get_member
from blog.classroom.models import Membership
from blog.classroom.permissions import can_edit_library, can_see_imports, require
from blog.shelf.forms.imports import ImportForm, NumberForm, ZoteroForm
from blog.shelf.import_rows import record_rows
from blog.shelf.services.imports import (
    begin,
    begin_with,
    confirm,
    job_of_import,
    look_up_doi,
    look_up_isbn,
)
from blog.web.forms import SayingForm
from blog.web.limits import is_over_limit
from blog.web.numbers import whole_number
from blog.web.paging import page_by_key
from blog.web.requests import UserRequest
from citations.exchange.imports import services as imports
from citations.exchange.imports.models import Import, ImportRecord
from citations.exchange.imports.texts import note_sentence
from citations.exchange.remote.ask import RemoteProblem

ON_A_PAGE = 50
MOST_AN_HOUR = 60


def import_create(request: UserRequest, slug: str) -> HttpResponse:
    """Give a file or a text; also the page of the other two ways in."""
    member = get_member(request, slug)
    require(can_edit_library(member))

    if request.method != "POST":
        return _start_page(request, member, **_form_again(request, member))
    form = ImportForm(request.POST, request.FILES)
    if _is_good(request, form):
        text, name, notes = form.given()
        batch = begin(
            member.course,
            origin=Import.Origin.FILE if name else Import.Origin.PASTE,
            text=text,
            name=name,
            notes=notes,
            by=request.user,
        )
        if batch.state != Import.State.FAILED:
            return redirect("blog:import-detail", slug, batch.pk)
        form.say("file" if name else "text", _reasons(batch))
        imports.discard_import(batch)
    return _start_page(request, member, form=form)


@require_POST
def import_zotero(request: UserRequest, slug: str) -> HttpResponse:
    """Fetch a Zotero group or collection."""
    member = get_member(request, slug)
    require(can_edit_library(member))

    form = ZoteroForm(request.POST)
    if not _is_good(request, form):
        return _start_page(request, member, zotero_form=form)
    batch = begin(
        member.course,
        origin=Import.Origin.ZOTERO,
        text=form.cleaned_data["address"],
        name=form.data["address"].strip(),
        by=request.user,
    )
    return redirect("blog:import-detail", slug, batch.pk)


@require_POST
def import_look_up(request: UserRequest, slug: str) -> HttpResponse:
    """Look one work up by its DOI or ISBN."""
    member = get_member(request, slug)
    require(can_edit_library(member))

    form = NumberForm(request.POST)
    if not _is_good(request, form):
        return _start_page(request, member, number_form=form)
    number = form.cleaned_data["number"]
    look_up = look_up_doi if form.is_doi else look_up_isbn
    try:
        record = look_up(number)
    except RemoteProblem as problem:
        note = problem.note
        form.add_error("number", note_sentence([note.code, note.about]))
        return _start_page(request, member, number_form=form)
    if record is None or record.item is None:
        form.add_error("number", _("No title is known for it."))
        return _start_page(request, member, number_form=form)
    batch = begin_with(
        member.course,
        record,
        origin=Import.Origin.DOI if form.is_doi else Import.Origin.ISBN,
        name=number,
        by=request.user,
    )
    if batch.state == Import.State.FAILED:
        form.say("number", _reasons(batch))
        imports.discard_import(batch)
        return _start_page(request, member, number_form=form)
    return redirect("blog:import-detail", slug, batch.pk)


def _is_good(request: UserRequest, form: forms.Form) -> bool:
    """Valid, and not one of too many."""
    if is_over_limit("import", request.user.pk, most=MOST_AN_HOUR, seconds=3600):
        form.add_error(None, _("Too many imports in an hour. Try again later."))
        return False
    return form.is_valid()


def _reasons(batch: Import) -> list[str]:
    """Why it cannot be read; a file's name with it, as a browser does not put it back."""
    said = [note_sentence(note) for note in batch.notes]
    if batch.origin != Import.Origin.FILE:
        return said
    return [_("“%(name)s” could not be read.") % {"name": batch.name}, *said]


def _form_again(request: UserRequest, member: Membership) -> dict[str, SayingForm]:
    """The form an import came from, filled in, with the reason why it came to nothing."""
    again = whole_number(request.GET.get("again", ""))
    if again is None:
        return {}
    batch = find_import(member, again)
    if batch.state not in (Import.State.FAILED, Import.State.READING):
        return {}
    form: SayingForm
    match batch.origin:
        case Import.Origin.ZOTERO:
            name, field = "zotero_form", "address"
            form = ZoteroForm(initial={field: batch.name})
        case Import.Origin.DOI | Import.Origin.ISBN:
            name, field = "number_form", "number"
            form = NumberForm(initial={field: batch.name})
        case Import.Origin.FILE:
            name, field, form = "form", "file", ImportForm()
        case _:
            name, field = "form", "text"
            form = ImportForm(initial={field: batch.text})
    form.say(field, _reasons(batch))
    return {name: form}


def _start_page(
    request: UserRequest, member: Membership, **given: forms.Form
) -> HttpResponse:
    """The three ways in, and what is begun; 400 where one of the forms is wrong."""
    unfinished = Import.objects.filter(library_id=member.course.library_id)
    page = page_by_key(
        unfinished.exclude(state=Import.State.DONE).defer("text"),
        request,
        by=(("created_at", "desc"), ("pk", "desc")),
    )
    context: dict[str, Any] = {
        "member": member,
        "here": "library",
        "form": ImportForm(),
        "zotero_form": ZoteroForm(),
        "number_form": NumberForm(),
        "page": page,
        **given,
    }
    is_wrong = any(form.is_bound for form in given.values())
    status = 400 if is_wrong else 200
    return render(request, "blog/shelf/import_create.html", context, status=status)


def find_import(member: Membership, pk: int) -> Import:
    """An import of the course; students see none."""
    batches = Import.objects.filter(library_id=member.course.library_id)
    if not can_see_imports(member):
        batches = batches.none()
    return get_object_or_404(batches.defer("text").select_related("library"), pk=pk)


@require_safe
def import_detail(request: UserRequest, slug: str, pk: int) -> HttpResponse:
    """Its progress while it is read or written, then its records, then its result."""
    member = get_member(request, slug)
    batch = find_import(member, pk)

    if batch.state != Import.State.READY:
        return _state_page(request, member, batch)
    show = request.GET.get("show", "")
    records = batch.records.all()
    if show in ImportRecord.State.values:
        records = records.filter(state=show)
    page = page_by_key(
        records.select_related("source"),
        request,
        by=(("position", "asc"), ("pk", "asc")),
        size=ON_A_PAGE,
    )
    counts = dict(
        batch.records.order_by().values_list("state").annotate(number=Count("pk"))
    )
    context = {
        "member": member,
        "here": "library",
        "batch": batch,
        "notes": [note_sentence(note) for note in batch.notes],
        "tabs": _tabs(counts, show),
        "show": show,
        "page": page,
        "rows": record_rows(page.items),
        "chosen": batch.records.to_write().count(),
        "query": request.GET.urlencode(),
        "can_edit": can_edit_library(member),
    }
    return render(request, "blog/shelf/import_detail.html", context)


def _tabs(counts: dict[str, int], show: str) -> list[tuple[str, Any, int, bool]]:
    """(state, its name, how many, whether it is shown) of all records and each state."""
    states = [
        (str(value), label, counts.get(value, 0), show == value)
        for value, label in ImportRecord.State.choices
        if counts.get(value)
    ]
    is_all = not any(tab[3] for tab in states)
    return [("", _("All"), sum(counts.values()), is_all), *states]


def _state_page(
    request: UserRequest, member: Membership, batch: Import
) -> HttpResponse:
    is_running = batch.state in (Import.State.READING, Import.State.WRITING)
    job = job_of_import(member.course, batch) if is_running else None
    is_given_up = batch.state == Import.State.READING and not (job and job.is_active)
    context = {
        "member": member,
        "here": "library",
        "batch": batch,
        "notes": [note_sentence(note) for note in batch.notes],
        "job": job,
        "can_try_again": is_given_up or batch.state == Import.State.FAILED,
        "can_edit": can_edit_library(member),
        "back": reverse("blog:import-detail", args=[member.course.slug, batch.pk]),
    }
    return render(request, "blog/shelf/import_state.html", context)


@require_POST
def import_choose(request: UserRequest, slug: str, pk: int) -> HttpResponse:
    """Keep which records of this page are wanted; then show the page that was asked for."""
    member = get_member(request, slug)
    batch = find_import(member, pk)
    require(can_edit_library(member))

    _keep_choice(request, batch)
    return redirect(_page_of(request, slug, batch))


@require_POST
def import_choose_all(
    request: UserRequest, slug: str, pk: int, state: str
) -> HttpResponse:
    """Want all new (or changed) records, or none of them."""
    member = get_member(request, slug)
    batch = find_import(member, pk)
    require(can_edit_library(member))

    wanted = request.POST.get("chosen_all") == "1"
    imports.choose_all(batch, state=state, chosen=wanted)
    return redirect(_page_of(request, slug, batch))


def _page_of(request: UserRequest, slug: str, batch: Import) -> str:
    """A page of this import; of what was sent only a query string is used."""
    query = request.POST.get("query", "").removeprefix("?")[:3000]
    return f"{reverse('blog:import-detail', args=[slug, batch.pk])}?{query}"


def _keep_choice(request: UserRequest, batch: Import) -> None:
    shown, chosen = (
        {pk for sent in request.POST.getlist(name) if (pk := whole_number(sent))}
        for name in ("shown", "chosen")
    )
    imports.choose(batch, shown=shown, chosen=shown & chosen)


@require_POST
def import_confirm(request: UserRequest, slug: str, pk: int) -> HttpResponse:
    """Put what is wanted on the shelf. Sent twice, it is done once."""
    member = get_member(request, slug)
    batch = find_import(member, pk)
    require(can_edit_library(member))

    _keep_choice(request, batch)
    confirm(member.course, batch, by=request.user)
    return redirect("blog:import-detail", slug, batch.pk)


@require_POST
def import_discard(request: UserRequest, slug: str, pk: int) -> HttpResponse:
    """Throw an import away; the shelf stays as it is."""
    member = get_member(request, slug)
    batch = find_import(member, pk)
    require(can_edit_library(member))

    imports.discard_import(batch)
    messages.success(request, _("Import discarded."))
    return redirect("blog:import-create", slug)
