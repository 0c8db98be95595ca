//! What a journey fails with: what could not be done, and the line of the journey that asked for it.

use std::{fmt, panic::Location};

/// What a journey returns.
pub type Outcome = Result<(), Failure>;

/// Something that the harness was asked for and could not do.
#[derive(Debug)]
pub struct Trouble {
    message: String,
}

/// A [`Trouble`], placed: `?` in a journey notes its own line.
pub struct Failure {
    message: String,
    place: String,
}

impl Trouble {
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
        }
    }
}

impl Failure {
    /// A failure that the journey itself found.
    #[track_caller]
    pub fn new(message: impl Into<String>) -> Self {
        let place = Location::caller();
        Self {
            message: message.into(),
            place: format!("{}:{}", place.file(), place.line()),
        }
    }

    /// The same with what the page was like, for the one who reads the log.
    pub(crate) fn with(mut self, circumstances: &str) -> Self {
        self.message = format!("{}\n{circumstances}", self.message);
        self
    }
}

impl From<Trouble> for Failure {
    #[track_caller]
    fn from(trouble: Trouble) -> Self {
        Self::new(trouble.message)
    }
}

/// The test runner prints a failed test's error with `Debug`: it is for people here.
impl fmt::Debug for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "at {}\n{}", self.place, self.message)
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

macro_rules! troubles {
    ($($error:ty),+) => {$(
        impl From<$error> for Trouble {
            fn from(error: $error) -> Self {
                Self::new(causes(&error))
            }
        }

        impl From<$error> for Failure {
            #[track_caller]
            fn from(error: $error) -> Self {
                Self::new(causes(&error))
            }
        }
    )+};
}

troubles!(
    std::io::Error,
    serde_json::Error,
    thirtyfour::error::WebDriverError
);

/// An error with the errors that it came from.
fn causes(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut next = error.source();
    while let Some(cause) = next {
        text = format!("{text}: {cause}");
        next = cause.source();
    }
    text
}
