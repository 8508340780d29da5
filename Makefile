.PHONY: run test soak fuzz check build bench setup help

help: ## what there is to make
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 10
run: ## set up, build, serve on this machine; says where plumbline.html is
	@scripts/run.sh
test: ## set up, then every suite: what CI runs
	@scripts/test.sh
soak: build ## the merging and fault suites at full length: some three hours
	@scripts/soak.sh
fuzz: setup ## every parser that strangers' bytes reach, a minute each (SECONDS_EACH)
	@scripts/fuzz.sh
check: ## format, lints and native tests: the quick ones, while writing
	@scripts/check.sh
build: setup ## the release, into dist/
	@scripts/build.sh
bench: build ## what people download into docs/size.md, how fast a large device is into docs/speed.md
	@node scripts/size.mjs
	@scripts/bench-speed.sh
setup: ## install what the build needs and is missing
	@scripts/setup.sh
