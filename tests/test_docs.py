"""What the README and the docs say of settings, commands and files is so."""

import re
import tomllib
from datetime import date
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text("utf-8")
CODE = ("blog", "citations", "sovclass", "templates", "tests", "docs")
PAGES = [
    *("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "citations/styles/csl/README.md"),
    *sorted(str(page.relative_to(ROOT)) for page in ROOT.glob("docs/**/*.md")),
]
WIDEST = 100
PAST = {
    *("CHANGELOG.md", "docs/decisions/0016-rooms-by-subject.md"),
    *(page for page in PAGES if "Superseded by" in (ROOT / page).read_text("utf-8")),
}
"""They speak of files as they were."""


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


def test_the_newest_release_of_the_changelog_is_the_version_of_the_project():
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    headings = re.findall(r"^## (.+)$", changelog, re.M)
    releases = [re.fullmatch(r"([\d.]+) \((\S+)\)", line) for line in headings[1:]]

    assert headings[0] == "Unreleased"
    assert None not in releases
    assert releases[0][1] == project["version"]
    dates = [date.fromisoformat(release[2]) for release in releases]
    assert dates == sorted(dates, reverse=True)


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


@pytest.mark.parametrize(
    ("heading", "contract"),
    [
        ("The classroom: `blog/`", "The classroom, room by room"),
        ("Citations: `citations/`", "Citations, room by room"),
        ("Grading: `sovclass/grading/`", "Grading, room by room"),
        ("The site: `sovclass/`", "The site, room by room"),
    ],
)
def test_the_map_has_every_room_in_the_order_of_its_contract(heading, contract):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    layers = {
        its["name"]: its.get("layers")
        for its in project["tool"]["importlinter"]["contracts"]
    }[contract]
    page = (ROOT / "docs/architecture.md").read_text("utf-8")
    table = page.partition(f"### {heading}\n")[2].partition("\n#")[0]
    first_cells = "\n".join(re.findall(r"^\| ((?:= )?`[^|]*)\|", table, re.M))
    rows = first_cells.replace("\n= ", " = ").splitlines()

    assert [set(re.findall(r"`(\w+)`", row)) for row in rows] == [
        set(layer.split(" | ")) for layer in layers
    ]


@pytest.mark.parametrize("page", sorted(PAGES))
def test_running_sentences_are_wrapped(page):
    text = (ROOT / page).read_text("utf-8")
    lines = re.sub(r"^```.*?^```", "", text, flags=re.M | re.S).splitlines()
    wide = [
        line
        for line in lines
        if len(line) > WIDEST and not line.startswith("|") and " " in line.strip()
    ]

    assert wide == []


@pytest.mark.parametrize("page", sorted(set(PAGES) - PAST))
def test_every_file_that_a_page_names_is_there(page):
    text = (ROOT / page).read_text("utf-8")
    named = re.findall(rf"(?<![\w/.])((?:{'|'.join(CODE)})/[\w./*-]*[\w*/])", text)
    files = {name for top in CODE for name in _files(top)} | set(_files("."))

    assert [name for name in named if not _is_there(name)] == []
    alone = re.findall(r"`((?!.*NAME)[\w/-]+\.(?:py|html|css|js|sh|txt))`", text)
    assert [a for a in alone if not any(f"/{f}".endswith(f"/{a}") for f in files)] == []


@pytest.mark.parametrize("page", sorted(set(PAGES) - PAST))
def test_every_module_and_function_that_a_page_names_is_there(page):
    text = (ROOT / page).read_text("utf-8")

    named = re.findall(rf"`((?:{'|'.join(CODE[:3])})(?:\.(?!js\b)\w+)+)", text)
    for name in named:
        assert _is_importable(name), name


def test_every_module_of_the_editor_is_in_its_table():
    page = (ROOT / "docs/editor.md").read_text("utf-8")
    table = "".join(re.findall(r"^\| (`[^|]+)\|", page, re.M))
    modules = (ROOT / "sovclass/static/sovclass/js/editor").glob("*.js")

    assert {path.name for path in modules} == set(re.findall(r"`([\w-]+\.js)`", table))


@pytest.mark.parametrize("page", PAGES)
def test_every_link_of_a_page_leads_somewhere(page):
    text = (ROOT / page).read_text("utf-8")
    links = re.findall(r"\]\(([^)#]+)[^)]*\)", text)

    near = (ROOT / page).parent
    assert [x for x in links if "://" not in x and not (near / x).exists()] == []


def _files(top):
    found = (ROOT / top).glob("*" if top == "." else "**/*")
    return (str(path.relative_to(ROOT)) for path in found)


def _is_there(name):
    """A file, a folder, or a pattern of them; NAME stands for what is to be made."""
    return any(ROOT.glob(name.rstrip("/").replace("NAME", "*")))


def _is_importable(name):
    """A module, or a function or class in one."""
    module, _, last = name.rpartition(".")
    try:
        return hasattr(import_module(module), last) or bool(import_module(name))
    except ImportError:
        return False
