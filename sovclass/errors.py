"""Error pages: what happened and what to do next; as JSON for those who ask for it."""

from __future__ import annotations

import sys

from django.core.exceptions import RequestDataTooBig
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from blog.web.json_input import BadInput

AWAY_SECONDS = 10
"""When to try again while the database is away."""
TOO_MANY_SECONDS = 15 * 60
KEPT_FROM = 80
"""Texts at least this long, or of several lines, are handed back to who typed them."""
OWN_WORDS = {"body", "feedback", "note", "reason"}
"""Fields (before a hyphen) of which every word is handed back, however few."""

_LAST_RESORT = (
    '<!doctype html><html lang="en"><meta charset="utf-8"><title>Sovclass</title>'
    "<h1>Something went wrong</h1>"
    "<p>Go back, copy what you wrote, and try again in a minute.</p></html>"
)


def wants_json(request: HttpRequest) -> bool:
    """A script asks: it sent JSON, or takes JSON and no page."""
    accept = request.headers.get("Accept", "")
    return request.content_type == "application/json" or (
        "application/json" in accept and "text/html" not in accept
    )


def is_database_away(exception: BaseException | None) -> bool:
    """Cannot be reached, is locked, or its disk is full."""
    return isinstance(exception, OperationalError | InterfaceError)


def kept_texts(request: HttpRequest) -> list[str]:
    """What was typed into this form and would hurt to lose; no secrets, no codes."""
    return [
        text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")
        for name, texts in request.POST.lists()
        if "password" not in name and name != "csrfmiddlewaretoken"
        for text in texts
        if len(text) >= KEPT_FROM
        or "\n" in text
        or (name.partition("-")[0] in OWN_WORDS and text.strip())
    ]


def _answer(
    request: HttpRequest, status: int, sentence: str, **context: object
) -> HttpResponse:
    if wants_json(request):
        return JsonResponse({"error": sentence}, status=status)
    context["sentence"] = sentence
    template = context.pop("template", f"{status}.html")
    return render(request, str(template), context, status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400, with the sentence of our own refusals; 413 for a body that is too long."""
    if isinstance(exception, RequestDataTooBig):
        return _answer(request, 413, _("This is more than the site accepts at once."))
    if isinstance(exception, BadInput):
        return _answer(request, 400, str(exception), kept=kept_texts(request))
    return _answer(request, 400, _("The site could not make sense of what was sent."))


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403: what one may see but not do."""
    return _answer(
        request, 403, _("You can read this, but you cannot do what you asked for.")
    )


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: the same for what is not there and what one may not see. What was typed
    about a thing that is gone by now is handed back."""
    kept = kept_texts(request)
    return _answer(request, 404, _("Page not found."), kept=kept)


def collided(request: HttpRequest) -> HttpResponse:
    """409: the database refused it, because of what somebody else did at the same moment.
    Nothing was saved. Scripts are told to try again."""
    sentence = _(
        "Somebody else changed something at the same moment. Nothing was saved."
    )
    if wants_json(request):
        answer: HttpResponse = JsonResponse({"error": sentence}, status=503)
        answer["Retry-After"] = "1"
        return answer
    return _answer(request, 409, sentence, kept=kept_texts(request))


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form that was open too long; hands back what was typed."""
    return _answer(
        request,
        403,
        _("This form has expired. Reload the page and send it again."),
        template="403_csrf.html",
        kept=kept_texts(request),
    )


def signed_out(request: HttpRequest) -> HttpResponse:
    """401: the sign-in has run out. JSON for scripts; for people, what they typed."""
    sign_in = reverse("account_login")
    sentence = _("You are signed out. Sign in to continue.")
    if wants_json(request):
        return JsonResponse({"error": sentence, "sign_in": sign_in}, status=401)
    context = {"sentence": sentence, "sign_in": sign_in, "kept": kept_texts(request)}
    return render(request, "401.html", context, status=401)


def too_many(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """429: slow down; says when to try again."""
    answer = _answer(request, 429, _("Too many attempts. Wait a quarter of an hour."))
    answer["Retry-After"] = str(TOO_MANY_SECONDS)
    return answer


def server_error(request: HttpRequest) -> HttpResponse:
    """500; or 503, when what failed on the way was the database."""
    if is_database_away(sys.exc_info()[1]):
        return unavailable(request)
    return _bare(request, 500, _("Something went wrong."))


def unavailable(request: HttpRequest) -> HttpResponse:
    """503 with Retry-After: nothing was lost, nothing was saved."""
    answer = _bare(request, 503, _("The site is unavailable for a moment."))
    answer["Retry-After"] = str(AWAY_SECONDS)
    return answer


def _bare(request: HttpRequest, status: int, sentence: str) -> HttpResponse:
    """A page that needs no database, session, static manifest, nor even its template."""
    if wants_json(request):
        return JsonResponse({"error": sentence}, status=status)
    try:
        page: str = render_to_string(f"{status}.html")
    except Exception:  # whatever it is: this page must not fail
        page = _LAST_RESORT
    return HttpResponse(page, status=status)
