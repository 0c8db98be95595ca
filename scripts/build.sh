#!/usr/bin/env bash
# The production build in dist/: hashed names, and a .br and a .gz beside each file that gets smaller.
# build.sh --if-changed leaves dist/ alone when no source is newer.

# shellcheck source=scripts/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=scripts/toolchain.sh
. "$root/scripts/toolchain.sh"

# Trunk's minifier of scripts warns about syntax that it does not know; they are minified after it.
log=error,trunk=warn,trunk::processing::minify=error
stamp=$root/target/site/built

main() {
    [ "${1:-}" != --if-changed ] || changed || return 0
    say "Building the application into dist/."
    use_tools
    mkdir -p "$root/target/site" "$root/dist"
    cd "$root"
    one_at_a_time
    rm -f "$stamp"
    # trunk reads NO_COLOR as true or false alone, while its only meaning is to be set at all.
    [ -z "${NO_COLOR+set}" ] || export NO_COLOR=true
    RUST_BACKTRACE=0 TRUNK_SKIP_VERSION_CHECK=true with_wasm_rust programs
    node scripts/compress.mjs dist
    touch "$stamp"
}

# Two builds would take each other's half-made files away.
one_at_a_time() {
    have flock || return 0
    exec 9>target/site/lock
    flock -n 9 && return
    say "Another build of this checkout is at work: waiting for it."
    flock 9
}

# One program for each language: English is the one of the page, another is named by a file beside it.
programs() {
    rm -f "$root/target/site/parts.form"
    (split_build split "$root/dist")
    (split_build split,es "$root/target/site/es")
    node scripts/language.mjs es target/site/es dist
}

# Trunk with scripts/split/ in place of wasm-bindgen. To split, one has to know what refers to what: the relocations.
# It runs in with_wasm_rust's subshell, which is where both are set.
# shellcheck disable=SC2031
split_build() {
    export WASM_BINDGEN=$bindgen_folder/bin/wasm-bindgen PARTS=$root/target/site/parts PATH=$root/scripts/split:$PATH
    export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="$CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS -Clink-arg=--emit-relocs"
    trunk --log "$log" build --release --features "$1" --dist "$2"
}

# Folders count too: theirs is the time at which a file was last removed.
changed() {
    cd "$root"
    [ ! -f "$stamp" ] || [ ! -f dist/index.html ] || [ -n "$(find src style public index.html Trunk.toml Cargo.toml Cargo.lock scripts \
        -newer "$stamp" -print -quit)" ]
}

main "$@"
