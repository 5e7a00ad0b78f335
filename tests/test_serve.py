"""`make run`: what it does the first time, what it leaves out the second."""

import socket
from pathlib import Path

import pytest

from sovclass import serve


@pytest.fixture
def commands(monkeypatch, settings, tmp_path):
    """The management commands that were called; collectstatic leaves its manifest."""
    settings.DATA_DIR = tmp_path
    settings.STATIC_ROOT = tmp_path / "static"
    called = []

    def call(name, *args, **options):
        called.append(name)
        if name == "collectstatic":
            settings.STATIC_ROOT.mkdir(exist_ok=True)
            (settings.STATIC_ROOT / "staticfiles.json").write_text("{}")

    monkeypatch.setattr(serve, "call_command", call)
    return called


def test_a_first_run_migrates_collects_and_loads_the_demo(db, commands):
    serve.prepare()

    assert commands == ["migrate", "collectstatic", "reread_documents", "load_demo"]


def test_a_second_run_keeps_the_class_and_the_static_files(course, commands):
    serve.prepare()
    commands.clear()

    serve.prepare()

    assert commands == ["migrate", "reread_documents"]


def test_changed_or_lost_static_files_are_collected_again(
    course, commands, monkeypatch, settings
):
    serve.prepare()
    (settings.STATIC_ROOT / "staticfiles.json").unlink()
    serve.prepare()
    monkeypatch.setattr(serve, "fingerprint", lambda: "another")
    serve.prepare()

    assert commands.count("collectstatic") == 3


def test_the_fingerprint_sees_a_changed_file(settings, tmp_path):
    settings.STATICFILES_DIRS = [tmp_path]
    serve.get_finders.__globals__["get_finder"].cache_clear()
    try:
        page = Path(tmp_path, "page.css")
        page.write_text("a")
        first = serve.fingerprint()
        assert serve.fingerprint() == first
        page.write_text("ab")
        assert serve.fingerprint() != first
    finally:
        serve.get_finders.__globals__["get_finder"].cache_clear()


@pytest.mark.parametrize("raw", ["x", "0", "65536", "-1", "٣", ""])
def test_a_port_that_is_none_is_told(raw):
    with pytest.raises(SystemExit, match="PORT is"):
        serve.port_to_use(raw)


def test_a_taken_port_is_told_before_anything_is_done():
    with socket.socket() as other:
        other.bind((serve.HOST, 0))
        other.listen()
        taken = other.getsockname()[1]
        with pytest.raises(SystemExit, match=f"Port {taken} cannot be used"):
            serve.port_to_use(str(taken))
    assert serve.port_to_use(str(taken)) == taken


def test_a_production_site_never_gets_the_demo_class(settings, commands):
    settings.PRODUCTION = True

    with pytest.raises(SystemExit, match=r"docs/deploying\.md"):
        serve.main()

    assert commands == []


def test_it_tells_the_address_and_where_mail_goes(commands, capsys, settings):
    settings.EMAIL_HOST = ""
    settings.EMAIL_FILE_PATH = "var/mail"

    serve.announce(8123)

    told = capsys.readouterr().out
    assert "http://127.0.0.1:8123/" in told
    assert "files in var/mail" in told
    assert commands == ["load_demo"]
