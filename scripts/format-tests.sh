#!/usr/bin/env bash
# What the published formats' pages promise to outsiders, with their programs: Python, a schema validator, DuckDB.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"

scripts/setup.sh --python
export FORMATS_PYTHON=$PYTHON_DIR/bin/python
cargo test --test formats --test packs -- --ignored
