#!/usr/bin/env bash
# Builds the release into dist/: the site, and plumbline.html. `--debug` builds quickly, in one module.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"

exec node scripts/build.mjs "$@"
