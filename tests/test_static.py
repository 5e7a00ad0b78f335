"""Static files for the browser tests are collected once (tests/browser/static.py)."""

from pathlib import Path

import pytest

from tests.browser import static


@pytest.fixture
def collected(settings, tmp_path, monkeypatch):
    """How often they were collected, with one static file that may change."""
    times = []

    def collect(*args, **options):
        times.append(1)
        Path(settings.STATIC_ROOT).mkdir()

    monkeypatch.setattr(static, "call_command", collect)
    settings.STATIC_ROOT = tmp_path / "made/static"
    settings.STATICFILES_DIRS = [tmp_path / "ours"]
    settings.STATICFILES_FINDERS = [
        "django.contrib.staticfiles.finders.FileSystemFinder"
    ]
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours/page.js").write_text("1")
    return times


def test_they_are_collected_again_only_after_a_change(collected, tmp_path):
    static.collect_once()
    static.collect_once()
    assert len(collected) == 1

    (tmp_path / "ours/page.js").write_text("2")
    static.collect_once()
    assert len(collected) == 2


def test_a_run_that_was_cut_off_is_collected_again(collected, monkeypatch):
    def cut_off(*args, **options):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(static, "call_command", cut_off)
        with pytest.raises(KeyboardInterrupt):
            static.collect_once()

    static.collect_once()
    assert len(collected) == 1
