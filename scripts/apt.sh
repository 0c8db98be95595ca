# Installs Debian packages that are missing, as root or through sudo. Sourced after lib.sh.
# shellcheck shell=bash

apt_install() {
    local missing=() package as_root=()
    for package in "$@"; do
        dpkg-query -W -f '${Status}\n' "$package" 2>/dev/null | grep -q ' installed$' || missing+=("$package")
    done
    [ ${#missing[@]} -gt 0 ] || return 0
    if [ "$(id -u)" != 0 ]; then
        # Without a terminal sudo cannot ask for a password, so it has to go without.
        if have sudo && { [ -t 0 ] || sudo -n true 2>/dev/null; }; then
            as_root=(sudo)
        else
            fail "These Debian packages are missing, and installing them needs root: run  sudo apt-get install ${missing[*]}  and then this again."
        fi
    fi
    say "Installing from Debian: ${missing[*]}"
    apt_get install "${missing[@]}" || {
        # On a new machine the list of packages is missing or old.
        apt_get update
        apt_get install "${missing[@]}"
    } || fail "These Debian packages could not be installed: ${missing[*]}. The reason is above."
}

# At run level 1 no package starts its service: the tests start the nginx that they need themselves.
apt_get() {
    local command=$1
    shift
    ${as_root[@]+"${as_root[@]}"} env DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 apt-get -o DPkg::Lock::Timeout=300 -qq -y \
        "$command" --no-install-recommends "$@" >&2 </dev/null
}
