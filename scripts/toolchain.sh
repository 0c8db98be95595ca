# Which Rust builds what, sourced after lib.sh. The user's own set-up is only ever read.
#
# The host's programs are built by the cargo on the PATH, or by Debian's where there is none or an old one.
# WebAssembly is built by the first of these that is there, or else the first that can be had:
#   private   a minimal toolchain of the pinned version, fetched by rustup into the cache folder
#   debian    Debian's rustc-web
#   own       the cargo on the PATH, where its wasm32 target is installed
# The first two build the standard library from its source, which makes an eighth less to load.
# shellcheck shell=bash disable=SC2154

# shellcheck source=scripts/apt.sh
. "$root/scripts/apt.sh"

debian_build=(rustc-web cargo-web rust-web-src lld-19)
debian_checks=(rust-web-clippy rustfmt-web)
debian_rust=$cache/rust-debian
private_rust=$cache/rust-$RUST_VERSION
private_refused=$cache/rust-$RUST_VERSION.refused

# Puts a cargo that is new enough on the PATH, or fails.
use_host_rust() {
    host_rust_is_there && return
    PATH=$debian_rust/bin:$PATH
    host_rust_is_there && return
    have apt-get || fail "Rust $RUST_OLDEST or newer is needed, and is not on the PATH. Install it from https://rustup.rs, then run this again."
    say "There is no Rust $RUST_OLDEST or newer here: taking Debian's."
    apt_install "${debian_build[@]}" "${debian_checks[@]}"
    link_debian_rust
    hash -r
    host_rust_is_there || fail "Debian's Rust is older than $RUST_OLDEST here. Install Rust from https://rustup.rs, then run this again."
}

host_rust_is_there() {
    local version
    version=$(cd "$root" && cargo --version 2>/dev/null) || return 1
    version=${version#cargo }
    version_at_least "${version%%[- ]*}" "$RUST_OLDEST"
}

# Prints the way to WebAssembly that needs nothing more, if there is one.
wasm_rust() {
    if [ -d "$private_rust" ]; then
        echo private
    elif debian_rust_is_there; then
        echo debian
    elif own_target_is_there; then
        echo own
    else
        return 1
    fi
}

own_target_is_there() {
    local sysroot
    sysroot=$(cd "$root" && rustc --print sysroot 2>/dev/null) &&
        [ -d "$sysroot/lib/rustlib/wasm32-unknown-unknown/lib" ]
}

debian_rust_is_there() {
    local version
    [ -x /usr/bin/rustc ] && [ -x /usr/bin/cargo ] && have wasm-ld-19 &&
        version=$(/usr/bin/rustc --version) && version=${version#rustc } &&
        version_at_least "${version%%[- ]*}" "$RUST_STD_OLDEST" &&
        [ -f /usr/lib/rustlib/src/rust/library/Cargo.lock ] &&
        dpkg-query -W -f '${Status}\n' rustc-web 2>/dev/null | grep -q ' installed$'
}

set_up_wasm_rust() {
    [ "$(wasm_rust)" != private ] || return 0
    fetch_private_rust && return
    ! wasm_rust >/dev/null || return 0
    have apt-get || fail "Rust's wasm32 target is needed: rustup target add wasm32-unknown-unknown, then run this again."
    say "Taking Debian's Rust for WebAssembly; its standard library is built from source."
    apt_install "${debian_build[@]}"
    wasm_rust >/dev/null || fail "Debian's Rust is older than $RUST_STD_OLDEST here. Install Rust from https://rustup.rs, then run this again."
}

# A toolchain of our own in the cache folder. Both homes of rustup point there and it may not update itself, since it
# would then replace the user's rustup. A refusal is remembered for a day, so that it costs time only once.
fetch_private_rust() {
    local aside=$cache/rust-new.$$ limit=()
    have rustup || return 1
    [ -z "$(find "$private_refused" -mtime -1 2>/dev/null)" ] || return 1
    say "Fetching Rust $RUST_VERSION for WebAssembly into $private_rust."
    mkdir -p "$aside/cargo"
    ! have timeout || limit=(timeout 600)
    if private_rustup set auto-self-update disable && private_rustup toolchain install "$RUST_VERSION" \
        --profile minimal --component clippy --component rust-src --target wasm32-unknown-unknown --no-self-update; then
        # Another set-up may have been faster.
        [ -d "$private_rust" ] || mv "$aside"/toolchains/"$RUST_VERSION"-* "$private_rust"
        rm -rf "$aside"
    else
        rm -rf "$aside"
        say "It cannot be had from here; this is tried again in a day."
        touch "$private_refused"
        return 1
    fi
}

private_rustup() {
    env -u RUSTUP_TOOLCHAIN RUSTUP_HOME="$aside" CARGO_HOME="$aside/cargo" RUSTUP_INIT_SKIP_PATH_CHECK=yes \
        ${limit[@]+"${limit[@]}"} rustup "$@" >&2
}

# Runs a command with the Rust that builds WebAssembly. Where that is another one, it has a target folder of its own.
# Leptos writes the code of each view once rather than once for every type of view: an eighth less to load.
with_wasm_rust() {
    (
        unstable=
        case $(wasm_rust) in
        private)
            export PATH=$private_rust/bin:$PATH
            build_std
            ;;
        debian)
            link_debian_rust
            export PATH=$debian_rust/bin:$PATH CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=wasm-ld-19
            build_std
            ;;
        own) ;;
        *) fail "Rust for WebAssembly is not set up: run make setup." ;;
        esac
        unset RUSTUP_TOOLCHAIN
        export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="--cfg erase_components${unstable:+ $unstable}"
        "$@"
    )
}

# The standard library from its source: small, and without the words of a panic, which nobody reads, as src/boot.js
# shows what a person needs to know.
build_std() {
    export CARGO_TARGET_DIR=$target/wasm RUSTC_BOOTSTRAP=1
    export CARGO_UNSTABLE_BUILD_STD=std,panic_abort CARGO_UNSTABLE_BUILD_STD_FEATURES=optimize_for_size
    export CARGO_UNSTABLE_PANIC_IMMEDIATE_ABORT=true CARGO_PROFILE_RELEASE_PANIC=immediate-abort
    unstable=-Zlocation-detail=none
}

# Debian's programs alone, under a folder of their own: /usr/bin in front would bring everything else of it along.
link_debian_rust() {
    local program
    mkdir -p "$debian_rust/bin"
    for program in cargo rustc rustdoc rustfmt cargo-fmt cargo-clippy clippy-driver; do
        ln -sfn "/usr/bin/$program" "$debian_rust/bin/$program"
    done
}
