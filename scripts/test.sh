#!/usr/bin/env bash
# Runs every suite, those that fail soonest first. Stops at the first failure; always ends with the totals.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"

STEPS=11
step=0
passed=0
failed=0
table=""
log=target/test-log.txt
mkdir -p target

# Runs a step and writes its output to $log, which is shown only if the step fails (or VERBOSE is set).
run_step() { # description, command
  local what=$1 began=$SECONDS status=0
  shift
  step=$((step + 1))
  printf '[%d/%d] %s …' "$step" "$STEPS" "$what"
  if [ -n "${VERBOSE:-}" ]; then printf '\n'; "$@" 2>&1 | tee "$log" || status=$?; else "$@" >"$log" 2>&1 || status=$?; fi
  printf '  %ss\n' "$((SECONDS - began))"
  return "$status"
}

row() { table+=$(printf '  %-24s %6s passed %6s failed' "$1" "$2" "$3")$'\n'; }

# The sum of the numbers before a word, `test result: ok. 12 passed; 0 failed`, or after it, `# pass 12`.
count() { # passed or failed
  awk -v word="$1" -v tap="$(echo "$1" | cut -c1-4)" '
    /^test result:/ { for (i = 2; i <= NF; i++) if ($i == word ";") sum += $(i - 1) }
    /^# (pass|fail) / && $2 == tap { sum += $3 }
    END { print sum + 0 }' "$log"
}

end() { # exit status
  printf '\n%s\n%s passed, %s failed\n' "$table" "$passed" "$failed"
  exit "$1"
}

# A check counts as one failure and no passes: it is not a test, but a run with a failed check must not end in "0
# failed".
check() { # description, command
  if run_step "$@"; then return; fi
  cat "$log"
  failed=$((failed + 1))
  row "$1" 0 1
  say "" "FAILED: $1"
  end 1
}

suite() { # description, command
  local status=0 good bad
  run_step "$@" || status=$?
  good=$(count passed)
  bad=$(count failed)
  if [ "$status" != 0 ] && [ "$bad" = 0 ]; then bad=1; fi # it did not compile, or crashed
  passed=$((passed + good))
  failed=$((failed + bad))
  row "$1" "$good" "$bad"
  if [ "$status" = 0 ]; then return; fi
  cat "$log"
  say "" "FAILED: $1"
  end "$status"
}

say "[0/$STEPS] setting up"
scripts/setup.sh --browser
check "format" cargo fmt --check
check "lints, native" cargo clippy --all-targets -- -D warnings
check "lints, wasm" cargo clippy --target wasm32-unknown-unknown --features modules --lib --bins --test 'browser*' --test bench -- -D warnings
suite "native tests" cargo test
suite "format tests" scripts/format-tests.sh
suite "browser tests" scripts/browser-tests.sh
check "release build" scripts/build.sh
suite "build script tests" node --test --test-reporter=tap tests/scripts/*.test.mjs
suite "end-to-end tests" scripts/end2end-tests.sh --test-reporter=tap
suite "engine tests" scripts/engine-tests.sh --test-reporter=tap
suite "fault tests" scripts/fault-tests.sh --test-reporter=tap
end 0
