#!/usr/bin/env bash
# The quick checks, native only, to run while you write.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"

cargo fmt --check
cargo clippy --quiet --all-targets -- -D warnings
cargo test --quiet
