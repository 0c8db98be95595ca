//! The packages of the system: `dpkg -l` and `rpm -qa`.

use super::{Found, has_digit};

/// `ii  libc6:amd64  2.35-0ubuntu3  amd64  GNU C Library: Shared libraries`, below a heading that is
/// in the language of the system and ends with a rule.
pub(super) fn dpkg(lines: &[&str]) -> Option<Found> {
    let rule = lines.iter().take(7).position(|it| it.starts_with("+++-"));
    let (heading, rows) = lines.split_at(rule.map_or(0, |it| it + 1));
    if heading
        .first()
        .is_some_and(|it| !it.contains('=') || it.matches('/').count() < 3)
    {
        return None;
    }
    let mut found = Found::default();
    for line in rows {
        let (state, rest) = line.split_at_checked(3)?;
        let &[wanted, state, error] = state.as_bytes() else {
            return None;
        };
        let is_row = b"uihrp".contains(&wanted)
            && b"nciUFHWt".contains(&state)
            && b" R".contains(&error)
            && rest.starts_with(' ');
        let mut words = rest.split_whitespace();
        let (name, version) = (words.next()?, words.next()?);
        // Neither installed, nor more than its settings left.
        let is_absent = matches!(state, b'n' | b'c');
        if !is_row || !(is_absent || has_digit(version)) {
            return None;
        }
        if is_absent {
            found.absent += 1;
        } else {
            let name = name.split(':').next().unwrap_or(name);
            found.add(format!("{name} {version}"));
        }
    }
    Some(found)
}

const ARCHITECTURES: [&str; 13] = [
    "(none)", "aarch64", "armv7hl", "i386", "i486", "i586", "i686", "noarch", "ppc64", "ppc64le",
    "riscv64", "s390x", "x86_64",
];

/// `perl-Net-SSLeay-1.85-6.el8.x86_64`: only the last two dashes part anything.
pub(super) fn rpm(lines: &[&str]) -> Option<Found> {
    let mut found = Found::default();
    for line in lines.iter().map(|it| it.trim()) {
        if line.contains(char::is_whitespace) {
            return None;
        }
        // The keys that packages are signed with are listed as if they were some.
        if line.starts_with("gpg-pubkey-") {
            continue;
        }
        let (package, architecture) = line.rsplit_once('.')?;
        let (rest, release) = package.rsplit_once('-')?;
        let (name, version) = rest.rsplit_once('-')?;
        let is_package = ARCHITECTURES.contains(&architecture)
            && !name.is_empty()
            && has_digit(version)
            && has_digit(release);
        if !is_package {
            return None;
        }
        found.add(format!("{name} {version}-{release}"));
    }
    Some(found)
}
