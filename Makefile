# One command for each thing a person wants. Each installs what it needs on first use.

PYTHON ?= python3
BIN := .venv/bin
IMHUB := $(BIN)/imhub
export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := help
.PHONY: help site serve check test statement lint types unit fix schemas clean

help: ## Show what there is
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

site: .venv/ready node_modules/ready ## Build the hub into site/
	@$(IMHUB) build

serve: .venv/ready ## See the hub in a browser; it follows each save
	@$(IMHUB) serve

check: .venv/ready ## Say what is wrong with the content
	@$(IMHUB) check

test: lint types unit ## Run every check that decides whether a change may land
	@$(IMHUB) check
	@$(IMHUB) translations extract --check

lint: .venv/ready
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check

types: .venv/ready
	@$(BIN)/mypy

unit: .venv/ready node_modules/ready
	@$(BIN)/pytest -n 2 --dist loadfile

fix: .venv/ready ## Mend what the formatter and linter can mend
	@$(BIN)/ruff format
	@$(BIN)/ruff check --fix

statement: .venv/ready node_modules/ready ## Check accessibility in a browser and write what it found
	@$(BIN)/pytest tests/browser/test_axe.py tests/browser/test_layout.py tests/browser/test_five_journeys.py --statement

schemas: .venv/ready ## Write .vscode/schemas and snippets again from the code
	@$(IMHUB) schema --out .vscode/schemas

clean: ## Delete all that was built or installed
	rm -rf .venv node_modules .cache site .site-* .mypy_cache .pytest_cache .ruff_cache .hypothesis

.venv/ready: requirements.lock pyproject.toml
	@echo "Installing Python packages into .venv …"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed.")'
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

node_modules/ready: package-lock.json
	@echo "Installing fonts and browser checks into node_modules …"
	@command -v npm >/dev/null || { echo "Node 20 or newer is needed: its npm brings the fonts of printed sheets. Without it: .venv/bin/imhub build --no-print"; exit 1; }
	@npm ci --ignore-scripts --no-fund --no-audit --loglevel=error
	@touch $@
