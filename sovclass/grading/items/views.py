"""What is graded for an assignment."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from blog.classroom.models import Membership
from blog.classroom.permissions import require
from blog.web.requests import UserRequest
from sovclass.grading import permissions
from sovclass.grading.access import get_assignment, get_grader
from sovclass.grading.items.forms import ItemForm
from sovclass.grading.items.models import GradeItem
from sovclass.grading.items.services import ItemInUse, delete_item, items_of


def item_create(request: UserRequest, slug: str, number: int) -> HttpResponse:
    """The assignment's items, and a form for one more."""
    member = get_grader(request, slug)
    assignment = get_assignment(member, number)
    require(permissions.can_change_items(member))

    items = items_of(assignment)
    form = ItemForm(request.POST or None, assignment=assignment)
    form.instance.position = items[-1].position + 1 if items else 0
    if request.method == "POST" and form.is_valid() and form.save_or_refuse():
        messages.success(request, _("Item added."))
        return redirect("grading:item-create", slug, number)
    context = {
        "member": member,
        "here": "grading",
        "assignment": assignment,
        "items": items,
        "form": form,
    }
    status = 400 if form.is_bound else 200
    return render(request, "grading/items/items.html", context, status=status)


def _find(member: Membership, pk: int) -> GradeItem:
    items = GradeItem.objects.visible_to(member).select_related("assignment")
    return get_object_or_404(items, pk=pk)


def item_edit(request: UserRequest, slug: str, pk: int) -> HttpResponse:
    """Change an item."""
    member = get_grader(request, slug)
    item = _find(member, pk)
    require(permissions.can_change_items(member))

    form = ItemForm(request.POST or None, instance=item, assignment=item.assignment)
    if request.method == "POST" and form.is_valid() and form.save_or_refuse():
        messages.success(request, _("Saved."))
        return redirect("grading:item-create", slug, item.assignment.number)
    context = {
        "member": member,
        "here": "grading",
        "assignment": item.assignment,
        "item": item,
        "form": form,
    }
    status = 400 if form.is_bound else 200
    return render(request, "grading/items/item_edit.html", context, status=status)


@require_POST
def item_delete(request: UserRequest, slug: str, pk: int) -> HttpResponse:
    """Remove an item nobody has a grade for."""
    member = get_grader(request, slug)
    item = _find(member, pk)
    require(permissions.can_change_items(member))

    number = item.assignment.number
    try:
        delete_item(item)
    except ItemInUse:
        messages.error(request, _("This item has grades, so it stays."))
    else:
        messages.success(request, _("Item removed."))
    return redirect("grading:item-create", slug, number)
