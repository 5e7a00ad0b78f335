# The commands people type. `make run` starts everything; `make test` tests everything.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help install dev run machine lint format types imports check quick soak compare-styles unit-sqlite unit-unprepared unit-postgres browser test bench bench-citations bench-quotations migrations figures

PORT ?= 8000
ARGS ?=
VENV := .venv
PY := $(VENV)/bin/python
PYTEST := $(PY) -m pytest -n auto --maxprocesses 8 -q
UNIT := $(PYTEST) -m "not browser"
PYTHON_FILES = $$(git ls-files '*.py')
TEMPLATE_FILES = $$(git ls-files 'templates/*.html' 'templates/*.txt')

help: ## List the commands
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

install: $(VENV)/installed ## Set up: a virtual environment with the pinned packages

$(VENV)/bin/python:
	@bash tests/machine.sh python
	@$$(bash tests/machine.sh which-python) -m venv $(VENV)

$(VENV)/installed: requirements.txt | $(VENV)/bin/python
	@$(PY) -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

dev: $(VENV)/installed-dev ## Set up the tools, and a hook before each commit

$(VENV)/installed-dev: requirements.txt requirements-dev.txt | $(VENV)/installed
	@$(PY) -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@bash tests/machine.sh hook $(VENV)/bin/pre-commit
	@touch $@

run: install ## Run the site with its demo class on 127.0.0.1:$(PORT)
	@PORT=$(PORT) $(PY) -m sovclass.serve

machine: ## Install (as root on Debian) or ask for Chromium and PostgreSQL
	@bash tests/machine.sh chromium || bash tests/machine.sh skipped $$?
	@bash tests/machine.sh postgres || bash tests/machine.sh skipped $$?

lint: dev ## Style of Python and templates
	@$(VENV)/bin/ruff check .
	@$(VENV)/bin/ruff format --check --quiet .
	@$(VENV)/bin/django-upgrade --check --target-version 5.2 $(PYTHON_FILES)
	@$(VENV)/bin/djade --check --target-version 5.2 $(TEMPLATE_FILES)

format: dev ## Mend what can be mended by itself
	@$(VENV)/bin/django-upgrade --target-version 5.2 $(PYTHON_FILES) ; true
	@$(VENV)/bin/ruff check --fix --quiet . ; $(VENV)/bin/ruff format --quiet .
	@$(VENV)/bin/djade --target-version 5.2 $(TEMPLATE_FILES) ; true

types: dev ## mypy, strict outside the tests
	@DATA_DIR=var/types $(VENV)/bin/mypy manage.py sovclass blog citations tests

imports: dev ## Who may import whom
	@$(VENV)/bin/lint-imports --no-cache

check: lint types imports quick ## What to run before a commit

quick: dev
	@$(PYTEST) -m "not browser and not slow" $(ARGS) || bash tests/machine.sh skipped $$?

unit-sqlite: dev
	@$(UNIT) $(ARGS) || bash tests/machine.sh skipped $$?

unit-unprepared: dev # the same with prepared queries turned off, but for the slow ones
	@PREPARED_QUERIES=0 $(PYTEST) -m "not browser and not slow" $(ARGS) || bash tests/machine.sh skipped $$?

unit-postgres: dev
	@bash tests/machine.sh postgres && SOVCLASS_TEST_DATABASE_ONLY=1 $(PY) -m tests.postgres -- $(UNIT) $(ARGS) || bash tests/machine.sh skipped $$?

browser: dev
	@bash tests/machine.sh chromium && SOVCLASS_TEST_MANIFEST=1 $(PY) -m pytest -n 2 --dist worksteal -q -m browser $(ARGS) || bash tests/machine.sh skipped $$?

migrations: dev
	@DJANGO_SETTINGS_MODULE=tests.settings $(PY) manage.py makemigrations --check --dry-run
	@SOVCLASS_MODE=production SECRET_KEY=$$($(PY) -c 'import secrets; print(secrets.token_urlsafe(60))') \
	  ALLOWED_HOSTS=class.example.org DATABASE_URL=postgres:///none $(PY) manage.py check --deploy --fail-level WARNING

test: machine lint types imports migrations unit-sqlite unit-unprepared unit-postgres browser ## Everything, as CI does

soak: dev ## Far more made examples and killed workers (SOVCLASS_SOAK=20 times as many)
	@SOVCLASS_SOAK=$${SOVCLASS_SOAK:-20} $(PYTEST) -m "(hypothesis or soak) and not browser" $(ARGS)

bench: dev ## Measure the pages (docs/performance.md)
	@bash tests/machine.sh postgres && $(PY) -m tests.bench $(ARGS)

compare-styles: dev ## Compare the citation styles with citeproc-js (needs npm and the network)
	@$(PY) -m tests.compare

bench-quotations: dev ## Measure how quotations are checked (docs/quotations.md)
	@$(PY) -m tests.bench.quotations $(ARGS)

bench-citations: dev ## Measure the citation reader (docs/citations.md)
	@$(PY) -m tests.bench.citations $(ARGS)

figures: dev ## Print the size and shape of the sources (docs/testing.md)
	@$(PY) -m tests.figures
