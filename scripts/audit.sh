#!/usr/bin/env bash
# What everything is built from: origins and licenses (deny.toml), and what is known against it, by cargo-deny and
# npm audit. A list of known holes that cannot be reached is told, and is no failure: it says nothing of the packages.

# shellcheck source=scripts/lib.sh
. "$(dirname "$0")/lib.sh"

main() {
    use_tools
    cd "$root"
    deny check --hide-inclusion-graph bans licenses sources
    crates
    local lock
    while IFS= read -r lock; do
        packages "$(dirname "$lock")"
    done < <(find . \( -name node_modules -o -name target -o -name dist \) -prune -o -name package-lock.json -print)
}

# deny COMMAND...: what is asked of all crates, those of the tests as well.
deny() {
    cargo-deny -L error --locked --workspace --all-features "$@"
}

crates() {
    local kept
    if quickly cargo-deny -L error fetch db >/dev/null 2>&1; then
        deny check --hide-inclusion-graph advisories
        return
    fi
    kept=$(find "${CARGO_HOME:-$HOME/.cargo}/advisory-dbs" -mindepth 1 -maxdepth 1 -type d 2>/dev/null | head -n 1) || true
    if [ -z "$kept" ]; then
        say "Advisories on crates: not checked, the list of RustSec cannot be reached from here."
        return
    fi
    say "Advisories on crates: by the list of $(git -C "$kept" log -1 --format=%cs), as a newer one cannot be reached."
    deny --offline check --hide-inclusion-graph advisories
}

# packages FOLDER: the npm packages that its lock file names.
packages() {
    local found
    found=$(quickly npm audit --json --package-lock-only --prefix "$1" 2>/dev/null) || true
    node "$root/scripts/audit.mjs" "$1" <<<"$found"
}

# A network that swallows everything must not hold the checks up.
quickly() {
    if have timeout; then timeout 120 "$@"; else "$@"; fi
}

main
