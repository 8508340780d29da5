#!/usr/bin/env bash
# Tests what the pages of the published formats promise other programs: with Python, a schema validator and DuckDB.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"

scripts/setup.sh --python
export FORMATS_PYTHON=$PYTHON_DIR/bin/python
cargo test --test formats --test packs -- --ignored
