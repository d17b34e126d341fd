# Two commands on a fresh machine with python3 (3.11 or newer): `make site`, `make test`.
PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r
# What pip-compile writes and leaves out stands in pyproject.toml.
TOOLS := .build/tools
COMPILE := CUSTOM_COMPILE_COMMAND="make pins" $(TOOLS)/bin/pip-compile --quiet --upgrade

.PHONY: bench mutants site import scale wheel five test test-all check serve fuzz campaign versions schemas audit pins release clean

site: $(VENV)/.base $(if $(SITE_URL),$(VENV)/.share)
	@$(PY) build_timeline.py

serve: $(VENV)/.base
	@$(PY) build_timeline.py serve

# What `add` needs besides: the readers of pages and archives.
import: $(VENV)/.base
	@echo "Installing what add needs (a minute, once) …"
	@$(PIP) requirements/import.txt

# What `archive` needs besides: tables in Parquet, and the workers of many machines.
scale: $(VENV)/.base
	@echo "Installing what archive needs (a minute, once) …"
	@$(PIP) requirements/scale.txt

# The program as one file, which a newsroom's own repository takes (arabic-timeline init): dist/*.whl
wheel: $(TOOLS)/.done
	@rm -rf build *.egg-info dist/*.whl
	@$(TOOLS)/bin/python -m build --no-isolation --wheel --outdir dist
	@rm -rf build *.egg-info

# What the tests read of the five articles, taken anew from data/, where it still holds them.
five:
	@rm -rf tests/five && cp -r data tests/five

# What every change has to pass; `make test-all` besides it what is long (marked so), as CI does every night.  In two
# processes, for which two cores are there: the site in a browser, told of at the end, and everything else.
# The program is compiled once; where the surroundings forbid to keep that, each process of the tests would do it anew.
test test-all campaign: export PYTHONDONTWRITEBYTECODE :=
TESTED = mkdir -p .build; \
  $(PY) -m pytest $(LEFT_OUT) tests/site >.build/site.txt 2>&1 & site=$$!; trap "kill $$site" INT TERM; \
  $(PY) -m pytest $(LEFT_OUT) --ignore tests/site; rest=$$?; \
  wait $$site; seen=$$?; cat .build/site.txt; exit $$((rest | seen))

test: LEFT_OUT := -m "not long"
test: $(VENV)/.test
	@$(TESTED)

test-all: export TEST_ALL := 1
test-all: $(VENV)/.test
	@$(TESTED)

check: $(VENV)/.test
	$(PY) -m ruff check
	$(PY) -m ruff format --check
	$(PY) -m mypy
	$(VENV)/bin/lint-imports --no-cache
	$(PY) build_timeline.py check
	@diff -rq data tests/five || echo "The tests read tests/five, not data/ («make five» copies data/ there)."

# Bytes through every room (tests/fuzz); findings are kept in .fuzz/.  A longer run: make fuzz FUZZ_RUNS=1000000
FUZZ_RUNS ?= 20000
fuzz: $(VENV)/.test
	@$(PIP) requirements/fuzz.txt --only-binary :all: 2>/dev/null || echo "atheris cannot be had here (no wheel, or no index)."
	@PYTHONPATH=tests $(PY) -m fuzz --runs $(FUZZ_RUNS)

# Kills, full disks, servers that lie, mutated inputs, hostile values, edits, growth (tests/campaign).  Small as it stands;
# make campaign CAMPAIGN="--size whole" takes hours, CAMPAIGN="network kills" only some of it.
CAMPAIGN ?=
campaign: $(VENV)/.test
	@PYTHONPATH=tests $(PY) -m campaign $(CAMPAIGN)

# The same bytes from every Python that is there.
versions:
	@.ci/versions

# Small faults put into the rooms of dates, one at a time: which of them do the tests notice?  All of them take hours.
MUTANTS ?= --share 0.1
mutants: $(VENV)/.test
	@$(PY) benchmarks/mutants.py $(MUTANTS)

# What it takes, in processor time, beside others; real news: make bench BENCH="--text news.jsonl"
BENCH ?=
bench: $(VENV)/.test
	@$(PY) benchmarks/bench.py $(BENCH)

schemas: $(VENV)/.base
	$(PY) build_timeline.py check --write-schemas

# Known vulnerabilities of everything pinned.  pip-audit, in an environment of its own, asks PyPI or --service osv over
# the network; strict, because what could not be looked up has not passed.  One file a run: it refuses two that pin one
# library differently, as tools may.  requirements/base.txt and import.txt are part of test.txt.
AUDITED = test scale share fuzz tools
audit: $(TOOLS)/.done
	@failed=; for file in $(AUDITED); do \
	  echo "requirements/$$file.txt:"; \
	  $(TOOLS)/bin/pip-audit --strict --disable-pip --require-hashes --progress-spinner off \
	    -r requirements/$$file.txt || failed=1; \
	done; test -z "$$failed"

# Writes the pins anew.
pins: $(TOOLS)/.done
	$(COMPILE) --output-file=requirements/base.txt pyproject.toml
	$(COMPILE) --extra=import --output-file=requirements/import.txt pyproject.toml
	$(COMPILE) --extra=scale --output-file=requirements/scale.txt pyproject.toml
	$(COMPILE) --extra=import --extra=test --output-file=requirements/test.txt pyproject.toml
	$(COMPILE) --output-file=requirements/fuzz.txt requirements/fuzz.in
	$(COMPILE) --output-file=requirements/share.txt requirements/share.in
	$(COMPILE) --allow-unsafe --output-file=requirements/tools.txt requirements/tools.in

# dist/: wheel and source (the same bytes from one commit), what they are made of (CycloneDX), how they were built (in-toto).  CI signs the latter.
release: export SOURCE_DATE_EPOCH := $(shell git log -1 --format=%ct 2>/dev/null)
release: $(TOOLS)/.done
	@rm -rf dist build *.egg-info .build/release
	@$(TOOLS)/bin/python -m build --no-isolation --outdir dist
	@rm -rf build *.egg-info
	@$(PYTHON) -m venv .build/release
	@.build/release/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/import.txt
	@$(TOOLS)/bin/cyclonedx-py environment .build/release --pyproject pyproject.toml --output-reproducible \
	  --output-file .build/sbom.json
	@$(TOOLS)/bin/python .ci/release.py

$(TOOLS)/.done: requirements/tools.txt
	@$(PYTHON) -m venv $(TOOLS)
	@$(TOOLS)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/tools.txt
	@touch $@

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

# Pictures of pages, where the site has an address.
$(VENV)/.share: requirements/share.txt | $(VENV)/.base
	@$(PIP) requirements/share.txt || echo "Pillow cannot be had here: no pictures for social networks."
	@touch $@

$(VENV)/.test: requirements/test.txt | $(VENV)/.python
	@echo "Installing what the tests need (a minute or two, once) …"
	@$(PIP) requirements/test.txt
	@touch $@ $(VENV)/.base
