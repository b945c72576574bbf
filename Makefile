# The two commands of the README, and what CI calls. Everything lives in .venv and var.
PYTHON ?= python3
BIN := .venv/bin
PORT ?= 8501
ADDRESS ?= localhost

.PHONY: run test check fix bench lock chromium

run: .venv/.run
	$(BIN)/directory serve --port $(PORT) --address $(ADDRESS)

test: .venv/.dev chromium
	$(BIN)/pytest

check: .venv/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/directory check

fix: .venv/.dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: .venv/.dev chromium
	$(BIN)/python -m bench

# Pins every package with its checksum; names no registry.
lock: .venv/.dev
	$(BIN)/pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
	  --no-emit-index-url --no-emit-find-links pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
	  --no-emit-index-url --no-emit-find-links --group dev -c requirements.lock pyproject.toml \
	  -o requirements-dev.lock

.venv/.run: requirements.lock
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed")'
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --require-hashes -r requirements.lock
	printf '%s\n' "$(CURDIR)" > "$$($(BIN)/python -c 'import site; print(site.getsitepackages()[0])')/reperes.pth"
	printf '#!/bin/sh\nexec "%s/.venv/bin/python" -m directory "$$@"\n' "$(CURDIR)" > $(BIN)/directory
	chmod +x $(BIN)/directory
	touch $@

.venv/.dev: .venv/.run requirements-dev.lock
	$(BIN)/pip install --quiet --require-hashes -r requirements-dev.lock
	touch $@

# The browser tests drive the system's Chromium; outside Debian, Playwright's own will do.
chromium: .venv/.dev
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null \
	  || command -v google-chrome >/dev/null || sh tests/browser/install_chromium.sh $(BIN)
