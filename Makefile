# `make help` lists the targets. Needs GNU make and Python 3.11 or newer; everything else is set up here.
# Two environments: .venv is for work and has the test tools after `make test`; .venv-bare holds what an officer installs.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.SUFFIXES:
.PHONY: help demo test lint types tests test-bare bench requirements clean

# A PYTHONPATH of the caller would put another tree before the installed package.
unexport PYTHONPATH

# The system's own python3 comes first: LibreOffice's bridge (python3-uno) works with that minor version only.
ifndef PYTHON
PYTHON := $(shell for name in python3 python3.13 python3.12 python3.11; do \
    if "$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then echo "$$name"; break; fi; done)
endif

UV ?= uv
PIP_INSTALL := -m pip install --quiet --disable-pip-version-check --no-input
RUN_PINS := requirements/run.txt requirements/build.txt
DEMO_BOOK := workbooks/monitoring_demo.xlsx

help:
	@echo 'make demo          the main job on the demo workbook; results in out/demo'
	@echo 'make test          all checks: lint, types, tests, the bare installation'
	@echo 'make lint          ruff: rules and layout'
	@echo 'make types         mypy, strict, on career_xl'
	@echo 'make tests         pytest alone (make tests PYTEST_ARGS="-k risk")'
	@echo 'make test-bare     the built package without the test tools: demo and check'
	@echo 'make bench         speed and memory, printed as a table'
	@echo 'make requirements  compile requirements/*.txt anew (needs uv)'
	@echo 'make clean         remove environments, caches and results'

demo: .venv/ready-package
	.venv/bin/career-xl demo --out out/demo

test: lint types tests test-bare

lint: .venv/ready-test
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .

types: .venv/ready-test
	.venv/bin/mypy

tests: .venv/ready-test .venv/ready-office
	.venv/bin/python -m pytest $(PYTEST_ARGS)

# Run from another folder, so that the installed package is what answers and not the tree. `check` finds the seeded mistakes
# of the demo workbook and ends with 1.
test-bare: .venv-bare/ready-run
	.venv-bare/bin/python $(PIP_INSTALL) --no-deps --no-build-isolation --force-reinstall .
	.venv-bare/bin/python -m pip check --disable-pip-version-check
	mkdir -p out/bare
	cd out/bare && ../../.venv-bare/bin/python ../../tools/check_installed.py
	cd out/bare && ../../.venv-bare/bin/career-xl demo --out demo
	cd out/bare && { ../../.venv-bare/bin/career-xl check ../../$(DEMO_BOOK) >check.txt; test $$? -eq 1; }

bench: .venv/ready-test
	.venv/bin/python -m bench

# An environment is made anew when a requirement file changes: nothing that is no longer asked for may linger in it.
.venv/ready-run: $(RUN_PINS) tools/new_environment.sh
	sh tools/new_environment.sh "$(PYTHON)" .venv
	.venv/bin/python $(PIP_INSTALL) --require-hashes --requirement requirements/build.txt --requirement requirements/run.txt
	touch $@

.venv/ready-package: .venv/ready-run pyproject.toml
	.venv/bin/python $(PIP_INSTALL) --no-deps --no-build-isolation --editable .
	touch $@

.venv/ready-test: .venv/ready-package requirements/test.txt
	.venv/bin/python $(PIP_INSTALL) --require-hashes --requirement requirements/test.txt
	touch $@

.venv/ready-office: .venv/ready-run tools/office_programs.sh
	sh tools/office_programs.sh
	touch $@

.venv-bare/ready-run: $(RUN_PINS) tools/new_environment.sh
	sh tools/new_environment.sh "$(PYTHON)" .venv-bare
	.venv-bare/bin/python $(PIP_INSTALL) --require-hashes --requirement requirements/build.txt --requirement requirements/run.txt
	touch $@

# Universal: one file for every platform and Python ≥ 3.11. The tests' file repeats the pins of the run's.
COMPILE := $(UV) pip compile --quiet --no-config --universal --python-version 3.11 --generate-hashes \
    --no-emit-index-url --no-header
UPGRADE ?=

requirements:
	$(COMPILE) $(UPGRADE) requirements/build.in --output-file requirements/build.txt
	$(COMPILE) $(UPGRADE) pyproject.toml --output-file requirements/run.txt
	$(COMPILE) $(UPGRADE) pyproject.toml --extra test --extra sign --extra addin \
	    --constraint requirements/build.txt --constraint requirements/run.txt --output-file requirements/test.txt
	for extra in addin calc sign region; do \
	    $(COMPILE) $(UPGRADE) pyproject.toml --extra $$extra --constraint requirements/run.txt \
	        --output-file requirements/$$extra.txt || exit 1; \
	done

clean:
	rm -rf .venv .venv-bare out dist build .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find career_xl tests bench tools -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true
