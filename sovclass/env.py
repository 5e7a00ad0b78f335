"""Read a setting from the environment, or stop with a clear sentence."""

import os
import secrets
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured


def text(name: str, default: str = "") -> str:
    """The setting as it was written, without surrounding spaces."""
    return os.environ.get(name, default).strip()


def words(name: str) -> list[str]:
    """A comma separated setting as a list; empty when it is not set."""
    return [word.strip() for word in text(name).split(",") if word.strip()]


def number(name: str, default: int) -> int:
    """A whole number, or an ImproperlyConfigured that names the setting."""
    raw = text(name, str(default))
    try:
        return int(raw)
    except ValueError:
        raise ImproperlyConfigured(
            f"{name} is “{raw}”, which is not a whole number."
        ) from None


def flag(name: str, *, default: bool) -> bool:
    """Yes or no, written as 1/0, true/false, yes/no or on/off."""
    raw = text(name).lower()
    if raw in {"1", "true", "yes", "on"}:
        return True
    if raw in {"0", "false", "no", "off"}:
        return False
    if raw:
        raise ImproperlyConfigured(f"{name} is “{raw}”. Write 1 or 0.")
    return default


def required(name: str, why: str) -> str:
    """A setting the site cannot run without; the error says which and why."""
    value = text(name)
    if not value:
        raise ImproperlyConfigured(f"{name} is not set. {why}")
    return value


def kept_key(path: Path) -> str:
    """The key in this file; made once, readable by its owner only."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(50), encoding="ascii")
    return path.read_text(encoding="ascii").strip()


_SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA busy_timeout=20000;"
    ),
}


def database(url: str) -> dict[str, object]:
    """Django's settings for `sqlite:///path` or `postgres://user:pass@host/name`."""
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": unquote(parts.path.removeprefix("/")) or ":memory:",
            "CONN_MAX_AGE": 60,
            "OPTIONS": dict(_SQLITE_OPTIONS),
        }
    if parts.scheme in {"postgres", "postgresql"}:
        query = dict(parse_qsl(parts.query))
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.removeprefix("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": query.pop("host", parts.hostname or ""),
            "PORT": str(parts.port or ""),
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
            "DISABLE_SERVER_SIDE_CURSORS": True,
            "OPTIONS": {"connect_timeout": 5, **query},
        }
    raise ImproperlyConfigured(
        "DATABASE_URL must begin with sqlite:/// or postgres://; "
        f"it begins with “{parts.scheme}”."
    )


def cache(url: str) -> dict[str, object]:
    """Django's settings for `locmem://`, `redis://…` or `db://table`."""
    scheme, _, rest = url.partition("://")
    if scheme == "locmem":
        return {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    if scheme in {"redis", "rediss"}:
        return {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": url,
        }
    if scheme == "db" and rest:
        return {
            "BACKEND": "django.core.cache.backends.db.DatabaseCache",
            "LOCATION": rest,
        }
    raise ImproperlyConfigured(
        "CACHE_URL must be locmem://, redis://… or db://table_name."
    )
