# One command runs it (make run), one command proves it (make test). The work is in scripts/, each short.
# Set-up is part of each command: what is missing is installed or built once, into a cache folder of the user.

.PHONY: help run dev dist test bench screenshots setup fmt clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
	@echo
	@echo "  PORT=8080                  another port, for run and dev"
	@echo "  ATMOSPHERE_URL=https://…   a real Atmosphere behind run and dev, in place of the stand-in"

run: ## Build, then serve the application and the stand-in at http://127.0.0.1:8080
	@scripts/setup.sh build
	@scripts/run.sh

dev: ## The same with live reload
	@scripts/setup.sh build
	@scripts/dev.sh

dist: ## The production build in dist/
	@scripts/setup.sh build
	@scripts/build.sh

test: ## Every check and test, browsers included
	@scripts/setup.sh test
	@scripts/test.sh

bench: ## The figures of the budgets, beside a page written by hand
	@scripts/setup.sh test
	@scripts/bench.sh

screenshots: ## Pictures of every screen
	@scripts/setup.sh test
	@scripts/screenshots.sh

setup: ## What all of the above need, at once
	@scripts/setup.sh test

fmt: ## Format the sources
	@cargo fmt --all

clean: ## Remove what was built here; the cache folder stays
	@rm -rf dist target
