# Sourced by every script: the versions of the tools, where they are installed, and what goes on PATH. The versions of
# npm packages are in package.json.

WASM_BINDGEN_VERSION=0.2.130 # equal to the crate's version in Cargo.toml
WASM_SPLIT_VERSION=0.2.4
DUCKDB_VERSION=2.0.0
JSONSCHEMA_VERSION=4.26.0

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
TOOLS=${XDG_CACHE_HOME:-$HOME/.cache}/plumbline/tools
WASM_BINDGEN_DIR=$TOOLS/wasm-bindgen-$WASM_BINDGEN_VERSION
WASM_SPLIT_DIR=$TOOLS/wasm-split-$WASM_SPLIT_VERSION
PYTHON_DIR=$TOOLS/python-duckdb-$DUCKDB_VERSION-jsonschema-$JSONSCHEMA_VERSION

export PATH=$WASM_BINDGEN_DIR/bin:$WASM_SPLIT_DIR/bin:$ROOT/node_modules/.bin:$PATH
cd "$ROOT"

say() { printf '%s\n' "$*"; }
stop() { printf 'plumbline: %s\n' "$*" >&2; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }

# The browser for tests: $CHROME, or the first of the usual names.
find_first() {
  local name
  for name in "$@"; do
    if have "$name"; then command -v "$name"; return; fi
  done
  return 1
}
find_chrome() { [ -n "${CHROME:-}" ] && echo "$CHROME" || find_first chromium chromium-browser google-chrome; }
find_firefox() { [ -n "${FIREFOX:-}" ] && echo "$FIREFOX" || find_first firefox-esr firefox; }
# The browser with which WebKitGTK is tested, which is not on PATH.
find_minibrowser() {
  if [ -n "${MINIBROWSER:-}" ]; then echo "$MINIBROWSER"; return; fi
  local found
  found=$(find /usr/lib /usr/libexec -path '*webkit2gtk-4*' -name MiniBrowser 2>/dev/null | sort | tail -1)
  [ -n "$found" ] && echo "$found"
}
find_chromedriver() { [ -n "${CHROMEDRIVER:-}" ] && echo "$CHROMEDRIVER" || find_first chromedriver; }
