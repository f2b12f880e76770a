# The verbs of the project, the same on a desk and in CI.
# `make site` needs Python 3.11 or newer and git; `make test` fetches the rest (tests/tools/provide.py).

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP_INSTALL := $(BIN)/python -m pip install -qq --disable-pip-version-check --no-input

# A stamp's name holds a checksum of what it was made from, so a checkout that only touches dates installs nothing.
# The folder counts too: an environment does not survive being moved or copied.
READY := $(VENV)/ready-$(shell (pwd; cat pyproject.toml requirements.lock) | cksum | tr -dc '0-9')
TESTABLE := $(VENV)/testable-$(shell cksum < requirements-test.lock | tr -dc '0-9')

OLD_PYTHON = The portal needs Python 3.11 or newer; $(PYTHON) is %d.%d. Name another: make PYTHON=python3.12
NO_PYTHON = The portal needs Python 3.11 or newer, and $(PYTHON) is not there. Name another: make PYTHON=python3.12
NO_VENV = $(PYTHON) cannot make environments: install its venv module (Debian and Ubuntu: apt install python3-venv).

.PHONY: site ready serve test tools check fix bench bench-parity audit lock coast cards clean
.SUFFIXES:

site: $(READY)
	@$(BIN)/portal build
	@echo "Open $(CURDIR)/site/index.html — or: make serve, then http://127.0.0.1:8000/"

# The environment alone, for commands of .venv/bin.
ready: $(READY)

serve: $(READY)
	@$(BIN)/portal serve

test: tools
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/pytest --numprocesses=auto --dist=loadfile

tools: $(TESTABLE)
	@$(BIN)/python tests/tools/provide.py

check: $(READY)
	@$(BIN)/portal check $(CHECK_OPTIONS)

fix: $(TESTABLE)
	$(BIN)/ruff check --fix --exit-zero
	$(BIN)/ruff format

# What a keystroke in a long list, a build, a shown edit and a check of 10,000 pages cost, what a page weighs; a
# hundred edits, each compared (BENCH=speed: one).
bench: tools
	$(BIN)/python -m bench $(BENCH)

# What the parity checks find of mutations made on purpose, and what they say of clean pages.
bench-parity: $(TESTABLE)
	$(BIN)/python -m bench.parity $(BENCH_OPTIONS)

# axe and the HTML checker on every page, Lighthouse on four of each language: about 40 minutes on two cores at rest.
# A shorter one: AUDIT_OPTIONS="--pages 40 --runs 1 --lang en".
audit: tools
	$(BIN)/python -m bench.audit $(AUDIT_OPTIONS)

# The land that maps draw, cut anew from Natural Earth; only when the window in scripts/coastline.py changes.
coast: $(READY)
	$(BIN)/python scripts/coastline.py

# The pictures of link previews whose words have changed, drawn by a real browser.
cards: tools
	$(BIN)/python scripts/cards.py

lock:
	$(PYTHON) tests/tools/lock.py $(LOCK_OPTIONS)

clean:
	rm -rf $(VENV) node_modules bench/lighthouse/node_modules site .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis scripts/*.egg-info
	find scripts tests bench -name __pycache__ -prune -exec rm -rf {} + 2>/dev/null || true

# Made anew, not updated: pip leaves packages behind that a lock no longer names.
# A stamp without its Python (removed by an upgrade of the system) counts for nothing.
$(READY): $(if $(wildcard $(BIN)/python),,missing-python)
	@command -v "$(PYTHON)" >/dev/null || { echo "$(NO_PYTHON)" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("$(OLD_PYTHON)" % sys.version_info[:2])'
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "$(NO_VENV)" >&2; exit 1; }
	@echo "Installing the locked dependencies into $(VENV)"
	@$(PYTHON) -m venv --clear $(VENV)
	@$(PIP_INSTALL) --require-hashes -r requirements.lock
	@$(PIP_INSTALL) --no-deps --no-build-isolation -e .
	@touch $@

$(TESTABLE): $(READY)
	@echo "Installing what the tests need into $(VENV)"
	@rm -f $(VENV)/testable-*
	@$(PIP_INSTALL) --require-hashes -r requirements-test.lock
	@touch $@

.PHONY: missing-python
missing-python:
