"""What every request goes through besides Django's own middleware."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import unquote_to_bytes, urlsplit

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import RequestDataTooBig
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.http.request import UnreadablePostError
from django.urls import Resolver404, resolve
from django.utils.cache import patch_vary_headers
from django.utils.deprecation import MiddlewareMixin
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from blog.web.json_input import BadInput, require_storable
from sovclass import errors

logger = logging.getLogger(__name__)

SAFE_METHODS = {"GET", "HEAD", "OPTIONS", "TRACE"}
PERMISSIONS = "camera=(), microphone=(), geolocation=(), payment=(), usb=()"


class DatabaseErrorsMiddleware(MiddlewareMixin):
    """503 with Retry-After when the database is away, locked or full; 409 when it refuses
    what a view did not expect it to refuse.

    What fails outside a view arrives at errors.server_error, which looks again.
    """

    def process_exception(
        self, request: HttpRequest, exception: Exception
    ) -> HttpResponse | None:
        if isinstance(exception, IntegrityError):
            # The first line names the constraint; the others hold what was written.
            refused = str(exception).partition("\n")[0]
            view = request.resolver_match and request.resolver_match.view_name
            logger.error("%s collided: %s", view, refused)
            return errors.collided(request)
        if not errors.is_database_away(exception):
            return None
        logger.error("The database is away.", exc_info=exception)
        return errors.unavailable(request)


class PrivatePagesMiddleware(MiddlewareMixin):
    """No cache keeps a page, whoever it is for.

    A view that knows better says so: pictures are `private, max-age`, static files
    are public.
    """

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        if "public" in response.headers.get("Cache-Control", ""):
            return response
        response.headers.setdefault("Cache-Control", "private, no-store")
        patch_vary_headers(response, ["Cookie"])
        return response


class PlainTextMiddleware(MiddlewareMixin):
    """400 for text that no database can hold, wherever in the request it is; 413
    for a body larger than anything the site takes."""

    def process_request(self, request: HttpRequest) -> None:
        _check_length(request)
        for text in _texts_of_address(request):
            require_storable(text)
        _check_bytes(unquote_to_bytes(request.META.get("QUERY_STRING", "")))
        if request.method not in SAFE_METHODS:
            try:
                _check_body(request)
            except UnreadablePostError:
                raise BadInput(_("The connection was lost. Send it again.")) from None


def _check_length(request: HttpRequest) -> None:
    try:
        length = int(request.headers.get("content-length") or 0)
    except ValueError:
        length = 0
    room = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    if length > settings.FIGURE_MAX_BYTES + room and not (
        length <= settings.SOURCE_TEXT_MAX_BYTES + room and _takes_books(request)
    ):
        raise RequestDataTooBig


def _takes_books(request: HttpRequest) -> bool:
    """The one address that takes whole books as files."""
    try:
        return resolve(request.path_info).view_name == "blog:source-text"
    except Resolver404:
        return False


def _texts_of_address(request: HttpRequest) -> Iterator[str]:
    yield request.path
    for name, texts in request.GET.lists():
        yield name
        yield from texts
    for name, text in request.COOKIES.items():
        yield name
        yield text


def _check_bytes(raw: bytes) -> None:
    """UTF-8 without NUL. Strict UTF-8 has no place for surrogates."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        raise BadInput(_("What was sent is not UTF-8 text.")) from None
    require_storable(text)


def _check_body(request: HttpRequest) -> None:
    if request.content_type == "application/json":
        _check_bytes(request.body)
    elif request.content_type == "application/x-www-form-urlencoded":
        _check_bytes(unquote_to_bytes(request.body))
    for name, texts in request.POST.lists():
        for text in (name, *texts):
            require_storable(text)
    for name, files in request.FILES.lists():
        for text in (name, *(file.name or "" for file in files)):
            require_storable(text)


class SignInRequiredMiddleware(LoginRequiredMiddleware):
    """Closed by default. Scripts get a 401 they can act on; a form sent after the
    sign-in has run out gets its long texts back."""

    def process_view(
        self,
        request: HttpRequest,
        view_func: Callable[..., HttpResponseBase],
        view_args: tuple[Any, ...],
        view_kwargs: dict[str, Any],
    ) -> HttpResponseBase | None:
        """Ask for the user only where it matters: /healthz needs no database."""
        if not getattr(view_func, "login_required", True):
            return None
        return super().process_view(request, view_func, view_args, view_kwargs)

    def handle_no_permission(  # type: ignore[override] # not only redirects
        self, request: HttpRequest, view_func: Callable[..., HttpResponseBase]
    ) -> HttpResponseBase:
        if errors.wants_json(request):
            return errors.signed_out(request)
        if request.method in SAFE_METHODS:
            return super().handle_no_permission(request, view_func)
        if errors.kept_texts(request):
            return errors.signed_out(request)
        return redirect_to_login(_page_of_form(request))


def _page_of_form(request: HttpRequest) -> str:
    """The page this form stood on, so that signing in leads back to it."""
    referer = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(referer, {request.get_host()}):
        return request.get_full_path()
    parts = urlsplit(referer)
    return parts.path + (f"?{parts.query}" if parts.query else "")
