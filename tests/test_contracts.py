"""No file stands outside the contracts that keep the order of imports."""

import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
APPS = ("blog", "citations", "sovclass")


def contracts():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    return project["tool"]["importlinter"]["contracts"]


def places(found):
    """Every module that an exhaustive contract puts in its place."""
    return {
        f"{container}.{name.strip('( )')}"
        for contract in found
        if contract["type"] == "layers" and contract.get("exhaustive")
        for container in contract["containers"]
        for layer in contract["layers"]
        for name in layer.split("|")
    }


def modules(root=ROOT, apps=APPS):
    """Every file of code by its dotted name, without migrations and the faces of packages."""
    paths = (path for app in apps for path in (root / app).rglob("*.py"))
    return {
        ".".join(path.relative_to(root).with_suffix("").parts)
        for path in paths
        if path.name != "__init__.py" and "migrations" not in path.parts
    }


def outside(found, known):
    """Modules that no contract names, themselves and each package on the way to them."""
    return sorted(m for m in found if not _way_to(m) <= known)


def test_no_file_stands_outside_a_contract():
    assert len(modules()) > 300
    assert outside(modules(), places(contracts())) == []


def test_every_folder_of_code_is_a_package():
    """A folder without a face is not seen by import-linter."""
    folders = {path.parent for app in APPS for path in (ROOT / app).rglob("*.py")}

    assert [f for f in folders if not (f / "__init__.py").exists()] == []


def test_no_two_contracts_order_one_room():
    rooms = [
        container
        for contract in contracts()
        if contract["type"] == "layers"
        for container in contract.get("containers", [])
    ]

    assert len(rooms) == len(set(rooms))


def test_a_file_outside_is_found(tmp_path):
    for name in (
        "blog/views.py",
        "blog/web/paging.py",
        "blog/web/new.py",
        "blog/a/b.py",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("", "utf-8")
    known = places(
        [
            {
                "type": "layers",
                "exhaustive": True,
                "containers": ["blog"],
                "layers": ["(views) | web"],
            },
            {
                "type": "layers",
                "exhaustive": True,
                "containers": ["blog.web", "blog.a"],
                "layers": ["(paging)", "(b)"],
            },
            {"type": "layers", "containers": ["blog.web"], "layers": ["new"]},
        ]
    )

    assert outside(modules(tmp_path), known) == ["blog.a.b", "blog.web.new"]


def _way_to(module):
    parts = module.split(".")
    return {".".join(parts[:n]) for n in range(2, len(parts) + 1)}
