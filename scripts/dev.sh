#!/usr/bin/env bash
# Live reload: trunk serves the application and passes the API's calls on to the stand-in. Ctrl-C ends both.

# shellcheck source=scripts/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=scripts/toolchain.sh
. "$root/scripts/toolchain.sh"

# As in the proxies of Trunk.toml.
API_PORT=8081

main() {
    use_host_rust
    cd "$root"
    # dist/ is left to the production build.
    mkdir -p target/site/dev
    cargo build -p atmosphere-standin
    PORT=$API_PORT DIST=$root/target/site/dev "$target/debug/atmosphere-standin" &
    stand_in=$!
    trap 'kill $stand_in 2>/dev/null' EXIT
    trap 'exit 0' INT TERM
    sleep 1
    kill -0 $stand_in 2>/dev/null || fail "The stand-in ended; the reason is above. Port $API_PORT has to be free."

    use_tools
    [ -z "${NO_COLOR+set}" ] || export NO_COLOR=true
    say "http://127.0.0.1:${PORT:-8080} once it is built; the stand-in's own address above is only behind it."
    RUST_BACKTRACE=0 TRUNK_SKIP_VERSION_CHECK=true with_wasm_rust trunk serve --dist target/site/dev --port "${PORT:-8080}"
}

main
