#!/usr/bin/env bash
# Trunk's hook before each build: one style sheet out of the many, in target/site, which index.html names.
# Layers and tokens come first; the order of the others does not matter, since each rule is in a layer.

# shellcheck source=scripts/lib.sh
. "$(dirname "$0")/lib.sh"

main() {
    local site=$root/target/site rest=()
    local first=("$root/style/layers.css" "$root/style/tokens.css")
    mkdir -p "$site"
    while IFS= read -r sheet; do rest+=("$sheet"); done < <(
        find "$root/style" -name '*.css' ! -path "${first[0]}" ! -path "${first[1]}" | LC_ALL=C sort
    )
    cat "${first[@]}" "${rest[@]}" >"$site/app.css.new"
    # The old file stays as it is where nothing changed, or the watcher would build again and again.
    if cmp -s "$site/app.css.new" "$site/app.css"; then
        rm "$site/app.css.new"
    else
        mv "$site/app.css.new" "$site/app.css"
    fi
}

main
