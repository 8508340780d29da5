#!/usr/bin/env bash
# Runs rustc, with libFuzzer's counters in the crates that read bytes from outside. Stable Rust contains the pass, but
# has no option for it.
set -euo pipefail
name=
for ((n = 1; n <= $#; n++)); do
  if [ "${!n}" = --crate-name ]; then
    next=$((n + 1))
    name=${!next}
  fi
done
case "$name" in
plumbline | serde_json | csv | csv_core | age | age_core | calamine | zip | quick_xml | miniz_oxide | pack | sealed | sheet | workbook | route | stored | backup)
  exec "$@" -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares
  ;;
*) exec "$@" ;;
esac
