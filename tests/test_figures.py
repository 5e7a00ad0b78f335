"""The figures of a tiny project, counted by hand."""

import subprocess
from textwrap import dedent

import pytest

from tests.figures import Project, figures, main, role_tests, tracked

TREE = {
    "blog/views.py": """
        class Page:
            pass

        @login
        def show(request):
            answer = ask()
            return answer

        def _part(request) -> str:
            return ""

        def helper(member) -> bool:
            return member.is_student or member.role == "observer"
        """,
    "blog/posts/models.py": """
        RULES = [
            UniqueConstraint(fields=["a"], name="one_a"),
            models.CheckConstraint(condition=b),
        ]

        def is_teacher(self) -> bool:
            return self.role == "teacher"
        """,
    "blog/posts/permissions.py": """
        def can_edit(member) -> bool:
            return member.is_instructor
        """,
    "blog/posts/querysets.py": "MINE = member.is_student\n",
    "citations/styles.py": "IS_AUTHOR = role == 'author'\n",
    "blog/migrations/0001_initial.py": "def long(): pass\n",
    "blog/migrations/0002_auto_20260101.py": "",
    "sovclass/demo/class.py": "IS_STUDENT = person.role == 'student'\n",
    "templates/a.html": """
        {% if member.is_student %}mine{% endif %}
        <p role="status" style="color: red">
        <script src="a.js"></script>
        <script type="application/ld+json">{}</script>
        <b onclick="alert()"></b><script>alert()</script>
        {% include "b.html" with one=one only %}
        """,
    "templates/b.html": "x" * 121 + "\n",
    "tests/test_a.py": """
        def test_one(django_assert_num_queries):
            with django_assert_num_queries(3):
                pass

        def help():
            pass
        """,
    "docs/page.md": "# Page\n\nWords.\n",
    "requirements.txt": "# Chosen\nDjango==5.2\nallauth[mfa]==65\n",
    "pyproject.toml": """
        [[tool.importlinter.contracts]]
        name = "one"
        ignore_imports = ["a -> b", "c -> d"]

        [[tool.importlinter.contracts]]
        name = "two"
        """,
}


def plant(root):
    for name, text in TREE.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text).lstrip("\n"), "utf-8")


def test_every_figure_of_a_tiny_project(tmp_path):
    plant(tmp_path)

    assert dict(figures(Project(tmp_path, TREE))) == {
        "files / lines outside tests": "6 / 25",
        "longest file": "13 (blog/views.py)",
        "functions": "5",
        "function length: middle / 90% under": "2 / 3",
        "functions over 50 lines": "0",
        "functions with a return type": "80.0%",
        "views: functions / classes": "1 / 1",
        "view length: middle": "3",
        "test functions": "1",
        "lines in tests that count queries": "2",
        "templates / middle length": "2 / 4",
        "longest template": "6 (templates/a.html)",
        "template lines over 120": "1",
        "inline style or script": "2",
        "named constraints": "1",
        "migrations named auto": "1 of 2",
        "packages pinned at run time": "2",
        "modules at the root of blog": "1",
        "modules at the root of citations": "1",
        "import contracts / ignored imports": "2 / 2",
        "role tests outside permissions": "2",
        "docs: pages / lines": "1 / 3",
    }


def test_role_tests_are_given_with_their_place(tmp_path):
    plant(tmp_path)

    found = role_tests(Project(tmp_path, TREE))

    assert found == ["blog/views.py:13", "templates/a.html:1"]


def test_an_empty_project_has_figures_too(tmp_path):
    assert ("longest file", "0 (none)") in figures(Project(tmp_path, []))


@pytest.fixture
def checkout(tmp_path):
    """The tiny project; git knows its blog alone."""
    plant(tmp_path)
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    subprocess.run(["git", "-C", tmp_path, "add", "blog"], check=True)
    return tmp_path


def test_only_what_git_knows_and_has_is_measured(checkout):
    (checkout / "blog/views.py").unlink()

    known = {name for name in TREE if name.startswith("blog/")}
    assert set(tracked(checkout)) == known - {"blog/views.py"}


def test_make_figures_prints_a_line_for_each(checkout, monkeypatch, capsys):
    monkeypatch.setattr("tests.figures.ROOT", checkout)

    main()

    printed = capsys.readouterr().out.splitlines()
    assert len(printed) == len(list(figures(Project(checkout, TREE))))
    assert "longest file                            13 (blog/views.py)" in printed
