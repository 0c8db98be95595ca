# What the scripts share: where things are, how they speak, and the pinned tools on the PATH. Sourced, bash.
# shellcheck shell=bash disable=SC2034

set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cache=${ATMOSPHERE_IMAGING_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/atmosphere-imaging}
tools=$cache/tools
target=${CARGO_TARGET_DIR:-$root/target}

# shellcheck source=scripts/versions.sh
. "$root/scripts/versions.sh"

say() { printf '\033[1m==>\033[0m %s\n' "$*" >&2; }

fail() {
    printf '\033[1;31merror:\033[0m %s\n' "$*" >&2
    exit 1
}

have() { command -v "$1" >/dev/null 2>&1; }

# `version_at_least 1.95.0 1.88.0`: the first is the second or newer.
version_at_least() {
    [ "$(printf '%s\n%s\n' "$1" "$2" | sort -t. -k1,1n -k2,2n -k3,3n | head -n 1)" = "$2" ]
}

# The crate's version in Cargo.lock: the command line tool has to be exactly the same.
locked_version() {
    awk -v name="name = \"$1\"" '$0 == name { getline; gsub(/version = |"/, ""); print; exit }' "$root/Cargo.lock"
}

# npm_folder [SET]: where the packages of scripts/SET are, `npm` unless told. One folder for each state of the lock
# file, so that a changed lock file installs anew.
npm_folder() {
    local set=${1:-npm}
    echo "$tools/$set-$(cksum <"$root/scripts/$set/package-lock.json" | tr ' ' -)"
}

# install_from_npm SET WHAT: once, and moved into place whole.
install_from_npm() {
    local folder new=$cache/new-$1
    folder=$(npm_folder "$1")
    [ ! -d "$folder" ] || return 0
    say "Installing $2 from npm."
    rm -rf "$new"
    mkdir -p "$new" "$tools"
    cp "$root/scripts/$1/package.json" "$root/scripts/$1/package-lock.json" "$new/"
    npm ci --prefix "$new" --ignore-scripts --no-audit --no-fund --loglevel=error >&2 ||
        fail "npm could not install them; the reason is above."
    mv "$new" "$folder"
}

# The build tools of the cache folder come first on the PATH: trunk takes them from there and downloads nothing.
use_tools() {
    trunk_folder=$tools/trunk-$TRUNK_VERSION
    bindgen_folder=$tools/wasm-bindgen-cli-$(locked_version wasm-bindgen)
    split_folder=$tools/wasm_split_cli_support-$WASM_SPLIT_VERSION
    geckodriver_folder=$tools/geckodriver-$GECKODRIVER_VERSION
    deny_folder=$tools/cargo-deny-$CARGO_DENY_VERSION
    PATH=$trunk_folder/bin:$bindgen_folder/bin:$split_folder/bin:$deny_folder/bin:$(npm_folder)/node_modules/.bin:$PATH
    export PATH
}

# What the browser tests are told.
use_browser_tools() {
    use_tools
    export DIST=$root/dist GECKODRIVER=$geckodriver_folder/bin/geckodriver
    NODE_MODULES=$(npm_folder)/node_modules
    export NODE_MODULES
}
