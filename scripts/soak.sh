#!/usr/bin/env bash
# Runs the merging suites with a million cases each, the fault suites at full length, and two tabs that add a thousand
# entries each. Ends with every count.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"

export SOAK=full
log=target/soak-log.txt
mkdir -p target
failed=0
: >"$log"
cargo test --profile soak --test merging -- --nocapture 2>&1 | tee -a "$log" || failed=1
scripts/fault-tests.sh --test-reporter=tap 2>&1 | tee -a "$log" || failed=1
WASM_BINDGEN_TEST_TIMEOUT=1200 scripts/browser-tests.sh tabs:: 2>&1 | tee -a "$log" || failed=1

say "" "counts:"
grep -hE '^# tally ' "$log" | sed 's/^# tally /  /' || true
grep -hE '^(not ok|test result:)' "$log" | sed 's/^/  /' || true
exit "$failed"
