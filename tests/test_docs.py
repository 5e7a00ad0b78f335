"""What the README says of settings and commands is so."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text("utf-8")


def test_every_setting_that_is_read_is_in_the_readme():
    code = "".join(
        (ROOT / "sovclass" / name).read_text("utf-8")
        for name in ("settings.py", "serve.py")
    )
    read = set(re.findall(r'(?:env\.\w+|environ\.get)\(\s*"([A-Z_]+)"', code))

    assert "DATABASE_URL" in read
    assert "PORT" in read
    assert read - {"DJANGO_SETTINGS_MODULE"} <= set(re.findall(r"`([A-Z_]+)`", README))


def test_every_make_command_in_the_readme_is_there():
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.M)

    assert set(re.findall(r"\bmake ([a-z-]+)", README)) <= set(targets)


def test_every_package_has_its_reason():
    pinned = re.findall(
        r"^([\w-]+)==", (ROOT / "requirements.txt").read_text("utf-8"), re.M
    )
    reasons = (ROOT / "docs/decisions/0010-dependencies.md").read_text("utf-8").lower()

    assert len(pinned) > 15
    assert [name for name in pinned if name.lower() not in reasons] == []


def test_every_mark_and_every_command_of_the_page_on_tests_is_there():
    page = (ROOT / "docs/testing.md").read_text("utf-8")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    marks = project["tool"]["pytest"]["ini_options"]["markers"]
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.M)

    assert {mark.partition(":")[0] for mark in marks} == set(
        re.findall(r"^\| `(\w+)` \| (?!runs)", page, re.M)
    )
    assert set(re.findall(r"\bmake ([a-z-]+)\b(?!…)", page)) <= set(targets)
