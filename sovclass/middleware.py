"""Placeholder: being written."""

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.utils.deprecation import MiddlewareMixin


class DatabaseAwayMiddleware(MiddlewareMixin):
    """503 when the database is away."""


class PlainTextMiddleware(MiddlewareMixin):
    """400 for text no database can hold."""


class SignInRequiredMiddleware(LoginRequiredMiddleware):
    """Closed by default; JSON 401 for scripts."""


class PrivatePagesMiddleware(MiddlewareMixin):
    """Private pages are not kept by caches."""
