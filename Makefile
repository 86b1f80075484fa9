# Everything sets itself up on a machine with Python 3.11 or newer. Start with `make run`.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: run test check package icons pictures fit eval bench format

.venv/runtime: requirements.txt
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt
	touch $@

.venv/development: requirements-dev.txt .venv/runtime
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $@

node_modules/.package-lock.json: package-lock.json
	@if ! command -v npm >/dev/null; then \
		echo "Node.js is not installed, so the chat page can't show cards, and no app package be made."; \
		echo "The same conversation in the terminal: $(BIN)/python app.py chat"; \
	else npm ci --ignore-scripts --no-audit --no-fund && touch $@; fi

run: .venv/runtime node_modules/.package-lock.json  ## The assistant in local mode, with its chat page
	$(BIN)/python app.py

check: .venv/runtime  ## The routine's data: every problem with its file, line and cure
	$(BIN)/python app.py check

package: .venv/development node_modules/.package-lock.json  ## The Teams app package, for an administrator to upload
	$(BIN)/python -m manifest

icons: manifest/color.png manifest/outline.png  ## The app's icons, drawn anew from their sources

manifest/color.png: SIZE := 192
manifest/outline.png: SIZE := 32
manifest/%.png: manifest/%.svg
	chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --default-background-color=00000000 \
		--window-size=$(SIZE),$(SIZE) --screenshot=$@ $(abspath $<)

pictures: .venv/development node_modules/.package-lock.json  ## The pictures in docs/, taken anew while the page is tested
	PICTURES=docs $(BIN)/pytest tests/bot/local/test_whole_page.py -k accessible

test: .venv/development node_modules/.package-lock.json  ## Everything that must hold
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python app.py check
	$(BIN)/pytest --numprocesses auto --dist worksteal

fit: .venv/development  ## The weights of understanding, fitted to the development set
	$(BIN)/python -m tests.evaluation.fit

eval: .venv/development  ## How well messages are understood, beside other methods
	$(BIN)/python -m tests.evaluation

bench: .venv/development  ## How fast, beside other bots
	$(BIN)/python -m tests.benchmark

format: .venv/development
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
