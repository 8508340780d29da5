#!/usr/bin/env bash
# Installs what the build needs and is missing. `setup.sh --browser` also installs what the tests need; `setup.sh
# --python`, what the tests of the published formats need.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"

have cargo || stop "install Rust by hand, from https://rustup.rs"
have npm || stop "install Node.js 20 or newer by hand, from https://nodejs.org"

# A tool is built once for each user and version, with few optimisations: it is run, not shipped.
build_tool() { # directory, arguments of `cargo install`
  local directory=$1
  shift
  say "  building $1 $3, once (some minutes on a small machine)"
  CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 CARGO_PROFILE_RELEASE_OPT_LEVEL=1 \
    CARGO_TARGET_DIR="$directory/target" cargo install --quiet --root "$directory" "$@" ||
    stop "could not build $1; install version $3 of it by hand, onto PATH"
  rm -rf "$directory/target"
}
version_of() { "$1" --version 2>/dev/null || true; }

need_wasm_target() {
  [ -d "$(rustc --print sysroot)/lib/rustlib/wasm32-unknown-unknown" ] && return
  have rustup || stop "install Rust's standard library for wasm32-unknown-unknown by hand"
  say "  adding the wasm32-unknown-unknown target"
  rustup target add wasm32-unknown-unknown ||
    stop "install Rust's wasm target by hand: rustup target add wasm32-unknown-unknown"
}

need_wasm_bindgen() {
  case "$(version_of wasm-bindgen)" in *" $WASM_BINDGEN_VERSION"*) return ;; esac
  build_tool "$WASM_BINDGEN_DIR" wasm-bindgen-cli --version "$WASM_BINDGEN_VERSION"
}

need_wasm_split() {
  [ -x "$WASM_SPLIT_DIR/bin/wasm-split-cli" ] && return
  build_tool "$WASM_SPLIT_DIR" wasm_split_cli_support --version "$WASM_SPLIT_VERSION" --features build-binary
}

need_npm_packages() { # npm writes the hidden lock file after installing
  [ node_modules/.package-lock.json -nt package-lock.json ] && return
  say "  installing npm's packages"
  npm ci --ignore-scripts --no-audit --no-fund --loglevel=error ||
    stop "install npm's packages by hand: npm ci --ignore-scripts"
  touch node_modules/.package-lock.json
}

need_crates() {
  cargo fetch --locked --quiet || stop "could not fetch the crates that Cargo.lock names; is there a network?"
}

need_browser() {
  if find_chrome >/dev/null && find_chromedriver >/dev/null; then return; fi
  local by_hand="install Chromium and ChromeDriver by hand (Debian: apt-get install chromium chromium-driver)"
  if [ "$(id -u)" != 0 ] || ! have apt-get; then stop "$by_hand, or name them in CHROME and CHROMEDRIVER"; fi
  say "  installing Chromium and ChromeDriver"
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
    chromium chromium-driver; } >/dev/null || stop "$by_hand"
}

need_engines() { # a short journey is tested in Firefox and in Safari's engine too
  if find_firefox >/dev/null && find_minibrowser >/dev/null && have WebKitWebDriver && have xvfb-run && have dbus-run-session; then return; fi
  local packages="firefox-esr webkit2gtk-driver xvfb xauth dbus-x11"
  local by_hand="install Firefox and WebKitGTK's driver by hand (Debian: apt-get install $packages)"
  if [ "$(id -u)" != 0 ] || ! have apt-get; then stop "$by_hand, or name the browsers in FIREFOX and MINIBROWSER"; fi
  say "  installing Firefox and WebKitGTK"
  # shellcheck disable=SC2086
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
    $packages; } >/dev/null || stop "$by_hand"
}

need_python() { # in a separate folder, so that no other Python installation is changed
  [ -f "$PYTHON_DIR/complete" ] && return
  have python3 || stop "install Python 3.9 or newer by hand, from https://python.org"
  say "  installing DuckDB and a schema validator for Python, once"
  rm -rf "$PYTHON_DIR"
  { python3 -m venv "$PYTHON_DIR" &&
    "$PYTHON_DIR/bin/pip" install --quiet --disable-pip-version-check \
      "duckdb==$DUCKDB_VERSION" "jsonschema==$JSONSCHEMA_VERSION"; } ||
    stop "install Python's packages by hand: duckdb==$DUCKDB_VERSION jsonschema==$JSONSCHEMA_VERSION, into $PYTHON_DIR"
  touch "$PYTHON_DIR/complete"
}

need_age() { # files between people are tested with the program that others open them with
  if have age && have age-keygen && have python3; then return; fi
  local by_hand="install age and Python 3 by hand (Debian: apt-get install age python3)"
  if [ "$(id -u)" != 0 ] || ! have apt-get; then stop "$by_hand"; fi
  say "  installing age"
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
    age python3; } >/dev/null || stop "$by_hand"
}

need_wasm_target
need_npm_packages
need_wasm_bindgen
need_wasm_split
need_crates
if [ "${1:-}" = --browser ]; then need_browser; need_engines; need_age; fi
if [ "${1:-}" = --python ]; then need_python; fi
say "  everything needed is here"
