#!/usr/bin/env bash
# Trunk's hook before each build: two style sheets out of the many, in target/site, which index.html names: that of the
# first page, and that of what comes after it (style/later).
# Layers and tokens come first; the order of the others does not matter, since each rule is in a layer.

# shellcheck source=scripts/lib.sh
. "$(dirname "$0")/lib.sh"

main() {
    site=$root/target/site
    mkdir -p "$site"
    local first=("$root/style/layers.css" "$root/style/tokens.css") rest=() later=()
    while IFS= read -r sheet; do rest+=("$sheet"); done < <(
        sheets "$root/style" ! -path "${first[0]}" ! -path "${first[1]}" ! -path "$root/style/later/*"
    )
    while IFS= read -r sheet; do later+=("$sheet"); done < <(sheets "$root/style/later")
    join app "${first[@]}" "${rest[@]}"
    join later "${later[@]}"
}

sheets() {
    find "$@" -name '*.css' | LC_ALL=C sort
}

# join NAME FILE...
# The old file stays as it is where nothing changed, or the watcher would build again and again.
join() {
    local whole=$site/$1.css
    cat "${@:2}" >"$whole.new"
    if cmp -s "$whole.new" "$whole"; then
        rm "$whole.new"
    else
        mv "$whole.new" "$whole"
    fi
}

main
