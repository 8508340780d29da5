#!/usr/bin/env bash
# Builds the release into dist/: the site, and plumbline.html.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"

mkdir -p target/style # Trunk looks for the folder before its hook writes the style into it
trunk build --release --offline
