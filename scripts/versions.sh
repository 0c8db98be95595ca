# The pinned tools, sourced by lib.sh. wasm-bindgen's version is read from Cargo.lock; npm's are in npm/.
# shellcheck shell=bash disable=SC2034

# The oldest Rust that builds the workspace (`rust-version` in Cargo.toml), and the one fetched where it is fetched.
RUST_OLDEST=1.88.0
RUST_VERSION=1.95.0
# The oldest whose standard library can be built without the texts of panics.
RUST_STD_OLDEST=1.91.0

TRUNK_VERSION=0.21.14
WASM_SPLIT_VERSION=0.2.4
GECKODRIVER_VERSION=0.37.1
CARGO_DENY_VERSION=0.20.2
