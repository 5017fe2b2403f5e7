# Every recipe sets up what it needs first; a second time that takes a second.
# Another Python: make PYTHON=python3.13 test

PYTHON ?= python3
IN := .venv/bin/python
export PATH := $(CURDIR)/.venv/bin:$(PATH)

.NOTPARALLEL:
.DEFAULT_GOAL := help
.PHONY: help setup setup-site build built release release-test serve test test-fast check checks without-browser with-browser coverage verify \
	record ask mutants zensical bench bedside diff triage lock clean

help: ## This list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):[^#]*## (.*)/  make \1	\2/' | expand -t 18

setup: ## Virtual environment, locked packages, Node's packages, a browser for the tests
	@$(PYTHON) -m tools.setup test

setup-site:
	@$(PYTHON) -m tools.setup site

build: setup-site built ## Build the site in site/

built:
	$(IN) -m site_src build

serve: setup-site ## Build and serve the site locally; prints the address
	$(IN) -m site_src serve

release: ## Make a release: one zip file in dist/, plus the wheel
	@$(PYTHON) -m tools.setup release
	$(IN) -m site_src release

# Unpacked outside of this folder, so that nothing can be taken from here.
# A release has no local.json and no local.js: the tests, to which any request that fails is a fault, get empty ones.
release-test: setup release ## Make a release, unpack it elsewhere, and test it offline from a folder and behind servers
	@new=$$(mktemp -d) && trap 'rm -rf "$$new"' EXIT && $(IN) -m zipfile -e dist/*.zip "$$new" && \
	$(IN) -c 'import pathlib, sys; from site_src.features import local_settings; local_settings.write_local_files(pathlib.Path(sys.argv[1]))' "$$new"/* && \
	SITE=$$(echo "$$new"/*) $(SUITE) tests/browser/test_from_disk.py tests/browser/test_nothing_leaves.py \
		tests/browser/test_nginx.py tests/browser/test_nginx_pages.py tests/browser/test_plain_servers.py tests/browser/test_webkit.py

# On a new machine the browsers come while what needs none is at work.
test: ## Run everything: checks, build, and all test suites
	@$(PYTHON) -m tools.setup packages
	@$(PYTHON) -m tools.setup browsers & browsers=$$!; $(MAKE) --no-print-directory checks built without-browser; done=$$?; \
		wait $$browsers && exit $$done
	@$(MAKE) --no-print-directory with-browser

# Left out for time: the browsers, the proof, coverage, the releases and the packed runtime, the question box, and the audit.
test-fast: ## In 3 minutes and without a browser: checks, build, the module without its proof, most tests of the site
	@$(PYTHON) -m tools.setup packages
	@$(MAKE) --no-print-directory checks built
	$(SUITE) --dist worksteal --ignore=tests/module/proof tests/module
	$(SUITE) --dist loadfile --ignore=tests/site/test_release.py --ignore=tests/site/test_runtime.py tests/site tests/bench

check: setup checks ## Style, data, and types; a warning is an error

checks:
	$(IN) -m ruff check .
	$(IN) -m ruff format --check .
	$(IN) -m site_src check --data
	$(IN) -m mypy
	node node_modules/pyright/index.js --warnings
	node node_modules/@biomejs/biome/bin/biome ci --error-on-warnings
	node node_modules/typescript/bin/tsc

# Measured on two idle cores: module with stories 101 s, proof 180 s, question box 10 s, setup, bench, and verify 12 s, site 116 s,
# browser 1,010 s; in a fresh clone, with set-up, 25 minutes together. `timeout` ends a run that hangs.
PYTEST = timeout --verbose 2700 $(IN) -m pytest -q
SUITE = $(PYTEST) -n 2
# Every branch of the decision module is taken without the proof, which runs unwatched and so in time.
COVERED = --cov=calculators --cov-branch --cov-fail-under=100 --cov-report=json:build/coverage.json \
	--cov-report=term-missing --ignore=tests/module/proof
# Three browsers on two cores can keep a page waiting longer than any test waits: a test that fails is run once more, the
# summary names it, and a second failure counts (record 0032).
AGAIN_ONCE = --reruns 1 --reruns-delay 2 -r aR
without-browser:
	$(SUITE) --dist worksteal $(COVERED) tests/module
	$(SUITE) --dist worksteal tests/module/proof
	$(SUITE) tests/question_box

# A module of tests/site stays in one process, so that a release is made once. Browser tests wait for a third of their time: three
# processes for two cores.
with-browser:
	$(SUITE) tests/setup tests/bench tests/verify
	$(SUITE) --dist loadfile tests/site
	$(PYTEST) -n 3 --dist worksteal $(AGAIN_ONCE) tests/browser

coverage: setup ## Which branches of the decision module its own suite runs
	$(SUITE) $(COVERED) tests/module

# What `make test` just left is taken with RECORDED=1, and nothing runs again.
verify: setup ## Verify the rules again and record the result for the site
ifndef RECORDED
	$(IN) -m site_src build --unverified
	$(SUITE) tests/browser/test_parity.py
endif
	$(IN) -m tools.verify verify $(if $(RECORDED),--recorded)
	$(IN) -m site_src build

record: setup ## Record the answer to every test case, and the version where files state it; OPTIONS=--unreleased before a release
	$(IN) -m tools.verify record $(OPTIONS)

ask: setup ## Measure the question box on its question set and record the result for the site
	$(IN) -m tools.verify ask

mutants: setup ## Mutation testing of the module (about an hour); AGAIN=1 retries only the unexplained errors
	@$(PYTHON) -m tools.setup mutants
	$(IN) -m tools.verify mutants $(if $(AGAIN),--again) $(OPTIONS)

zensical: build ## Build the pages with Zensical, too, and check their links (record 0034)
	@$(PYTHON) -m tools.setup zensical
	$(IN) -m pytest -q tests/site/test_zensical.py

bench: ## Benchmark against alternatives; OPTIONS="--only start --repetitions 3" for part of it
	@$(PYTHON) -m tools.setup bench
	$(IN) -m site_src build
	$(IN) -m tools.bench $(OPTIONS)
	$(IN) -m site_src build

bedside: setup ## Count keystrokes and taps for five paper cases and record the result for the site
	$(IN) -m site_src build
	$(IN) -m tools.bench.task_times
	$(IN) -m site_src build

diff: setup ## What changed clinically: make diff BASE=REV
	@test -n "$(BASE)" || { echo "Name the revision to compare with: make diff BASE=REV" >&2; exit 2; }
	@$(IN) -m tools.verify diff "$(BASE)"

triage: setup ## Measure over-triage in the synthetic population: make triage BASE=REV
	@test -n "$(BASE)" || { echo "Name the revision to compare with: make triage BASE=REV" >&2; exit 2; }
	@$(IN) -m tools.verify triage "$(BASE)"

lock: ## Rewrite the lock files; UPGRADE=--upgrade uses newer versions
	@$(PYTHON) -m tools.setup lock $(UPGRADE)

clean: ## Remove everything that was built or installed here
	rm -rf build site dist .venv node_modules tools/bench/node_modules .coverage .pytest_cache .mypy_cache .ruff_cache .hypothesis
