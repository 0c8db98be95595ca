#!/usr/bin/env bash
# Puts the pinned tools into the cache folder, each once: setup-tools.sh build | test
# A tool is built aside and moved into place whole, so that an interrupted build leaves nothing half done.

# shellcheck source=scripts/lib.sh
. "$(dirname "$0")/lib.sh"

main() {
    missing "$1" || return 0
    mkdir -p "$tools"
    wait_for_turn
    trap 'rm -rf "$cache/new"' EXIT
    rm -rf "$cache/new"
    mkdir "$cache/new"

    install_from_npm npm "binaryen and terser, and for the tests axe-core and React,"
    # What runs over megabytes of WebAssembly is worth optimizing a little; the others build faster without.
    cargo_tool wasm-bindgen-cli "$(locked_version wasm-bindgen)" 1
    cargo_tool wasm_split_cli_support "$WASM_SPLIT_VERSION" 1 --features build-binary
    cargo_tool trunk "$TRUNK_VERSION" 0 --no-default-features
    [ "$1" = build ] || cargo_tool geckodriver "$GECKODRIVER_VERSION" 0
    [ "$1" = build ] || cargo_tool cargo-deny "$CARGO_DENY_VERSION" 0
}

missing() {
    [ -d "$(npm_folder)" ] && [ -d "$tools/trunk-$TRUNK_VERSION" ] &&
        [ -d "$tools/wasm_split_cli_support-$WASM_SPLIT_VERSION" ] &&
        [ -d "$tools/wasm-bindgen-cli-$(locked_version wasm-bindgen)" ] &&
        { [ "$1" = build ] || [ -d "$tools/geckodriver-$GECKODRIVER_VERSION" ] &&
            [ -d "$tools/cargo-deny-$CARGO_DENY_VERSION" ]; } && return 1
    return 0
}

# Two set-ups at once would build everything twice: the second waits, and then finds nothing left to do.
wait_for_turn() {
    if have flock; then
        exec 9>"$cache/lock"
        flock -n 9 && return
        say "Another set-up is at work on $cache: waiting for it."
        flock 9
    else
        until mkdir "$cache/lock.d" 2>/dev/null; do
            say "Another set-up is at work (if none is, remove $cache/lock.d): waiting for it."
            sleep 5
        done
        trap 'rm -rf "$cache/new" "$cache/lock.d"' EXIT
    fi
}

# cargo_tool CRATE VERSION OPT_LEVEL [OPTION...]
cargo_tool() {
    local crate=$1 version=$2 level=$3 folder=$tools/$1-$2
    shift 3
    [ ! -d "$folder" ] || return 0
    say "Building $crate $version, once for this machine: a few minutes."
    # The crate's own lock file can name a version that was withdrawn since: the second try goes without it.
    cargo_install "$crate" "$version" "$level" --locked "$@" || {
        say "$crate does not build with its own lock file: trying the newest compatible dependencies."
        cargo_install "$crate" "$version" "$level" "$@"
    } || fail "$crate $version could not be built; the reason is above. Run the same command again to go on."
    mv "$cache/new/$crate" "$folder"
}

# Run in the cache folder, where no setting of this repository applies, with the light profile of a build tool.
cargo_install() {
    local crate=$1 version=$2 level=$3
    shift 3
    (
        cd "$cache/new"
        unset RUSTFLAGS CARGO_ENCODED_RUSTFLAGS CARGO_BUILD_TARGET
        CARGO_TARGET_DIR=$cache/new/target CARGO_INCREMENTAL=0 CARGO_PROFILE_DEV_DEBUG=0 \
            CARGO_PROFILE_DEV_STRIP=true CARGO_PROFILE_DEV_OPT_LEVEL=$level \
            nice cargo install "$crate" --version "$version" --debug --no-track --root "$cache/new/$crate" "$@"
    )
}

main "${1:-build}"
