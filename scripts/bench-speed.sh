#!/usr/bin/env bash
# Measures how fast a device with 10,000 sealed audits opens, saves and merges 50 files, each compared with plain JSON
# in IndexedDB. Writes docs/speed.md.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"

CHROMEDRIVER=$(find_chromedriver) || stop "no ChromeDriver: run make setup, or name it in CHROMEDRIVER"
export CHROMEDRIVER
export WASM_BINDGEN_TEST_TIMEOUT=900
log=$(mktemp)
trap 'rm -f "$log"' EXIT
cargo test --release --target wasm32-unknown-unknown --test bench -- --nocapture 2>&1 | tee "$log"
read -r open peer_open save peer_save < <(sed -n 's/.*BENCH open \([^ ]*\) \([^ ]*\) save \([^ ]*\) \([^ ]*\).*/\1 \2 \3 \4/p' "$log" | head -1)
read -r merge peer_merge < <(sed -n 's/.*BENCH merge \([^ ]*\) \([^ ]*\).*/\1 \2/p' "$log" | head -1)
ratio() { awk -v ours="$1" -v theirs="$2" 'BEGIN { printf "%.1f", ours / theirs }'; }

cat >docs/speed.md <<END
# How fast a large device is

Written by \`make bench\`, in headless Chromium on the machine that ran it: 10,000 sealed audits, each as long as those of
the example. The peer, in the same run, is plain JSON in IndexedDB, read with \`getAll\` and \`JSON.parse\`: what a page does
that neither seals nor counts nor checks anything. Opening is everything from the first look to the folded workspace, but
for the passphrase, whose slowness is wanted. A save is one audit on the disk (\`durability: "strict"\`), mirrored and counted. Taking in is 50 packs of 200 audits, one after another: each read whole and checked, previewed, sealed onto
the shelf and shown; the peer parses the same lines, keeps one of each id and stores them plainly.

| | Plumbline | peer | ratio | aim |
| --- | ---: | ---: | ---: | ---: |
| open, median of 5 | $open ms | $peer_open ms | $(ratio "$open" "$peer_open") | 2,000 ms |
| save, 95th percentile of 400 | $save ms | $peer_save ms | $(ratio "$save" "$peer_save") | 50 ms |
| take in 50 packs of 200 audits, median of 3 | $merge ms | $peer_merge ms | $(ratio "$merge" "$peer_merge") | 5,000 ms |
END
cat docs/speed.md
