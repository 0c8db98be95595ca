//! What can be wrong with a setting of a site; `words::config` says it.

/// Why a setting cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// The file could not be loaded at all.
    Missing,
    /// The file is no JSON from here on.
    Syntax {
        line: usize,
        column: usize,
    },
    NotText,
    NotFlag,
    /// Settings stand between braces.
    NotGroup,
    NotList,
    /// A whole number within these bounds.
    NotNumber {
        least: u32,
        most: u32,
    },
    /// A text that says something.
    Blank,
    /// Empty, a path on the same origin, or a whole address.
    NotAddress,
    /// Empty, or an address by https.
    NotSecure,
    /// Empty, a path on the same origin, or an address by https.
    NotPicture,
    /// An origin: https, a host, no path.
    NotOrigin,
    NotEmail,
    /// No way to sign in is left.
    NoSignIn,
    /// One of these words.
    NotOneOf(&'static [&'static str]),
    /// Like `#0b6075`.
    NotColor,
    /// Both are hundredths, so that 449 is 4.49 to 1; what it is too close to, as in a style sheet.
    LowContrast {
        with: String,
        is: u32,
        needs: u32,
    },
}
