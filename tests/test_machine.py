"""What `make` says on a machine where something is missing."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parent / "machine.sh"
BASH = shutil.which("bash") or "/bin/bash"


@pytest.fixture
def bare(tmp_path):
    """A PATH with nothing on it but an `id` that is not root."""
    write(tmp_path / "id", "echo 1000")
    return tmp_path


def write(path, body):
    path.write_text(f"#!{BASH}\n{body}\n")
    path.chmod(0o755)


def machine(path, *words, **env):
    return subprocess.run(
        [BASH, str(SCRIPT), *words],
        env={"PATH": str(path), **env},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_missing_browser_is_skipped_with_the_command_to_install_it(bare):
    done = machine(bare, "chromium")

    assert done.returncode == 77
    assert "sudo apt-get install chromium" in done.stderr


def test_a_missing_browser_fails_in_ci(bare):
    done = machine(bare, "chromium", CI="true")

    assert done.returncode == 1
    assert "Chromium is missing" in done.stderr


@pytest.mark.parametrize(("ci", "code"), [("", 77), ("true", 1)])
def test_a_missing_server_is_skipped_and_fails_in_ci(bare, ci, code):
    done = machine(bare, "postgres", CI=ci)

    assert done.returncode == code
    assert "PostgreSQL’s server is missing" in done.stderr


def test_a_browser_that_is_there_needs_no_word(bare):
    write(bare / "chromium", "true")

    assert machine(bare, "chromium").stderr == ""


@pytest.mark.parametrize(
    ("code", "env", "expected"),
    [
        ("77", {}, 0),
        ("77", {"CI": "true"}, 77),
        ("1", {}, 1),
        ("5", {}, 5),
        ("5", {"ARGS": "-k comment"}, 0),
        ("1", {"ARGS": "-k comment"}, 1),
    ],
)
def test_only_a_skip_and_an_empty_choice_are_forgiven(bare, code, env, expected):
    assert machine(bare, "skipped", code, **env).returncode == expected


def test_an_old_python_is_told(bare):
    write(bare / "python3", '[ "$1" = --version ] && echo Python 3.9.2; exit 1')

    done = machine(bare, "python")

    assert done.returncode == 1
    assert "python3 here is Python 3.9.2" in done.stderr


def test_a_newer_python_beside_an_old_one_is_found(bare):
    write(bare / "python3", "exit 1")
    write(bare / "python3.12", "exit 0")

    assert machine(bare, "which-python").stdout == "python3.12\n"


def test_a_python_without_venv_is_told_which_package(bare):
    write(
        bare / "python3",
        'case "$2" in *%d-venv*) echo python3.11-venv ;; *ensurepip*) exit 1 ;; esac',
    )

    done = machine(bare, "python")

    assert done.returncode == 1
    assert "sudo apt-get install python3.11-venv" in done.stderr


# --- The hook before each commit ----------------------------------------------------


@pytest.fixture
def checkout(tmp_path):
    """A repository, and a pre-commit that says when it is asked to install itself."""
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    write(tmp_path / "pre-commit", 'echo "$1" > asked')
    return tmp_path


def install_hook(folder, **env):
    """Whether pre-commit was asked to; it must never fail."""
    done = subprocess.run(
        [BASH, str(SCRIPT), "hook", "./pre-commit"],
        cwd=folder,
        env={"PATH": os.environ["PATH"], "HOME": str(folder), **env},
        capture_output=True,
        text=True,
        check=False,
    )
    asked = folder / "asked"
    assert done.returncode == 0
    return (asked.read_text() if asked.exists() else ""), done.stderr


def test_a_checkout_gets_the_hook(checkout):
    assert install_hook(checkout) == ("install\n", "")


def test_ci_gets_none(checkout):
    assert install_hook(checkout, CI="true") == ("", "")


def test_a_folder_inside_another_repository_gets_none(checkout):
    inner = checkout / "unpacked"
    inner.mkdir()
    assert install_hook(inner) == ("", "")


def test_without_git_there_is_none(checkout, bare):
    assert install_hook(checkout, PATH=str(bare)) == ("", "")


def test_hooks_of_ones_own_are_left_alone_and_it_is_said(checkout):
    config = ["git", "-C", str(checkout), "config", "core.hooksPath", "mine"]
    subprocess.run(config, check=True)
    asked, said = install_hook(checkout)

    assert asked == ""
    assert "core.hooksPath" in said


def test_a_hook_that_cannot_be_installed_stops_nobody(checkout):
    write(checkout / "pre-commit", "exit 3")
    assert install_hook(checkout) == ("", "The commit hook could not be installed.\n")
