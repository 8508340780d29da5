#!/usr/bin/env bash
# The quick checks, native only: for while one is writing.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"

cargo fmt --check
cargo clippy --quiet --all-targets -- -D warnings
cargo test --quiet
