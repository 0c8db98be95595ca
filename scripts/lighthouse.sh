#!/usr/bin/env bash
# What Lighthouse says of the build in dist/. It is fetched from npm the first time, as only the bench needs it.

# shellcheck source=scripts/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=scripts/toolchain.sh
. "$root/scripts/toolchain.sh"

main() {
    local folder
    folder=$tools/lighthouse-$(cksum <"$root/scripts/lighthouse/package-lock.json" | tr ' ' -)
    [ -d "$folder" ] || install_into "$folder"
    use_host_rust
    cd "$root"
    cargo build --quiet -p atmosphere-standin
    CHROME_PATH=${CHROME_PATH:-$(command -v chromium || command -v google-chrome)} \
        node scripts/lighthouse/measure.mjs "$folder" "$target/debug/atmosphere-standin" dist
}

install_into() {
    say "Installing Lighthouse from npm."
    rm -rf "$1.new"
    mkdir -p "$1.new"
    cp "$root"/scripts/lighthouse/package.json "$root"/scripts/lighthouse/package-lock.json "$1.new/"
    npm ci --prefix "$1.new" --ignore-scripts --no-audit --no-fund --loglevel=error >&2 ||
        fail "npm could not install it; the reason is above."
    mv "$1.new" "$1"
}

main
