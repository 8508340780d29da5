#!/usr/bin/env bash
# One short journey through the built dist/, in Chromium, Firefox and WebKit. Arguments go to node.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"

CHROME=$(find_chrome) || stop "no Chromium: run make setup, or name it in CHROME"
FIREFOX=$(find_firefox) || stop "no Firefox: run make setup, or name it in FIREFOX"
MINIBROWSER=$(find_minibrowser) || stop "no WebKitGTK: run make setup, or name its MiniBrowser in MINIBROWSER"
export CHROME FIREFOX MINIBROWSER
[ -f dist/plumbline.html ] || stop "there is no build in dist/: run make build"
exec node --test --test-concurrency=1 --test-timeout=300000 "$@" tests/engines/*.test.mjs
