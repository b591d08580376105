# make play   set everything up and start the program
# make room   the same, and open a room for others on this network
# make test   set everything up and run all tests
# make check  format, lint, types, layers, tests

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: play room test check format lint types layers train card bench pictures clean

$(VENV)/core: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(PIP) install -c constraints.txt -e .
	@touch $@

$(VENV)/dev: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(PIP) install -c constraints.txt -e '.[web,server,dev]'
	@touch $(VENV)/core $(VENV)/web $@

$(VENV)/web: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(PIP) install -c constraints.txt -e '.[web]'
	@touch $(VENV)/core $@

play: $(VENV)/core
	@$(BIN)/simulator

room: $(VENV)/web
	@$(BIN)/simulator room --lan

test: $(VENV)/dev
	$(BIN)/python -m pytest

check: $(VENV)/dev format lint types layers test

format: $(VENV)/dev
	$(BIN)/ruff format .

lint: $(VENV)/dev
	$(BIN)/ruff check .

types: $(VENV)/dev
	$(BIN)/mypy

layers: $(VENV)/dev
	$(BIN)/lint-imports

train: $(VENV)/dev
	$(BIN)/python -m training

card: $(VENV)/dev
	$(BIN)/python -m training.card

bench: $(VENV)/dev
	$(BIN)/python -m benchmarks | tee benchmarks/results.md

pictures: $(VENV)/dev
	$(BIN)/python docs/pictures/draw.py
	$(BIN)/python docs/pictures/draw_room.py

clean:
	rm -rf $(VENV) dist build
