"""Who may do what stands in `permissions`; who sees what, in `querysets`. Nowhere else
does anybody ask for a role."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
ROLES = {
    *("role", "Role", "is_instructor", "is_assistant", "is_student", "is_observer"),
    *("is_staff", "is_superuser", "assists_all", "has_perm"),
}
MAY_ASK = {
    "permissions.py": "what one may do",
    "querysets.py": "what one sees",
    "models.py": "what a role is",
    "blog/classroom/services/courses.py": "who makes a course teaches it",
    "blog/classroom/services/members.py": "gives and takes roles",
    "blog/classroom/forms/members.py": "offers the roles",
    "sovclass/management/commands/load_demo.py": "names a teacher of the demo class",
    "sovclass/demo/": "gives the people of the demo class their roles",
}
IN_TEMPLATES = re.compile(
    r"\b\w+\.(role|is_(?:instructor|assistant|student|observer|staff|superuser)|assists_all)\b"
    r"|\bperms\."
)
IN_SCRIPTS = re.compile(
    r"\b(is_?[sS]taff|is_?[iI]nstructor|is_?[aA]ssistant|is_?[sS]tudent)\b"
    r"|\.role\s*[!=]==?|dataset\.role"
)


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def files(*patterns: str) -> list[Path]:
    return sorted(
        path
        for pattern in patterns
        for path in ROOT.glob(pattern)
        if "migrations" not in path.parts
    )


def is_free(name: str) -> bool:
    return any(name.endswith(end) or name.startswith(end) for end in MAY_ASK)


PYTHON = [
    path
    for path in files("blog/**/*.py", "citations/**/*.py", "sovclass/**/*.py")
    if not is_free(name_of(path))
]
TEMPLATES = files("templates/**/*.html", "templates/**/*.txt")
SCRIPTS = files("sovclass/static/sovclass/js/**/*.js")


def asked(source: str) -> Iterator[tuple[int, str]]:
    """Lines of Python that read a role or what follows from one."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute) and node.attr in ROLES:
            yield node.lineno, node.attr
        if isinstance(node, ast.keyword) and node.arg in ROLES - {"role"}:
            yield node.value.lineno, node.arg


@pytest.mark.parametrize("path", PYTHON, ids=name_of)
def test_no_role_is_asked_for_in_python(path):
    assert list(asked(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=name_of)
def test_no_role_is_asked_for_in_a_template(path):
    assert IN_TEMPLATES.findall(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", SCRIPTS, ids=name_of)
def test_no_role_is_asked_for_in_a_script(path):
    assert IN_SCRIPTS.findall(path.read_text(encoding="utf-8")) == []


def test_the_test_finds_what_it_looks_for():
    assert list(asked("x = member.role == 1\nf(is_staff=True)")) == [
        (1, "role"),
        (2, "is_staff"),
    ]
    assert IN_TEMPLATES.search("{% if member.is_student %}")
    assert not IN_TEMPLATES.search('<p role="status">{{ member|can_write }}')
    assert IN_SCRIPTS.search('if (person.role === "student")')


def test_every_exception_is_needed():
    free = [
        path
        for path in files("blog/**/*.py", "citations/**/*.py", "sovclass/**/*.py")
        if is_free(name_of(path))
    ]
    for end in MAY_ASK:
        mine = [
            p for p in free if name_of(p).endswith(end) or name_of(p).startswith(end)
        ]
        assert any(list(asked(p.read_text(encoding="utf-8"))) for p in mine), end


LOCKS = re.compile(r"\b(opens_at|locks_at|expires_at|is_join_open|accepted_at)\b")
MAY_NAME = {
    "models.py",
    "querysets.py",
    "walltime.py",
    "admin.py",
    "blog/assignments/services.py",
    "blog/classroom/services/courses.py",
    "blog/classroom/services/members.py",
}
"""Where the columns are that open and close; everybody else asks."""


def test_what_opens_and_closes_is_decided_once():
    found = {
        name_of(path)
        for path in files("blog/**/*.py", "sovclass/grading/**/*.py")
        if not any(name_of(path).endswith(end) for end in MAY_NAME)
        and LOCKS.search(path.read_text(encoding="utf-8"))
    }
    assert found == set()
