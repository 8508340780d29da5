#!/usr/bin/env bash
# Kills, damage, full storage, two tabs, readable text: tests the built dist/ in real browser profiles. Short by
# default; SOAK=full for full length, SOAK=20 for a fifth of it. SEED=… repeats the same random choices. Arguments go to
# node.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"

CHROME=$(find_chrome) || stop "no Chromium: run make setup, or name it in CHROME"
export CHROME
[ -f dist/plumbline.html ] || stop "there is no build in dist/: run make build"
limit=600000
if [ -n "${SOAK:-}" ]; then limit=14400000; fi
exec node --test --test-concurrency=1 --test-timeout="$limit" "$@" tests/faults/*.test.mjs
