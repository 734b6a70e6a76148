# `make` lists what there is. Options of the server go in ARGS: make run ARGS="--port 9000".
SHELL := /bin/bash
DIR ?= data-demo
.PHONY: help run test check format bench demo clean

help: ## lists these commands
	@sed -nE 's/^([a-z]+): ## (.*)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 14

run: ## installs what is missing, builds, and serves http://127.0.0.1:8080 with its data in ./data
	@exec scripts/run serve $(ARGS)

test: ## runs the Swift tests and the browser tests; installs what they need
	@exec scripts/test

check: ## checks format and imports, then runs the tests: what CI does
	@exec scripts/check

format: ## writes all Swift files in the house format
	@exec scripts/format

bench: ## measures the server beside a bare one and nginx, on this machine
	@exec scripts/bench

demo: ## fills ./data-demo (or DIR=folder) with examples
	@scripts/run demo --data $(DIR)
	@echo 'To serve it: make run ARGS="--data $(DIR)"'

clean: ## removes what was built; data stays
	rm -rf .build .build-*
