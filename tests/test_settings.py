"""Production refuses to start half set up, and says which setting and why."""

import os
import subprocess
import sys

import pytest
from django.core.exceptions import ImproperlyConfigured

from sovclass import env

WHOLE = {
    "SOVCLASS_MODE": "production",
    "SECRET_KEY": "k9" * 40 + "QwErTy!?",
    "ALLOWED_HOSTS": "class.example.org",
    "DATABASE_URL": "postgres://u:p@127.0.0.1:1/none",
}


def manage(*args, tmp_path, **settings):
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(
        [sys.executable, "-W", "error::ResourceWarning", "manage.py", *args],
        env={**kept, "DATA_DIR": str(tmp_path), **settings},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_whole_production_site_passes_the_deployment_check(tmp_path):
    done = manage(
        "check", "--deploy", "--fail-level", "WARNING", tmp_path=tmp_path, **WHOLE
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", ["SECRET_KEY", "ALLOWED_HOSTS", "DATABASE_URL"])
def test_production_does_not_start_without(name, tmp_path):
    done = manage("check", tmp_path=tmp_path, **{**WHOLE, name: ""})
    assert done.returncode != 0
    assert f"{name} is not set" in done.stderr


def test_several_processes_need_a_shared_cache(tmp_path):
    several = {**WHOLE, "WEB_PROCESSES": "3"}
    done = manage("check", tmp_path=tmp_path, **several)
    assert "CACHE_URL is not set" in done.stderr
    done = manage("check", tmp_path=tmp_path, **several, CACHE_URL="locmem://")
    assert "each process keeps for itself" in done.stderr
    done = manage("check", tmp_path=tmp_path, **several, CACHE_URL="redis://127.0.0.1")
    assert done.returncode == 0, done.stderr


def test_a_mode_that_is_neither_is_refused(tmp_path):
    done = manage("check", tmp_path=tmp_path, SOVCLASS_MODE="prod")
    assert "SOVCLASS_MODE is “prod”" in done.stderr


def test_a_local_site_keeps_its_key_readable_by_its_owner_only(tmp_path):
    assert manage("check", tmp_path=tmp_path).returncode == 0
    key = tmp_path / "secret-key"
    first = key.read_text()
    assert len(first) >= 50
    assert key.stat().st_mode & 0o077 == 0
    manage("check", tmp_path=tmp_path)
    assert key.read_text() == first


def test_a_database_address_is_read_in_full(monkeypatch):
    read = env.database("postgres://me:p%40ss@db.example:5433/class?sslmode=require")
    assert (read["USER"], read["PASSWORD"]) == ("me", "p@ss")
    assert (read["HOST"], read["PORT"], read["NAME"]) == (
        "db.example",
        "5433",
        "class",
    )
    assert read["OPTIONS"]["sslmode"] == "require"
    assert read["CONN_HEALTH_CHECKS"] is True


@pytest.mark.parametrize("address", ["mysql://x", "nonsense", "sqlite3:/x"])
def test_another_database_is_refused_by_name(address):
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL"):
        env.database(address)


@pytest.mark.parametrize("address", ["memcached://x", "db://", ""])
def test_another_cache_is_refused_by_name(address):
    with pytest.raises(ImproperlyConfigured, match="CACHE_URL"):
        env.cache(address)


def test_numbers_and_flags_say_what_is_wrong_with_them(monkeypatch):
    monkeypatch.setenv("HSTS_SECONDS", "a year")
    with pytest.raises(ImproperlyConfigured, match="HSTS_SECONDS is “a year”"):
        env.number("HSTS_SECONDS", 0)
    monkeypatch.setenv("MAIL_TLS", "maybe")
    with pytest.raises(ImproperlyConfigured, match="MAIL_TLS is “maybe”"):
        env.flag("MAIL_TLS", default=False)
