#!/usr/bin/env bash
# Sets up what is missing, and nothing else: setup.sh build | test ("test" brings the browsers and their drivers too).
# Running it again costs a moment. Tools go to the cache folder, and the user's own Rust stays as it is.

# shellcheck source=scripts/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=scripts/toolchain.sh
. "$root/scripts/toolchain.sh"

NODE_OLDEST=18.0.0

main() {
    local purpose=${1:-build}
    mkdir -p "$cache"
    set_up_compiler
    set_up_node
    use_host_rust
    set_up_wasm_rust
    [ "$purpose" = build ] || set_up_checks
    [ "$purpose" = build ] || set_up_browsers
    "$root/scripts/setup-tools.sh" "$purpose"
}

set_up_compiler() {
    have cc && return
    have apt-get || fail "A C compiler is needed for linking, and there is none on the PATH: install gcc or clang."
    apt_install gcc libc6-dev
}

# For wasm-opt, which npm's binaryen brings, and for the small scripts of the build.
set_up_node() {
    if ! have node || ! have npm; then
        have apt-get || fail "Node $NODE_OLDEST or newer with npm is needed, and is not on the PATH: see https://nodejs.org."
        apt_install nodejs npm
    fi
    local version
    version=$(node --version)
    version_at_least "${version#v}" "$NODE_OLDEST" || fail "Node $NODE_OLDEST or newer is needed; this is $version."
}

# rustfmt and clippy: the host's come with its Rust, clippy for WebAssembly with the Rust that builds it.
set_up_checks() {
    (cd "$root" && cargo fmt --version && cargo clippy --version) >/dev/null 2>&1 ||
        fail "rustfmt and clippy are needed for the checks: rustup component add rustfmt clippy, then run this again."
    [ "$(wasm_rust)" != debian ] || apt_install "${debian_checks[@]}"
}

set_up_browsers() {
    local missing=()
    have chromium && have chromedriver || missing+=(chromium chromium-driver)
    have firefox-esr || have firefox || missing+=(firefox-esr)
    # Debian puts nginx where only the administrator's PATH looks.
    have nginx || [ -x /usr/sbin/nginx ] || missing+=(nginx)
    have WebKitWebDriver || missing+=(webkit2gtk-driver)
    have Xvfb && have xauth || missing+=(xvfb xauth)
    # One and the same picture everywhere takes the same fonts.
    [ ! -d /usr/share/fonts ] || ls -d /usr/share/fonts/truetype/liberation* >/dev/null 2>&1 || missing+=(fonts-liberation fonts-dejavu-core)
    [ ${#missing[@]} -gt 0 ] || return 0
    have apt-get || fail "These are needed for the browser tests, and are not on the PATH: ${missing[*]}."
    apt_install "${missing[@]}"
}

main "$@"
