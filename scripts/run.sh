#!/usr/bin/env bash
# Builds the release and serves it to this machine only.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"

scripts/setup.sh
scripts/build.sh
say
say "  one file, opens by double-click:  $ROOT/dist/plumbline.html"
exec node scripts/serve.mjs dist "${PORT:-8090}"
