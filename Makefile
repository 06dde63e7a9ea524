# Two commands matter: `make build` and `make test`. Both set up what they need on a fresh machine.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
COURSE ?= courses/mcr-tot

.PHONY: help build test lint bench clean setup setup-tests setup-lms setup-browser

help:
	@echo "make build   compile the sample course into build/"
	@echo "make test    set up and run every test, browser tests included"
	@echo "make lint    format check, lint, types, import contracts"
	@echo "make bench   speed and size, as ratios against a floor in the same run"

build: setup
	$(BIN)/clic-scorm build $(COURSE) --out build

test: setup-tests setup-lms setup-browser lint
	@sh tools/tests.sh $(BIN)

lint: setup-tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	npx --no-install tsc --project clic_scorm/runtime/tsconfig.json
	npx --no-install tsc --project clic_scorm/preview/tsconfig.json
	npx --no-install eslint --config tools/floor/eslint.config.mjs clic_scorm/runtime
	node tools/floor/check.mjs

bench: setup-tests
	$(BIN)/python benchmarks/bench.py

setup: $(VENV)/built

setup-tests: $(VENV)/tested node_modules/.complete

setup-lms: .venv-lms/.complete

setup-browser:
	@sh tools/browser.sh

$(VENV)/created: tools/environment.sh
	sh tools/environment.sh $(PYTHON) $(VENV)
	@touch $@

$(VENV)/built: $(VENV)/created setup.cfg pyproject.toml requirements/constraints.txt
	$(BIN)/python -m pip install --quiet --constraint requirements/constraints.txt --editable .
	@touch $@

$(VENV)/tested: $(VENV)/built pyproject.toml requirements/constraints.txt
	$(BIN)/python -m pip install --quiet --constraint requirements/constraints.txt --group test
	@touch $@

.venv-lms/.complete: requirements/lms.txt tools/environment.sh
	sh tools/environment.sh $(PYTHON) .venv-lms
	.venv-lms/bin/python -m pip install --quiet --requirement requirements/lms.txt
	@touch $@

node_modules/.complete: package.json package-lock.json
	npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

clean:
	rm -rf $(VENV) .venv-lms node_modules .setuptools .mypy_cache .ruff_cache .pytest_cache .hypothesis *.egg-info
	find build -mindepth 1 -not -name .gitignore -delete
