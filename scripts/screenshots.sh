#!/usr/bin/env bash
# Pictures of every screen, taken in a real browser against the stand-in.

# shellcheck source=scripts/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=scripts/toolchain.sh
. "$root/scripts/toolchain.sh"

"$root/scripts/build.sh" --if-changed
use_host_rust
use_browser_tools
cd "$root"
exec cargo run --quiet -p browser-tests --bin screenshots
