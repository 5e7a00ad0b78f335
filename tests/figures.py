"""The size and shape of the project, measured from its sources: `make figures`.

It prints and judges nothing; docs/testing.md says what the figures are for.
"""

from __future__ import annotations

import ast
import re
import statistics
import subprocess
import tomllib
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).parents[1]
LONG_FUNCTION = 50
WIDE_LINE = 120
CONSTRAINTS = {"UniqueConstraint", "CheckConstraint", "ExclusionConstraint"}
ROLE_NAMES = {"is_instructor", "is_assistant", "is_student", "is_staff", "is_superuser"}
RULES_STAND_IN = {"permissions.py", "querysets.py", "models.py"}
COUNTS_QUERIES = re.compile(r"num_queries|assertNumQueries|CaptureQueriesContext")
INLINE = re.compile(
    r"<style|\sstyle=|\son[a-z]+=[\"']"
    r"|<script(?![^>]*\bsrc=)(?![^>]*\btype=\"application/(?:ld\+)?json\")",
    re.IGNORECASE,
)
ROLE_IN_TEMPLATE = re.compile(
    r"{%\s*(?:el)?if[^%]*(?:\brole\b|" + "|".join(sorted(ROLE_NAMES)) + ")"
)
PIN = re.compile(r"^[A-Za-z0-9._-]+(?:\[[^]]*\])?==", re.MULTILINE)

Function = ast.FunctionDef | ast.AsyncFunctionDef
Figure = tuple[str, str]


class Source:
    """A file of the project: its name from the root, its text and its tree."""

    def __init__(self, root: Path, name: str) -> None:
        self.name = name
        self.path = Path(name)
        self.text = (root / name).read_text("utf-8")

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the text."""
        return self.text.splitlines()

    @cached_property
    def nodes(self) -> list[ast.AST]:
        """Every node of the tree of a Python file."""
        return list(ast.walk(ast.parse(self.text)))

    @property
    def functions(self) -> list[Function]:
        """Functions and methods, those inside others too."""
        return [node for node in self.nodes if isinstance(node, Function)]


class Project:
    """The sources that git knows, sorted by what they are."""

    def __init__(self, root: Path, names: Iterable[str]) -> None:
        self.root = root
        names = sorted(names)
        self.python = self._sources(
            n for n in names if n.endswith(".py") and not _is_aside(n)
        )
        self.tests = self._sources(
            n for n in names if n.endswith(".py") and n.startswith("tests/")
        )
        self.templates = self._sources(
            n for n in names if n.startswith("templates/") and n.endswith(".html")
        )
        self.docs = self._sources(n for n in names if n.endswith(".md"))
        self.migrations = [n for n in names if re.search(r"/migrations/\d", n)]

    def _sources(self, names: Iterable[str]) -> list[Source]:
        return [Source(self.root, name) for name in names]

    def text(self, name: str) -> str:
        """The text of one file at the root; empty where there is none."""
        path = self.root / name
        return path.read_text("utf-8") if path.exists() else ""


def _is_aside(name: str) -> bool:
    return name.startswith("tests/") or "/migrations/" in name


def tracked(root: Path) -> list[str]:
    """The names of the files that git knows and that are there."""
    listed = subprocess.run(
        ["git", "-C", str(root), "ls-files", "-z"],
        check=True,
        capture_output=True,
        text=True,
    )
    return [n for n in listed.stdout.split("\0") if n and (root / n).is_file()]


def figures(project: Project) -> Iterator[Figure]:
    """Each figure's name and what it is now."""
    yield from of_files(project)
    yield from of_functions(project)
    yield from of_views(project)
    yield from of_tests(project)
    yield from of_templates(project)
    yield from of_data(project)
    yield from of_the_layout(project)
    yield "role tests outside permissions", str(len(role_tests(project)))
    lines = sum(len(page.lines) for page in project.docs)
    yield "docs: pages / lines", f"{len(project.docs)} / {lines:,}"


def of_files(project: Project) -> Iterator[Figure]:
    """Files and lines outside tests and migrations."""
    total = sum(len(source.lines) for source in project.python)
    yield "files / lines outside tests", f"{len(project.python)} / {total:,}"
    yield "longest file", longest(project.python)


def of_functions(project: Project) -> Iterator[Figure]:
    """How long functions are, and how many say what they return."""
    functions = [f for source in project.python for f in source.functions]
    sizes = sorted(map(length, functions))
    over = sum(size > LONG_FUNCTION for size in sizes)
    typed = sum(f.returns is not None for f in functions)
    yield "functions", f"{len(functions):,}"
    yield "function length: middle / 90% under", f"{middle(sizes)} / {most(sizes)}"
    yield f"functions over {LONG_FUNCTION} lines", str(over)
    yield "functions with a return type", percent(typed, len(functions))


def of_views(project: Project) -> Iterator[Figure]:
    """Views are what stands in files with `views` in the path."""
    functions, classes = [], 0
    for source in project.python:
        if "views" not in source.name:
            continue
        functions += [f for f in source.functions if is_view(f)]
        classes += sum(isinstance(node, ast.ClassDef) for node in source.nodes)
    yield "views: functions / classes", f"{len(functions)} / {classes}"
    yield "view length: middle", str(middle(map(length, functions)))


def of_tests(project: Project) -> Iterator[Figure]:
    """How many tests there are, and how many lines of them count queries."""
    tests = [f for source in project.tests for f in source.functions if is_test(f.name)]
    counting = matches(project.tests, COUNTS_QUERIES)
    yield "test functions", f"{len(tests):,}"
    yield "lines in tests that count queries", str(counting)


def of_templates(project: Project) -> Iterator[Figure]:
    """How long and how wide templates are, and what stands inline."""
    pages = project.templates
    wide = sum(len(line) > WIDE_LINE for page in pages for line in page.lines)
    sizes = [len(page.lines) for page in pages]
    yield "templates / middle length", f"{len(pages)} / {middle(sizes)}"
    yield "longest template", longest(pages)
    yield f"template lines over {WIDE_LINE}", str(wide)
    yield "inline style or script", str(matches(pages, INLINE))


def of_data(project: Project) -> Iterator[Figure]:
    """Constraints with a name, and migrations that nobody has named."""
    named = [
        node
        for source in project.python
        for node in source.nodes
        if isinstance(node, ast.Call) and is_named_constraint(node)
    ]
    auto = [name for name in project.migrations if "_auto_" in name]
    yield "named constraints", str(len(named))
    yield "migrations named auto", f"{len(auto)} of {len(project.migrations)}"


def of_the_layout(project: Project) -> Iterator[Figure]:
    """Packages pinned, modules outside any room, and the contracts of imports."""
    pins = PIN.findall(project.text("requirements.txt"))
    settings = tomllib.loads(project.text("pyproject.toml"))
    linter = settings.get("tool", {}).get("importlinter", {})
    contracts = linter.get("contracts", [])
    ignored = sum(len(contract.get("ignore_imports", [])) for contract in contracts)
    yield "packages pinned at run time", str(len(pins))
    for app in ("blog", "citations"):
        yield f"modules at the root of {app}", str(len(loose(project, app)))
    yield "import contracts / ignored imports", f"{len(contracts)} / {ignored}"


def loose(project: Project, app: str) -> list[str]:
    """The modules that stand in an app itself, in none of its rooms."""
    return [
        source.path.stem
        for source in project.python
        if source.path.parent == Path(app) and source.path.stem != "__init__"
    ]


def role_tests(project: Project) -> list[str]:
    """Where a member's role is asked for, outside the files where such rules belong.

    These are permissions (who may do it), querysets (who sees it) and models, which
    give the roles their names. The demo class, which hands them out, is left out too;
    citations knows no members.
    """
    found = {
        f"{source.name}:{node.lineno}"
        for source in project.python
        if knows_members(source.path) and not may_name_roles(source.path)
        for node in source.nodes
        if isinstance(node, ast.expr) and asks_for_a_role(node)
    }
    found |= {
        f"{page.name}:{number}"
        for page in project.templates
        for number, line in enumerate(page.lines, 1)
        if ROLE_IN_TEMPLATE.search(line)
    }
    return sorted(found)


def knows_members(path: Path) -> bool:
    """Whether this stands in the classroom or the site."""
    return path.parts[0] in {"blog", "sovclass"}


def may_name_roles(path: Path) -> bool:
    """Whether rules about roles belong in this file."""
    return path.name in RULES_STAND_IN or "demo" in path.parts


def asks_for_a_role(node: ast.expr) -> bool:
    """Whether this reads `is_student` and its like, or compares a role."""
    if isinstance(node, ast.Attribute):
        return node.attr in ROLE_NAMES and isinstance(node.ctx, ast.Load)
    if not isinstance(node, ast.Compare):
        return False
    return any(_name(part) == "role" for part in ast.walk(node))


def _name(node: ast.AST) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def is_view(function: Function) -> bool:
    """Whether it is public and takes a request first."""
    first = function.args.args[:1]
    is_public = not function.name.startswith("_")
    return is_public and bool(first) and first[0].arg == "request"


def is_test(name: str) -> bool:
    """Whether pytest would run a function of this name."""
    return name.startswith("test_")


def is_named_constraint(call: ast.Call) -> bool:
    """Whether this makes a constraint and gives its name."""
    named = any(word.arg == "name" for word in call.keywords)
    return named and _name(call.func) in CONSTRAINTS


def length(function: Function) -> int:
    """The lines of a function without its decorators."""
    return (function.end_lineno or function.lineno) - function.lineno + 1


def longest(sources: Iterable[Source]) -> str:
    """The most lines in one file, and which it is."""
    sizes = [(len(source.lines), source.name) for source in sources]
    size, name = max(sizes, default=(0, "none"))
    return f"{size:,} ({name})"


def matches(sources: Iterable[Source], pattern: re.Pattern[str]) -> int:
    """The lines in which the pattern is found."""
    return sum(bool(pattern.search(line)) for s in sources for line in s.lines)


def middle(sizes: Iterable[int]) -> int:
    """The median, a whole number."""
    values = list(sizes)
    return round(statistics.median(values)) if values else 0


def most(sizes: list[int]) -> int:
    """What nine in ten of the sorted sizes do not exceed."""
    return sizes[(9 * len(sizes) - 1) // 10] if sizes else 0


def percent(part: int, whole: int) -> str:
    """A share in percent, with one decimal."""
    return f"{100 * part / whole:.1f}%" if whole else "none"


def main() -> None:
    """Print the figures of this project."""
    for name, value in figures(Project(ROOT, tracked(ROOT))):
        print(f"{name:<40}{value}")


if __name__ == "__main__":
    main()
