#!/usr/bin/env bash
# Every check and test, in the order in which a mistake is found soonest. The first that fails ends it.
# The last line sums up what the test runners said: "N passed, N failed".

# shellcheck source=scripts/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=scripts/toolchain.sh
. "$root/scripts/toolchain.sh"

log=$(mktemp)
trap 'rm -f "$log"' EXIT

main() {
    use_host_rust
    use_tools
    cd "$root"
    [ ! -t 1 ] || export CARGO_TERM_COLOR=always

    step "Cargo.lock is up to date" lock_is_current
    step "Crates and npm packages: origins, licenses, advisories" scripts/audit.sh
    step "Formatting" cargo fmt --all --check
    step "Clippy, the workspace on this machine" cargo clippy --workspace --all-targets -- -D warnings
    step "Clippy, the application as WebAssembly" with_wasm_rust cargo clippy --target wasm32-unknown-unknown \
        --lib --bins --test dom -- -D warnings
    step "The application's native tests" cargo test
    step "The stand-in's tests" cargo test -p atmosphere-standin
    step "The production build" scripts/build.sh
    step "Budgets" node scripts/budgets.mjs dist "$(wasm_rust)"
    step "Components in Chromium" component_tests CHROMEDRIVER="$(command -v chromedriver)"
    step "Components in Firefox" component_tests GECKODRIVER="$geckodriver_folder/bin/geckodriver"
    step "Journeys in Chromium, Firefox and WebKit" journeys
    summary
}

# step HEADING COMMAND...
step() {
    local heading=$1 since=$SECONDS
    shift
    printf '\n'
    say "$heading"
    if "$@" 2>&1 | tee -a "$log"; then
        say "$heading: done in $((SECONDS - since)) s"
    else
        printf '\n\033[1;31mfailed:\033[0m %s\n' "$heading"
        summary failed
        exit 1
    fi
}

lock_is_current() {
    cargo metadata --locked --format-version 1 >/dev/null
}

# One driver is set at a time: the runner takes the first that it finds.
component_tests() {
    with_wasm_rust env -u CHROMEDRIVER -u GECKODRIVER -u SAFARIDRIVER "$1" \
        CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner \
        WASM_BINDGEN_TEST_WEBDRIVER_JSON="$root/tests/dom/webdriver.json" \
        cargo test --target wasm32-unknown-unknown --test dom
}

journeys() {
    use_browser_tools
    # A failed journey says what it saw; a page of stack frames of the runtime would hide that.
    RUST_BACKTRACE=0 cargo test -p browser-tests
}

# The runners' own counts: cargo test and wasm-bindgen-test-runner write "test result: …", budgets.mjs "budgets: …".
# A step that failed without such a line, as clippy does, counts as one.
summary() {
    awk -v step="${1:-}" '
        /test result: .* passed; .* failed/ || /^budgets: .* passed, .* failed/ {
            for (i = 2; i <= NF; i++) {
                if ($i ~ /^passed/) passed += $(i - 1)
                if ($i ~ /^failed/) failed += $(i - 1)
            }
        }
        # The cause of each failure once more: above it stands far up, in front of all that the page had.
        /^---- .* stdout ----$/ { test = $2; next }
        /^Error: at / && test { causes = causes test " " substr($0, 8); getline; causes = causes ": " $0 "\n"; test = "" }
        END {
            if (step == "failed" && failed == 0) failed = 1
            printf "\n%s%d passed, %d failed\n", causes, passed, failed
        }
    ' "$log"
}

main
