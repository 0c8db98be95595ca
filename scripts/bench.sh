#!/usr/bin/env bash
# The figures of the budgets on the production build, beside the floor: the same list on a page written by hand.
# What takes a browser to measure is added by the program "bench" of the browser tests, where there is one.

# shellcheck source=scripts/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=scripts/toolchain.sh
. "$root/scripts/toolchain.sh"

main() {
    "$root/scripts/build.sh" --if-changed
    cd "$root"
    node scripts/bench.mjs dist tests/bench/floor
    [ -f tests/browser/src/bin/bench.rs ] || return 0
    use_host_rust
    use_browser_tools
    FLOOR=$root/tests/bench/floor cargo run --quiet -p browser-tests --bin bench
    "$root/scripts/lighthouse.sh"
}

main
