# Every recipe sets up what it needs first; a second time that takes a second.
# Another Python: make PYTHON=python3.13 test

PYTHON ?= python3
IN := .venv/bin/python
export PATH := $(CURDIR)/.venv/bin:$(PATH)

.NOTPARALLEL:
.DEFAULT_GOAL := help
.PHONY: help setup setup-site build built release release-test serve test check checks without-browser with-browser coverage verify \
	record ask mutants bench bedside diff lock clean

help: ## This list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):[^#]*## (.*)/  make \1	\2/' | expand -t 18

setup: ## Virtual environment, locked packages, Node's packages, a browser for the tests
	@$(PYTHON) -m setup test

setup-site:
	@$(PYTHON) -m setup site

build: setup-site built ## The site, in site/

built:
	$(IN) -m site_src build

serve: setup-site ## The site at a local address, which is printed
	$(IN) -m site_src serve

release: ## One zip with everything, in dist/, with the wheel beside it
	@$(PYTHON) -m setup release
	$(IN) -m site_src release

# Unpacked outside of this folder, so that nothing can be taken from here.
# A release has no local.json and no local.js: the tests, to which any request that fails is a fault, get empty ones.
release-test: setup release ## A new release, unpacked in a new folder: the tests from disk without a network, and behind servers
	@new=$$(mktemp -d) && trap 'rm -rf "$$new"' EXIT && $(IN) -m zipfile -e dist/*.zip "$$new" && \
	$(IN) -c 'import pathlib, sys; from site_src import local; local.ship(pathlib.Path(sys.argv[1]))' "$$new"/* && \
	SITE=$$(echo "$$new"/*) $(SUITE) tests/browser/test_from_disk.py tests/browser/test_nothing_leaves.py \
		tests/browser/test_nginx.py tests/browser/test_plain_servers.py tests/browser/test_webkit.py

# On a new machine the browsers come while what needs none is at work.
test: ## Everything: checks, a build, all suites
	@$(PYTHON) -m setup packages
	@$(PYTHON) -m setup browsers & browsers=$$!; $(MAKE) --no-print-directory checks built without-browser; done=$$?; \
		wait $$browsers && exit $$done
	@$(MAKE) --no-print-directory with-browser

check: setup checks ## Style and types; a warning is an error

checks:
	$(IN) -m ruff check .
	$(IN) -m ruff format --check .
	$(IN) -m mypy
	node node_modules/pyright/index.js --warnings

# Budgets on two cores: module with stories 70 s, proof 120 s, audit with ask 20 s, site 60 s, browser 700 s, setup 10 s. `timeout` ends a run
# that hangs.
SUITE = timeout --verbose 1200 $(IN) -m pytest -q -n 2
# Every branch of the decision module is taken without the proof, which runs unwatched and so in time.
COVERED = --cov=calculators --cov-branch --cov-fail-under=100 --cov-report=json:build/coverage.json \
	--cov-report=term-missing --ignore=tests/module/proof
without-browser:
	$(SUITE) --dist worksteal $(COVERED) tests/module
	$(SUITE) --dist worksteal tests/module/proof
	$(SUITE) tests/ask

with-browser:
	$(SUITE) tests/setup tests/bench tests/audit
	$(SUITE) tests/site
	$(SUITE) tests/browser

coverage: setup ## Which branches of the decision module its own suite runs
	$(SUITE) $(COVERED) tests/module

# What `make test` just left is taken with RECORDED=1, and nothing runs again.
verify: setup ## Prove the rules anew and write down what was verified, for the site
ifndef RECORDED
	$(IN) -m site_src build --unverified
	$(SUITE) tests/browser/test_parity.py
endif
	$(IN) -m audit verify $(if $(RECORDED),--recorded)
	$(IN) -m site_src build

record: setup ## Record what the stories are answered; OPTIONS=--unreleased while a version is being built
	$(IN) -m audit record $(OPTIONS)

ask: setup ## Measure the question box on its set of questions, and write that down for the site
	$(IN) -m audit ask

mutants: setup ## Put small errors into the module, one by one: do its tests notice? About an hour; AGAIN=1 for the unexplained
	@$(PYTHON) -m setup mutants
	$(IN) -m audit mutants $(if $(AGAIN),--again) $(OPTIONS)

bench: ## Measure speed beside other ways of doing the same; OPTIONS="--only start --repetitions 3" for a part
	@$(PYTHON) -m setup bench
	$(IN) -m site_src build
	$(IN) -m bench $(OPTIONS)
	$(IN) -m site_src build

bedside: setup ## Count what five paper cases take by keyboard and by thumb, and write it down for the site
	$(IN) -m site_src build
	$(IN) -m bench.bedside
	$(IN) -m site_src build

diff: setup ## What changed clinically: make diff BASE=REV
	@test -n "$(BASE)" || { echo "Name the revision to compare with: make diff BASE=REV" >&2; exit 2; }
	@$(IN) -m audit diff "$(BASE)"

lock: ## Write the locks again; UPGRADE=--upgrade takes newer versions
	@$(PYTHON) -m setup lock $(UPGRADE)

clean: ## Remove what was built and installed here
	rm -rf build site dist .venv node_modules bench/node_modules .coverage .pytest_cache .mypy_cache .ruff_cache .hypothesis
