#!/usr/bin/env bash
# What Lighthouse says of the build in dist/ behind nginx. It is fetched from npm the first time, as only the bench needs it.

# shellcheck source=scripts/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=scripts/toolchain.sh
. "$root/scripts/toolchain.sh"

main() {
    install_from_npm lighthouse Lighthouse
    use_host_rust
    cd "$root"
    CHROME_PATH=${CHROME_PATH:-$(command -v chromium || command -v google-chrome)} \
        cargo run --quiet -p browser-tests --bin behind_nginx -- \
        node scripts/lighthouse/measure.mjs "$(npm_folder lighthouse)"
}

main
