"""The PostgreSQL server for tests: its command's code is its own, and nothing is left."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import psycopg2
import pytest

from tests.postgres import find_programs

pytestmark = [pytest.mark.slow]
try:
    find_programs()
except SystemExit:
    pytestmark += [pytest.mark.skip("PostgreSQL’s server programs are missing")]


@pytest.fixture
def folder():
    """A short path that the server's user may enter: it holds the server's socket."""
    made = Path(tempfile.mkdtemp(prefix="sov-"))
    made.chmod(0o755)
    yield made
    shutil.rmtree(made)


def start(folder, code):
    return subprocess.Popen(
        [sys.executable, "-m", "tests.postgres", "--", sys.executable, "-c", code],
        env={**os.environ, "TMPDIR": str(folder)},
        stdout=subprocess.PIPE,
        text=True,
    )


def test_the_commands_code_comes_back_and_the_server_is_gone(folder):
    code = (
        "import os, sys, psycopg2; url = os.environ['DATABASE_URL'];"
        "print(url); print(psycopg2.connect(url).server_version); sys.exit(7)"
    )
    with start(folder, code) as run:
        url, version = run.communicate(timeout=60)[0].split()

    assert run.returncode == 7
    assert int(version) > 130_000
    with pytest.raises(psycopg2.OperationalError):
        psycopg2.connect(url)
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_stopped_run_leaves_no_server_behind(folder, number):
    code = (
        "import os, time;print(os.environ['DATABASE_URL'], flush=True); time.sleep(60)"
    )
    with start(folder, code) as run:
        url = run.stdout.readline().strip()
        run.send_signal(number)
        run.wait(timeout=30)

    assert run.returncode == 128 + number
    with pytest.raises(psycopg2.OperationalError):
        psycopg2.connect(url)
    assert list(folder.iterdir()) == []
