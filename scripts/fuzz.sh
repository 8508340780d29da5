#!/usr/bin/env bash
# Fuzzes each parser that can receive bytes from outside, for SECONDS_EACH (60), with libFuzzer. A crash, two seconds
# for one input, or 512 MB is an error. Ends with the number of executions of each. Arguments name the parsers to run.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"

have g++ || have clang++ || stop "install a C++ compiler by hand (Debian: apt-get install g++): libFuzzer is written in it"
seconds=${SECONDS_EACH:-60}
programs=("$@")
[ ${#programs[@]} -gt 0 ] || programs=(pack sealed sheet workbook route stored backup)
target=$PWD/target/fuzz
export CARGO_TARGET_DIR=$target
# Only the parsers are instrumented: the rest would take memory and time, and show nothing.
export RUSTC_WRAPPER=$PWD/scripts/with-coverage.sh
cargo build --quiet --manifest-path tests/fuzz/Cargo.toml --bins
unset RUSTC_WRAPPER

failed=0
for program in "${programs[@]}"; do
  found=$target/found/$program
  mkdir -p "$found"
  log=$target/$program.log
  "$target/debug/$program" "$found" "tests/fuzz/corpus/$program" -max_total_time="$seconds" -timeout=2 -rss_limit_mb=512 \
    -max_len=65536 -artifact_prefix="$target/$program-" -print_final_stats=1 >"$log" 2>&1 || { failed=1; tail -20 "$log"; }
  runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
  reached=$(sed -n 's/.*cov: \([0-9]*\).*/\1/p' "$log" | tail -1)
  say "  $program: ${runs:-0} executions, ${reached:-0} places reached"
done
exit "$failed"
