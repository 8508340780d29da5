#!/usr/bin/env bash
# Rust tests that need a real browser: tests/browser*.rs, in headless Chromium.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"

CHROMEDRIVER=$(find_chromedriver) || stop "no ChromeDriver: run make setup, or name it in CHROMEDRIVER"
export CHROMEDRIVER
# In seconds, for a whole file of tests: one test waits for a tab that does not release the database.
export WASM_BINDGEN_TEST_TIMEOUT=${WASM_BINDGEN_TEST_TIMEOUT:-60}
cargo test --target wasm32-unknown-unknown --test 'browser*' "$@"
