# Two commands on a fresh machine with python3 (3.11 or newer): `make site`, `make test`.
PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r
# What pip-compile writes and leaves out stands in pyproject.toml.
COMPILE := CUSTOM_COMPILE_COMMAND="make pins" $(VENV)/bin/pip-compile --quiet --upgrade

.PHONY: site import test check serve fuzz schemas audit pins clean

site: $(VENV)/.base
	@$(PY) build_timeline.py

serve: $(VENV)/.base
	@$(PY) build_timeline.py serve

# What `add` needs besides: the readers of pages and archives.
import: $(VENV)/.base
	@echo "Installing what add needs (a minute, once) …"
	@$(PIP) requirements/import.txt

test: $(VENV)/.test
	@$(PY) -m pytest

check: $(VENV)/.test
	$(PY) -m ruff check
	$(PY) -m ruff format --check
	$(PY) -m mypy
	$(VENV)/bin/lint-imports --no-cache
	$(PY) build_timeline.py check

# Bytes through every room (tests/fuzz); findings are kept in .fuzz/.  A longer run: make fuzz FUZZ_RUNS=1000000
FUZZ_RUNS ?= 20000
fuzz: $(VENV)/.test
	@$(PIP) requirements/fuzz.txt --only-binary :all: 2>/dev/null || echo "atheris cannot be had here (no wheel, or no index)."
	@PYTHONPATH=tests $(PY) -m fuzz --runs $(FUZZ_RUNS)

schemas: $(VENV)/.base
	$(PY) build_timeline.py check --write-schemas

# Known vulnerabilities of everything pinned.  pip-audit, in an environment of its own, asks PyPI or --service osv over
# the network; strict, because what could not be looked up has not passed.
audit: .build/audit/bin/pip-audit
	.build/audit/bin/pip-audit --strict --disable-pip --require-hashes --progress-spinner off -r requirements/test.txt

.build/audit/bin/pip-audit:
	@$(PYTHON) -m venv .build/audit
	@.build/audit/bin/pip install --quiet --disable-pip-version-check pip-audit

# Writes the pins anew; needs pip-tools in the virtual environment.
pins:
	$(COMPILE) --output-file=requirements/base.txt pyproject.toml
	$(COMPILE) --extra=import --output-file=requirements/import.txt pyproject.toml
	$(COMPILE) --extra=import --extra=test --output-file=requirements/test.txt pyproject.toml
	$(COMPILE) --output-file=requirements/fuzz.txt requirements/fuzz.in

clean:
	rm -rf .build .mypy_cache .pytest_cache .ruff_cache .hypothesis .fuzz .import_linter_cache build dist *.egg-info

$(VENV)/.python:
	@echo "Making a virtual environment in $(VENV) …"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed, this is " + sys.version)'
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.base: requirements/base.txt | $(VENV)/.python
	@echo "Installing what the site needs (a minute, once) …"
	@$(PIP) requirements/base.txt
	@touch $@

$(VENV)/.test: requirements/test.txt | $(VENV)/.python
	@echo "Installing what the tests need (a minute or two, once) …"
	@$(PIP) requirements/test.txt
	@touch $@ $(VENV)/.base
