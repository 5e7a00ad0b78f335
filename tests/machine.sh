#!/usr/bin/env bash
# What a machine needs beyond Python, git and make: installed as root on Debian, asked
# for elsewhere. With CI=true a missing program fails; otherwise its tests are skipped,
# and say so.
set -u

SKIP=77

find_python() {
  for name in python3 python3.13 python3.12 python3.11; do
    if command -v "$name" >/dev/null 2>&1 &&
      "$name" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))'; then
      echo "$name"
      return 0
    fi
  done
  return 1
}

can_apt() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; }

apt_install() {
  echo "Installing $* with apt-get." >&2
  export DEBIAN_FRONTEND=noninteractive
  apt-get install -y -qq "$@" >/dev/null 2>&1 ||
    { apt-get update -qq >/dev/null 2>&1 && apt-get install -y -qq "$@" >/dev/null; }
}

find_postgres() {
  ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null 2>&1
}

find_chromium() { command -v chromium >/dev/null 2>&1; }

need() { # what, finder, package
  "$2" && return 0
  can_apt && apt_install "$3" && "$2" && return 0
  if [ "${CI:-}" = true ]; then
    echo "$1 is missing. Install it: apt-get install $3" >&2
    exit 1
  fi
  echo "$1 is missing, so its tests are skipped. Install it: sudo apt-get install $3" >&2
  exit "$SKIP"
}

case "${1:-}" in
which-python) find_python ;;
python)
  chosen=$(find_python) || {
    echo "Python 3.11, 3.12 or 3.13 is needed; python3 here is $(python3 --version 2>&1)." >&2
    exit 1
  }
  "$chosen" -c 'import ensurepip, venv' 2>/dev/null && exit 0
  version=$("$chosen" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
  can_apt && apt_install "$version" && exit 0
  echo "Python’s venv is missing. Install it: sudo apt-get install $version" >&2
  exit 1
  ;;
postgres) need "PostgreSQL’s server" find_postgres postgresql ;;
chromium) need "Chromium" find_chromium chromium ;;
hook) # before each commit, in a checkout of one's own; without git or in CI nothing
  [ "${CI:-}" = true ] && exit 0
  [ "$(git rev-parse --show-toplevel 2>/dev/null)" = "$(pwd -P)" ] || exit 0
  if git config core.hooksPath >/dev/null; then
    echo "Git’s core.hooksPath is set, so the commit hook is not installed." >&2
    exit 0
  fi
  "${2:?}" install >/dev/null || echo "The commit hook could not be installed." >&2
  exit 0
  ;;
skipped) # the exit code of the command before: forgiven is only a skip, never in CI, and
  # pytest's 5, no test, where ARGS chose the tests
  [ "${2:-1}" = "$SKIP" ] && [ "${CI:-}" != true ] && exit 0
  [ "${2:-1}" = 5 ] && [ -n "${ARGS:-}" ] && exit 0
  exit "${2:-1}"
  ;;
*)
  echo "Usage: machine.sh python | which-python | postgres | chromium | hook" >&2
  exit 2
  ;;
esac
