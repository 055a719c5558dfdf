# The commands of the project. `make run` and `make test` need nothing prepared but the Swift toolchain.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := run
.PHONY: run test soak bench lint lint-swift lint-sql fuzz clean

# Builds and runs the platform on this machine until Ctrl-C.
run:
	@config/local/run

# Everything that proves the product; each step ends with its own summary line.
test:
	config/local/install-packages test
	swift build --build-tests --explicit-target-dependency-import-check error
	swift test --skip-build
	Tests/sql/run
	Tests/blackbox/run

# What takes long: at least 200 kills under load, minutes of proofs while the log grows, and a large city's year.
soak:
	config/local/install-packages test
	swift build
	CREDIT_SOAK=1 Tests/blackbox/run -m soak

bench:
	config/local/install-packages bench
	Tests/bench/run

lint: lint-swift lint-sql

lint-swift:
	config/local/install-packages test
	swift format lint --strict --recursive Package.swift Sources Tests
	swift build --explicit-target-dependency-import-check error

lint-sql:
	config/local/install-packages test
	config/local/lint-sql

fuzz:
	Tests/Fuzz/FastCGI/run 600

# What was built; the data of `make run` in .credit stay.
clean:
	swift package clean
	rm -f .build/credit-release-stamp
