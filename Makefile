# Two commands for a fresh clone: `make demo` and `make test`. Each installs what it needs into .venv, once.
# Any Python from 3.11 on will do: make demo PYTHON=/path/to/python3.12

PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python
PIP := $(RUN) -m pip install --quiet --disable-pip-version-check
# A key of setup.cfg as lines for `pip install -r`. litellm is by far the largest package: only a real model needs it.
NEEDS := $(RUN) -c 'import configparser as c, sys; p = c.ConfigParser(); p.read("setup.cfg"); print(p.get(*sys.argv[1:]))'
MODELS := $(if $(MODEL),$(VENV)/models.stamp) $(if $(filter local,$(MODEL)),$(VENV)/local.stamp)

.DEFAULT_GOAL := help
.PHONY: help demo test test-model lint format generate bench install-hooks uninstall-hooks venv models clean
.DELETE_ON_ERROR:

help:  ## show this list
	@grep -E '^[a-z-]+:.*## ' Makefile | sed -E 's/^([a-z-]+):.*## /\1\t/' | awk -F '\t' '{ printf "make %-16s %s\n", $$1, $$2 }'

demo: $(VENV)/run.stamp $(MODELS)  ## a world of agents on three workers [AGENTS WORKERS STREAMS FRAMES SEED DIR MODEL API_BASE]
	@$(RUN) bin/git-fleet demo \
		$(if $(AGENTS),--agents '$(AGENTS)') $(if $(WORKERS),--workers '$(WORKERS)') \
		$(if $(STREAMS),--streams '$(STREAMS)') $(if $(FRAMES),--frames '$(FRAMES)') \
		$(if $(SEED),--seed '$(SEED)') $(if $(DIR),--dir '$(DIR)') \
		$(if $(MODEL),--model '$(MODEL)') $(if $(API_BASE),--api-base '$(API_BASE)')

test: lint $(VENV)/test.stamp $(VENV)/models.stamp  ## lint, then all tests
	@$(RUN) -m pytest -q -n 3 --dist loadgroup

test-model: $(VENV)/test.stamp  ## the tests that ask a real small model on this machine, fetched once
	@$(MAKE) --no-print-directory $(VENV)/local.stamp || true
	@$(RUN) -m pytest -q -m model -r s

lint: $(VENV)/lint.stamp $(VENV)/test.stamp  ## style, types, direction of imports, generated code
	@$(VENV)/bin/ruff check --quiet .
	@$(VENV)/bin/ruff format --quiet --check . || { echo "run \`make format\`" >&2; exit 1; }
	@$(VENV)/bin/mypy --no-error-summary
	@$(VENV)/bin/lint-imports --cache-dir $(VENV)/imports >$(VENV)/imports.log || { cat $(VENV)/imports.log; exit 1; }
	@$(RUN) schemas/generate.py --check

format: $(VENV)/lint.stamp  ## lay out the code
	@$(VENV)/bin/ruff format --quiet .
	@$(VENV)/bin/ruff check --quiet --fix .

generate: $(VENV)/lint.stamp  ## write fleet/valid.py from schemas/
	@$(RUN) schemas/generate.py

bench: $(VENV)/test.stamp $(VENV)/models.stamp  ## measure the fold, the turnaround of a frame, the merge driver, more workers [FULL=1]
	@$(RUN) -m tests.bench.fold
	@$(RUN) -m tests.bench $(if $(FULL),--full)
	@$(RUN) -m tests.bench.merge
	@$(RUN) -m tests.bench.scaling
	@$(RUN) -m tests.bench.overhead

install-hooks: $(VENV)/run.stamp  ## put the fleet's hooks into a repository [REPO=path]
	@$(RUN) bin/git-fleet install-hooks '$(or $(REPO),$(error say which repository: make install-hooks REPO=path))'

uninstall-hooks: $(VENV)/run.stamp  ## take them out again [REPO=path]
	@$(RUN) bin/git-fleet uninstall-hooks '$(or $(REPO),$(error say which repository: make uninstall-hooks REPO=path))'

venv: $(VENV)/run.stamp  ## what git fleet needs to run, in .venv

models: $(VENV)/models.stamp  ## litellm, for minds that ask a real model

clean:  ## remove .venv and what the tools left; no world is touched
	rm -rf $(VENV) build dist *.egg-info .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -not -path './.git/*' -prune -exec rm -rf {} +

$(VENV)/made.stamp:
	@command -v $(PYTHON) >/dev/null || { echo "$(PYTHON) is not on PATH: install Python 3.11 or newer, or name it: make $(MAKECMDGOALS) PYTHON=/path/to/python3" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "$(PYTHON) is older than Python 3.11: name a newer one: make $(MAKECMDGOALS) PYTHON=/path/to/python3.11" >&2; exit 1; }
	@git --version | awk '{ split($$3, v, "."); exit !(v[1] > 2 || v[1] == 2 && v[2] >= 38) }' || { echo "git 2.38 or newer is needed, here is: $$(git --version 2>&1)" >&2; exit 1; }
	@echo "making $(VENV) (once)"
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "$(PYTHON) cannot make a virtual environment: install its venv module (on Debian: apt-get install python3-venv)" >&2; exit 1; }
	@touch $@

$(VENV)/run.stamp: setup.cfg $(VENV)/made.stamp
	@echo "installing what git fleet runs on (once)"
	@$(NEEDS) options install_requires | grep -v '^litellm' >$(VENV)/run.txt
	@$(PIP) -r $(VENV)/run.txt
	@touch $@

$(VENV)/models.stamp: setup.cfg $(VENV)/run.stamp
	@echo "installing litellm (once; it is large)"
	@$(NEEDS) options install_requires | grep '^litellm' >$(VENV)/models.txt
	@$(PIP) -r $(VENV)/models.txt
	@touch $@

$(VENV)/local.stamp: setup.cfg $(VENV)/models.stamp
	@echo "installing a llama.cpp server and the weights of a small model (once)"
	@$(NEEDS) options.extras_require local >$(VENV)/local.txt
	@$(PIP) --only-binary :all: -r $(VENV)/local.txt || { echo "the server of a local model ($$(tail -n 1 $(VENV)/local.txt)) cannot be had from the package index: try again when it is in reach, or make demo MODEL=PROVIDER/NAME" >&2; exit 1; }
	@$(RUN) -m fleet.operator.weights
	@touch $@

$(VENV)/test.stamp $(VENV)/lint.stamp: $(VENV)/%.stamp: setup.cfg $(VENV)/run.stamp
	@echo "installing what \`make $*\` needs (once)"
	@$(NEEDS) options.extras_require $* >$(VENV)/$*.txt
	@$(PIP) -r $(VENV)/$*.txt
	@touch $@
