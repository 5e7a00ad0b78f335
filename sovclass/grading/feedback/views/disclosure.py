"""Private feedback for site admins, by a recorded act only."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from blog.web.numbers import whole_number
from blog.web.paging import page_by_key
from blog.web.requests import UserRequest
from sovclass.grading import permissions
from sovclass.grading.feedback import services as feedback
from sovclass.grading.feedback.forms import DisclosureForm
from sovclass.grading.feedback.models import FeedbackDisclosure
from sovclass.grading.grades.models import Grade


def _require_admin(request: UserRequest) -> None:
    if not permissions.can_disclose_feedback(request.user):
        raise Http404


@require_safe
def disclosure_list(request: UserRequest) -> HttpResponse:
    """What was disclosed, to whom and why; and the grades one may ask for."""
    _require_admin(request)

    grade = request.GET.get("grade", "")
    found = None
    if (number := whole_number(grade)) is not None:
        found = Grade.objects.filter(pk=number).first()
    context = {
        "past": page_by_key(
            FeedbackDisclosure.objects.select_related(
                "admin", "grade__membership__user", "grade__item__assignment__course"
            ),
            request,
            by=(("pk", "desc"),),
            size=20,
        ),
        "asked": grade,
        "found": found,
    }
    return render(request, "grading/feedback/disclosure_list.html", context)


def disclosure(request: UserRequest, pk: int) -> HttpResponse:
    """Whose feedback it is; its words only after a reason is given and kept."""
    _require_admin(request)
    grades = Grade.objects.select_related(
        "membership__user", "membership__course", "item__assignment"
    )
    grade = get_object_or_404(grades, pk=pk)

    form = DisclosureForm(request.POST or None)
    context = {"grade": grade, "form": form}
    status = 200
    if request.method == "POST":
        if form.is_valid():
            context["feedback"] = feedback.disclose(
                grade, admin=request.user, reason=form.cleaned_data["reason"]
            )
        else:
            status = 400
    return render(request, "grading/feedback/disclosure.html", context, status=status)
