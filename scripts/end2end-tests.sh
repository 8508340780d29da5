#!/usr/bin/env bash
# Drives the built dist/ as a person would, in headless Chromium. Arguments go to node: `--test-name-pattern offline`.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"

CHROME=$(find_chrome) || stop "no Chromium: run make setup, or name it in CHROME"
export CHROME
[ -f dist/plumbline.html ] || stop "there is no build in dist/: run make build"
exec node --test --test-concurrency=1 --test-timeout=600000 "$@" tests/end2end/*.test.mjs
