#!/usr/bin/env bash
# Builds the release into dist/: the site, and plumbline.html.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"

trunk build --release --offline
