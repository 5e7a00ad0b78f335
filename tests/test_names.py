"""One name, one thing: what stands in two places is not called the same."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).parents[1]
APPS = ("blog", "citations", "sovclass")

ROLES = {
    "Command": "Django looks for it in each management command",
    "main": "what a file does when it is run",
}
"""Names that say a part to play, and that any file may have."""

STYLE = {"adapt", "finish", "leads", "short_title", "sort_key"}
"""What every citation style says; style.py lists them."""

SET_ASIDE = {
    "templatetags/": "a tag is called after what it prints",
    "migrations/": "as they were when they landed",
}
"""Paths that are not looked at."""

NOT_PARTICIPLES = {
    "grading": "the subject",
    "paging": "the common noun",
    "folding": "of case and accents, as Unicode calls it",
    "works_cited": "what the list is called",
}
"""Files that end like a participle and are none."""


def modules(root=ROOT, apps=APPS):
    """(path from the root, tree) of each module that is looked at."""
    for app in apps:
        for path in sorted((root / app).rglob("*.py")):
            name = path.relative_to(root).as_posix()
            if not any(part in name for part in SET_ASIDE):
                yield name, ast.parse(path.read_text("utf-8"))


def homes(found):
    """Each public top-level function and class, and the modules it stands in."""
    names = defaultdict(list)
    for path, tree in found:
        for node in tree.body:
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                names[node.name].append(path)
    return {n: paths for n, paths in names.items() if not n.startswith("_")}


def is_told_apart(name, paths):
    """Whether nobody would take one for another: it stands once, or plays a part."""
    elsewhere = [p for p in paths if not p.startswith("citations/styles/")]
    if name in STYLE:
        return not elsewhere
    return name in ROLES or len(paths) == 1


def is_participle(stem):
    return re.search(r"(?:ing|ed)$", stem) is not None and stem not in NOT_PARTICIPLES


def test_two_things_never_have_one_name():
    found = homes(modules())

    assert len(found) > 800
    assert not {n: p for n, p in found.items() if not is_told_apart(n, p)}


def test_a_file_is_named_by_a_noun_or_a_verb():
    names = [name for name, _ in modules()]

    assert not [name for name in names if is_participle(Path(name).stem)]


def test_every_exception_is_needed():
    found = homes(modules())
    files = [p.as_posix() for app in APPS for p in (ROOT / app).rglob("*.py")]

    assert not [name for name in ROLES.keys() | STYLE if len(found.get(name, [])) < 2]
    assert not [part for part in SET_ASIDE if not any(part in f for f in files)]


def test_names_that_stand_twice_are_found(tmp_path):
    files = {
        "blog/a.py": "class Place: ...\ndef _own(): ...\ndef adapt(): ...\n",
        "blog/b.py": "def Place(): ...\ndef _own(): ...\ndef main(): ...\n",
        "blog/templatetags/c.py": "class Place: ...\n",
        "citations/styles/apa.py": "def adapt(): ...\ndef main(): ...\n",
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    found = homes(modules(tmp_path))

    assert found["Place"] == ["blog/a.py", "blog/b.py"]
    assert "_own" not in found
    assert {n for n, p in found.items() if not is_told_apart(n, p)} == {
        "Place",
        "adapt",
    }


def test_participles_are_known_by_their_ends():
    assert is_participle("marking")
    assert is_participle("listed")
    assert not is_participle("grading")
    assert not is_participle("editor_media")
