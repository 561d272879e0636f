# Run `make` for the list of what there is to make.

PROCEDURE ?= .
ADDRESS ?= 127.0.0.1:8000
PYTEST_ARGS ?= --numprocesses auto --dist worksteal
BENCH_ARGS ?=
COUNT ?= 10000
MUTANTS ?=
# The fifth break of each function that has one: some four hundred.
SAMPLE ?= '*__mutmut_5'

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

python := .venv/bin/python
# Every requirement is pinned by hash, so a constraint of the machine's own has nothing to add.
export PIP_CONSTRAINT := /dev/null
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help setup site serve test test-all bench fuzz mutants lock lint clean

help: ## List what there is to make
	@sed -En 's/^([a-z-]+):.*## (.*)/make \1 \2/p' $(MAKEFILE_LIST) \
		| while read -r make target words; do printf '%s %-8s %s\n' "$$make" "$$target" "$$words"; done

setup: .venv/.stamp-test node_modules/.stamp ## Install all that building and testing need, but for Chromium, LibreOffice and the screen reader

site: .venv/.stamp node_modules/.stamp ## Build the finished site in site/, of the procedure in the folder PROCEDURE
	@$(python) -m publish site --procedure '$(PROCEDURE)'
	@echo 'The site is in site/.'

serve: .venv/.stamp node_modules/.stamp ## Serve the site at ADDRESS, and build it again whenever something in it changes
	@$(python) -m publish serve --procedure '$(PROCEDURE)' --address '$(ADDRESS)'

# The engine's tests alone must take every branch: to watch that makes them half as fast, and would the others.
test: setup site lint ## Run every test that does not take long, in a browser too
	@.ci/chromium
	$(python) -m pytest $(PYTEST_ARGS) -m 'not long' --cov --cov-fail-under 100 tests/engine
	SITE_DIR='$(CURDIR)/site' $(python) -m pytest $(PYTEST_ARGS) -m 'not long' --ignore tests/engine

# What is heard turns on when it is said, so nothing else runs meanwhile.
test-all: test fuzz .venv/.stamp-mutants ## Run those that take long too, the fuzz and a sample of the mutants: before a release
	@.ci/libreoffice >/dev/null
	@.ci/screen-reader
	SITE_DIR='$(CURDIR)/site' $(python) -m pytest $(PYTEST_ARGS) -m long --ignore tests/heard
	SITE_DIR='$(CURDIR)/site' $(python) -m pytest -m long tests/heard
	$(python) -m tests.mutants $(SAMPLE)

lint: .venv/.stamp-test ## Check the Python for slips
	$(python) -m ruff check

bench: setup site .venv-bench/.stamp bench/peers/node_modules/.stamp ## Measure the calculator, beside its peers too
	@.ci/chromium
	@$(python) -m bench $(BENCH_ARGS)

fuzz: setup .venv/.stamp-fuzz ## Break the door and the loader COUNT times each, led by what each try reaches
	$(python) -m tests.fuzz door --count $(COUNT)
	$(python) -m tests.fuzz loader --count $(COUNT)

mutants: setup .venv/.stamp-mutants ## Break the calculator bit by bit, and count what the tests notice
	$(python) -m tests.mutants $(MUTANTS)

lock: .venv/.stamp-test ## Pin the newest versions that the .in files and package.json allow
	for names in requirements requirements-test requirements-bench requirements-fuzz requirements-mutants; do \
		CUSTOM_COMPILE_COMMAND='make lock' $(python) -m piptools compile --quiet --upgrade --generate-hashes \
			--strip-extras --allow-unsafe --no-emit-index-url --no-emit-find-links --no-emit-trusted-host \
			--no-emit-options --output-file "$$names.txt" "$$names.in"; \
	done
	npm update --package-lock-only
	npm update --package-lock-only --prefix bench/peers
	npm ci --silent
	@touch node_modules/.stamp
	$(python) -m publish pin

clean: ## Remove all that was made, the environment too
	rm -rf .venv .venv-bench node_modules bench/peers/node_modules site .site-* .cache .pytest_cache .ruff_cache .hypothesis .coverage htmlcov mutants
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/.stamp: requirements.txt .python-version
	.ci/python
	$(python) -m pip install --quiet --require-hashes --requirement requirements.txt
	@touch $@

.venv/.stamp-test: requirements-test.txt .venv/.stamp
	$(python) -m pip install --quiet --require-hashes --requirement requirements-test.txt
	@touch $@

.venv/.stamp-fuzz: requirements-fuzz.txt .venv/.stamp-test
	$(python) -m pip install --quiet --require-hashes --requirement requirements-fuzz.txt
	@touch $@

.venv/.stamp-mutants: requirements-mutants.txt .venv/.stamp-test
	$(python) -m pip install --quiet --require-hashes --requirement requirements-mutants.txt
	@touch $@

node_modules/.stamp: package.json package-lock.json .npmrc
	.ci/node
	npm ci --silent
	@touch $@

.venv-bench/.stamp: requirements-bench.txt .python-version
	.ci/python .venv-bench
	.venv-bench/bin/python -m pip install --quiet --require-hashes --requirement requirements-bench.txt
	@touch $@

bench/peers/node_modules/.stamp: bench/peers/package.json bench/peers/package-lock.json .npmrc
	.ci/node
	npm ci --silent --prefix bench/peers
	@touch $@
