#!/usr/bin/env bash
# Measures how fast the form is, compared with a plain page; and how fast a device with 10,000 sealed audits opens, saves and
# merges 50 files, compared with plain JSON in IndexedDB. Writes docs/speed.md.
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

form=$(CHROME=$(find_chrome) node tests/bench/form/form.mjs)

cat >docs/speed.md <<END
# Speed

Written by \`make bench\`, in headless Chromium on the machine that ran it.

## The form
The site, compared with a plain JavaScript page that has the same form and style and stores it at every key, in localStorage
and IndexedDB, neither sealed nor checked (\`tests/bench/form/\`). Medians of 9 runs, each in a fresh profile, at full speed and
with the page's thread slowed four times; a worker is not slowed. First screen and first grade are timed from the start of
the navigation, until painted. The set-up ends when the grade is stored; three seconds in which somebody reads the recovery kit
are not counted.

| | Plumbline | plain page | ratio | aim |
| --- | ---: | ---: | ---: | ---: |
$form

## A large device
10,000 sealed audits, each as long as those of the example, compared with plain JSON in IndexedDB, read with \`getAll\` and
\`JSON.parse\`: a page that neither seals nor counts nor checks anything. Opening is everything from the first look to the folded
workspace, except the passphrase, which is slow on purpose. A save is one audit on the disk (\`durability: "strict"\`), mirrored
and counted. Merging takes 50 packs of 200 audits, one after another: each is read whole and checked, previewed, sealed onto the
shelf and shown; the peer parses the same lines, keeps one of each id and stores them plainly.

| | Plumbline | peer | ratio | aim |
| --- | ---: | ---: | ---: | ---: |
| open, median of 5 | $open ms | $peer_open ms | $(ratio "$open" "$peer_open") | 2.5 × peer |
| save, 95th percentile of 400 | $save ms | $peer_save ms | $(ratio "$save" "$peer_save") | 50 ms |
| merge 50 packs of 200 audits, median of 3 | $merge ms | $peer_merge ms | $(ratio "$merge" "$peer_merge") | 2 × peer |
END
cat docs/speed.md
