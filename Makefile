.PHONY: run test soak fuzz check build bench setup help

help: ## list these commands
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 10
run: ## set up, build, and serve on this machine; says where plumbline.html is
	@scripts/run.sh
test: ## set up, then run every suite, as CI does
	@scripts/test.sh
soak: build ## the merging and fault suites at full length: about three hours
	@scripts/soak.sh
fuzz: setup ## each parser that can receive bytes from outside, for a minute (SECONDS_EACH)
	@scripts/fuzz.sh
check: ## formatting, lints and native tests: the quick checks, while you write
	@scripts/check.sh
build: setup ## the release, into dist/
	@scripts/build.sh
bench: build ## write download sizes to docs/size.md, and timings to docs/speed.md
	@node scripts/size.mjs
	@scripts/bench-speed.sh
setup: ## install what the build needs and is missing
	@scripts/setup.sh
