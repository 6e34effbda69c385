# `make help` lists the targets. POSIX make; everything goes into .venv, nothing into the system.
.POSIX:

PYTHON =
BIN = .venv/bin
PIP = $(BIN)/python -m pip install --disable-pip-version-check
LOCKS = requirements/py311.txt requirements/py312.txt
LOCK = requirements/py$$($(BIN)/python -c 'import sys; print("311" if sys.version_info < (3, 12) else "312")').txt
COMPILED = harness/matching/counted.py harness/matching/counted.pxd harness/matching/loops.py \
	harness/matching/loops.pxd harness/matching/protobuf.py harness/matching/protobuf.pxd
TEMPORARY = $${TMPDIR:-/tmp}

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

setup: .venv/ready ## Make .venv and install the harness into it (again only after a change)
	@echo "Ready: $(BIN)/harness --help"

demo: setup ## Test the calibration apps on embedded virtual phones
	$(BIN)/harness demo

test: .venv/ready-dev ## Run all tests
	$(BIN)/pytest

test-slow: .venv/ready-dev ## Run the tests that take minutes: each fault in each phase, each kind of splash screen
	$(BIN)/pytest -m slow

bench: .venv/ready-dev ## Measure: a run's overhead, a hooked call, matching, recognising (javac, npm)
	$(BIN)/python -m tests.benchmarks.overhead
	$(BIN)/python -m tests.benchmarks.hooks
	$(BIN)/python -m tests.benchmarks.matching
	$(BIN)/python -m tests.benchmarks.screens

lint: .venv/ready-dev ## Check style and form
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: .venv/ready-dev ## Check types
	$(BIN)/mypy

hooks: ## Build the agent and its catalogue (node, npm)
	cd hooks && npm ci --no-fund --no-audit && npm run check && npm test && npm run build

framework: setup ## Build the virtual phone's framework.jar (javac 17)
	$(BIN)/python -m harness.virtualphone.framework.build

calibration: setup ## Build the sample apps (Debian's aapt, apksigner, zipalign, libsmali-java, proguard-cli, libokhttp-java; npm)
	$(BIN)/python -m harness.calibration.build
	$(BIN)/python -m tests.end_to_end.behaviours
	$(BIN)/python -m tests.end_to_end.explorer_apps
	$(BIN)/python -m tests.end_to_end.sender
	$(BIN)/python -m tests.end_to_end.smali_apps

fonts: .venv/ready-dev ## Build the virtual phone's typeface (Debian's fonts-noto-cjk)
	$(BIN)/python -m harness.virtualphone.fonts.build

docs: setup ## Write the pages that come from the code
	$(BIN)/python -m harness.rules.pages
	$(BIN)/python -m harness.model.pages
	$(BIN)/python -m harness.terminal.pages

check-built: check-hooks check-catalogue check-framework check-calibration check-fonts check-docs ## Build all that is built, and compare

check-hooks: ## Compare the agent with its source
	cd hooks && npm ci --no-fund --no-audit && npm run check && npm test
	@set -eu; built=$$(mktemp -d "$(TEMPORARY)/hooks.XXXXXX"); trap 'rm -rf "$$built"' EXIT; \
	(cd hooks && node build.mjs "$$built"); \
	for file in agent.js catalogue.json; do \
	  cmp "$$built/$$file" "harness/probes/$$file" \
	    || { echo "harness/probes/$$file is not what hooks/ gives: run make hooks" >&2; exit 1; }; \
	done

check-catalogue: setup ## Compare the hook catalogue with the public Android SDK (npm)
	npm --prefix hooks/sdk ci --no-fund --no-audit
	$(BIN)/harness hooks check

check-framework: setup ## Compare framework.jar with its source
	@set -eu; built=$$(mktemp -d "$(TEMPORARY)/framework.XXXXXX"); trap 'rm -rf "$$built"' EXIT; \
	$(BIN)/python -m harness.virtualphone.framework.build "$$built/framework.jar"; \
	cmp "$$built/framework.jar" harness/virtualphone/framework.jar \
	  || { echo "framework.jar is not what its source gives: run make framework" >&2; exit 1; }

check-calibration: setup ## Compare the calibration apps with their source
	$(BIN)/python -m harness.calibration.build --check
	$(BIN)/python -m tests.end_to_end.behaviours --check
	$(BIN)/python -m tests.end_to_end.explorer_apps --check
	$(BIN)/python -m tests.end_to_end.sender --check
	$(BIN)/python -m tests.end_to_end.smali_apps --check

check-fonts: .venv/ready-dev ## Compare the typeface with its source
	$(BIN)/python -m harness.virtualphone.fonts.build --check

check-docs: setup ## Compare the generated pages with the code
	$(BIN)/python -m harness.rules.pages --check || { echo "docs/rules.md: run make docs" >&2; exit 1; }
	$(BIN)/python -m harness.model.pages --check
	$(BIN)/python -m harness.terminal.pages --check

locks: setup ## Pin the newest versions that go together (asks the package index)
	$(PIP) --quiet uv
	@set -eu; for version in 3.11 3.12; do \
	  lock=requirements/py$$(echo $$version | tr -d .).txt; \
	  first=$$(head -n 1 $$lock); \
	  pins=$$($(BIN)/uv pip compile pyproject.toml --all-extras --upgrade --quiet \
	    --no-header --no-annotate --python-version $$version); \
	  printf '%s\n' "$$first" "$$pins" > $$lock; \
	done

clean: ## Remove .venv and caches; recordings in runs/ stay
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis build hooks/node_modules hooks/sdk/node_modules *.egg-info
	find harness tests scenarios -name __pycache__ -type d -prune -exec rm -rf {} +
	rm -f harness/matching/*.so harness/matching/*.c

.venv/bin/python:
	@set -eu; \
	for python in $(PYTHON) python3 python3.13 python3.12 python3.11 none; do \
	  "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && break; \
	done; \
	if [ "$$python" = none ]; then \
	  echo "Python 3.11 or newer is needed: apt install python3 python3-venv (or make PYTHON=...)." >&2; \
	  exit 2; \
	fi; \
	if ! "$$python" -c 'import ensurepip, venv' 2>/dev/null; then \
	  echo "$$python cannot make virtual environments: apt install python3-venv." >&2; \
	  exit 2; \
	fi; \
	echo "Making .venv with $$("$$python" --version) ..."; \
	"$$python" -m venv .venv

.venv/ready: .venv/bin/python pyproject.toml $(LOCKS) $(COMPILED)
	@echo "Installing into .venv (about 450 MB; a minute or two) ..."
	@$(PIP) --constraint $(LOCK) --editable '.[test]'
	@touch $@

.venv/ready-dev: .venv/ready
	@$(PIP) --constraint $(LOCK) --editable '.[test,dev]'
	@touch $@

.PHONY: help setup demo test test-slow bench lint types hooks framework calibration fonts docs check-built \
	check-hooks check-catalogue check-framework check-calibration check-fonts check-docs locks clean
