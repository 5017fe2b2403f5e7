# Every recipe sets up what it needs first; a second time that takes a second.
# Another Python: make PYTHON=python3.13 test

PYTHON ?= python3
IN := .venv/bin/python
export PATH := $(CURDIR)/.venv/bin:$(PATH)

.NOTPARALLEL:
.DEFAULT_GOAL := help
.PHONY: help setup setup-site build serve test check suites coverage lock clean

help: ## This list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):[^#]*## (.*)/  make \1	\2/' | expand -t 18

setup: ## Virtual environment, locked packages, Node's packages, a browser for the tests
	@$(PYTHON) -m setup test

setup-site:
	@$(PYTHON) -m setup site

build: setup-site ## The site, in site/
	$(IN) -m site_src build

serve: setup-site ## The site at a local address, which is printed
	$(IN) -m site_src serve

test: setup check build suites ## Everything: checks, a build, all suites

check: setup ## Style and types; a warning is an error
	$(IN) -m ruff check .
	$(IN) -m ruff format --check .
	$(IN) -m mypy

# Budgets on two cores: module with proof and stories 240 s, site 30 s, browser 240 s, setup 10 s. `timeout` ends a run
# that hangs.
SUITE = timeout --verbose 1200 $(IN) -m pytest -q -n 2
suites:
	$(SUITE) tests/setup
	$(SUITE) tests/module
	$(SUITE) tests/site
	$(SUITE) tests/browser

coverage: setup ## Which branches of the decision module its own suite runs
	$(IN) -m pytest -q -n 2 --cov=calculators --cov-branch --cov-report=term-missing tests/module

lock: ## Write the locks again; UPGRADE=--upgrade takes newer versions
	@$(PYTHON) -m setup lock $(UPGRADE)

clean: ## Remove what was built and installed here
	rm -rf build site dist .venv node_modules .coverage .pytest_cache .mypy_cache .ruff_cache .hypothesis
