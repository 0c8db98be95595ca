#!/usr/bin/env bash
# What Lighthouse says of the build in dist/. It is fetched from npm the first time, as only the bench needs it.

# shellcheck source=scripts/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=scripts/toolchain.sh
. "$root/scripts/toolchain.sh"

main() {
    install_from_npm lighthouse Lighthouse
    use_host_rust
    cd "$root"
    cargo build --quiet -p atmosphere-standin
    CHROME_PATH=${CHROME_PATH:-$(command -v chromium || command -v google-chrome)} \
        node scripts/lighthouse/measure.mjs "$(npm_folder lighthouse)" "$target/debug/atmosphere-standin" dist
}

main
