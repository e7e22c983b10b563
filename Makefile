# Everything a developer or a curious clerk types; `make help` lists it.

# The desk that `make run` opens: venue or distributor.
DESK ?= venue
# The language (en, fi, sv) and the theme (light, dark) of `make tour`.
LANG_UI ?= en
THEME ?= light
# The processes that `make test` spreads over, and what else pytest is told.
WORKERS ?= 2
PYTEST ?=
# The seeds of `make simulate`: how many, and the first one.
SEEDS ?= 300
FROM ?= 0
# The goal for branch coverage stands in pyproject.toml (`fail_under`); it is one for
# the whole suite, and a part of it cannot reach it.
COVERAGE_GATE ?= $(if $(PYTEST),--cov-fail-under=0)

ifeq ($(OS),Windows_NT)
SYSTEM_PYTHON ?= py -3
BIN := .venv/Scripts
else
SYSTEM_PYTHON ?= python3
BIN := .venv/bin
endif
PYTHON := $(BIN)/python
READY := .venv/ready
# An environment that was moved with its folder is made anew.
ifneq ($(shell cut -d' ' -f3- $(READY) 2>&1),$(CURDIR)/.venv)
.PHONY: $(READY)
endif
# What the static checks read; a folder that a clone may lack is left out.
SOURCES := kaikudesk ui sync register resources tests tools $(wildcard benchmarks)

# The languages that ui reads, compiled from the catalogs that translators write.
LANGUAGES := $(patsubst %.ts,%.qm,$(wildcard resources/i18n/*.ts))

.PHONY: help setup run tour test check format translations freeze bench bench-peers simulate planted chaos fuzz reliability lock clean

help: ## list these targets
	@sed -n 's/^\([a-z-]*\):.*## /\1|/p' $(firstword $(MAKEFILE_LIST)) \
	    | awk -F'|' '{ printf "  make %-13s %s\n", $$1, $$2 }'

setup: $(READY) ## make .venv, with all dependencies pinned and hashed

$(READY): requirements/dev.txt pyproject.toml tools/setup.py tools/system.py
	@$(SYSTEM_PYTHON) -m tools.setup

%.qm: %.ts | $(READY)
	@$(BIN)/pyside6-lrelease -silent $<

run: $(READY) $(LANGUAGES) ## start a demo register and open a desk on it (DESK=distributor)
	@$(PYTHON) -P -m ui.first_run $(DESK)

tour: $(READY) $(LANGUAGES) ## take the guided day offscreen into tour/ (LANG_UI=sv THEME=dark)
	@LANG_UI=$(LANG_UI) THEME=$(THEME) $(PYTHON) -P -m ui.guided_day

test: $(READY) $(LANGUAGES) ## run the whole suite (PYTEST="-k scanner")
	@$(PYTHON) -P -m pytest -n $(WORKERS) --cov --cov-report=term \
	    $(COVERAGE_GATE) $(PYTEST)

check: $(READY) $(LANGUAGES) ## format, lint, types, contracts, wheel
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m ruff check .
	$(PYTHON) -m mypy $(SOURCES)
	$(BIN)/lint-imports --no-logo
	$(PYTHON) -m tools.translations --check
	$(PYTHON) -m tools.wheel

format: $(READY) ## lay the code out and mend what ruff can mend
	$(PYTHON) -m ruff format .
	$(PYTHON) -m ruff check --fix .

translations: $(READY) ## read new texts into resources/i18n and compile them
	$(PYTHON) -m tools.translations

freeze: $(READY) $(LANGUAGES) ## build the desk as a program of its own into dist/
	$(PYTHON) -m PyInstaller --noconfirm --log-level WARN kaikudesk.spec
	@echo "The desk lies in dist/ and starts from any folder; it needs no Python."

bench: $(READY) $(LANGUAGES) ## measure; write benchmarks/results.json and results.md
	$(PYTHON) -P -m benchmarks

bench-peers: $(READY) ## measure PouchDB beside it, from the versions that are locked
	npm ci --prefix benchmarks/peers --no-audit --no-fund --ignore-scripts
	$(PYTHON) -P -m benchmarks.peers

simulate: $(READY) ## play seeds of the simulator (SEEDS=300 FROM=0 SIZE=usual)
	$(PYTHON) -P -m tests.simulation --from $(FROM) --seeds $(SEEDS) \
	    $(if $(SIZE),--size $(SIZE)) --workers $(WORKERS)

fuzz: $(READY) ## feed every decoder a million inputs more (NAMES="entry chunk")
	@$(PYTHON) -m tests.fuzz $(NAMES)

planted: $(READY) ## plant each classic bug and let the simulator find it (OTHERS=1 NAMES="dedupe-by-time")
	$(PYTHON) -P -m tests.simulation.planting $(NAMES) $(if $(OTHERS),--others) \
	    --workers $(WORKERS)

chaos: $(READY) ## kill desks and registers (MINUTES=3 SEED=7 REGISTER=postgresql)
	@$(PYTHON) -P -m tests.chaos --minutes $(or $(MINUTES),1) \
	    --register $(or $(REGISTER),both) $(if $(SEED),--seed $(SEED))

reliability: $(READY) ## write docs/reliability.md (ASIS=1: from runs of other source)
	@$(PYTHON) -P -m tests.reliability $(if $(ASIS),--as-they-are)

lock: $(READY) ## bring the lock files up to date (UPGRADE=--upgrade)
	$(PYTHON) -m tools.lock $(UPGRADE)

clean: ## take away what make made, .venv included
	rm -rf .venv build dist tour demo htmlcov .coverage .coverage.* .hypothesis \
	    .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
