# Everything a person runs here. `make` alone lists it. Works with the make of macOS (3.81).

# The first Python that is new enough; if none is, tools/setup.py says so in a sentence.
PYTHON ?= $(shell for each in python3 python3.14 python3.13 python3.12 python3.11; do \
	"$$each" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo "$$each"; exit; }; done; \
	echo python3)
IN := .venv/bin
SETUP := command -v $(PYTHON) > /dev/null || { echo "Secure Base needs Python 3.11 or newer, and there is none here." >&2; exit 1; }; \
	$(PYTHON) tools/setup.py

.DEFAULT_GOAL := help
.PHONY: help run setup test test-fast lint bench sample screenshots lock setup-test setup-bench browser

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

run: setup ## start Secure Base on http://127.0.0.1:8000 (PORT=, SECUREBASE_DATA=, SECUREBASE_URL=)
	@$(IN)/python -m securebase serve $(if $(PORT),--port $(PORT))

setup: ## make .venv with what running needs; quick if nothing has changed
	@$(SETUP) run

test: setup-test browser lint ## run every check, in a real browser too
	@TEST_BROWSER="$$($(IN)/python -m tools.browser)" && export TEST_BROWSER && \
		exec $(IN)/python -m pytest -q -n 2 --dist loadfile

test-fast: setup-test ## run the tests that need no browser and little time
	@$(IN)/python -m pytest -q -n 2 --dist loadfile -m "not browser and not slow"

lint: setup-test ## format, lint, types, import rules
	@$(IN)/ruff format --check .
	@$(IN)/ruff check .
	@$(IN)/mypy
	@$(IN)/lint-imports --no-logo

bench: setup-bench ## measure, beside peers and floors in the same run; writes bench/RESULTS.md
	@$(IN)/python -m bench

sample: setup ## make the throw-away sample couple and start with it
	@$(IN)/python -m securebase sample

screenshots: setup-test browser ## make the pictures of the README from the sample couple
	@TEST_BROWSER="$$($(IN)/python -m tools.browser)" && export TEST_BROWSER && $(IN)/python -m tools.screenshots

lock: setup-test ## write requirements/*.txt from pyproject.toml
	@$(IN)/python -m tools.lock

setup-test:
	@$(SETUP) test

setup-bench:
	@$(SETUP) bench

browser: setup-test # before the long part of a test run, so that a missing browser is told at once
	@$(IN)/python -m tools.browser > /dev/null
