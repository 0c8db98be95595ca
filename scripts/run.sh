#!/usr/bin/env bash
# The application, built if it changed, and the stand-in Atmosphere on one address. PORT and ATMOSPHERE_URL pass through.

# shellcheck source=scripts/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=scripts/toolchain.sh
. "$root/scripts/toolchain.sh"

"$root/scripts/build.sh" --if-changed
use_host_rust
cd "$root"
DIST=$root/dist exec cargo run --quiet -p atmosphere-standin
