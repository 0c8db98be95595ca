//! What is wrong with the settings of a site, for whoever set it up.

use crate::domain::setting::Wrong;
use crate::words::amounts::ratio;

pub const TITLE: &str = "This site is not set up correctly";

/// The key as it stands in the file, or none where the file as a whole cannot be read.
pub fn problem(key: &str, wrong: &Wrong) -> String {
    let reason = reason(wrong);
    if key.is_empty() {
        format!("Its config.json cannot be read: {reason}.")
    } else {
        format!("In its config.json, “{key}” is wrong: {reason}.")
    }
}

fn reason(wrong: &Wrong) -> String {
    match wrong {
        Wrong::Missing => "it could not be loaded".to_owned(),
        Wrong::Syntax { line, column } => {
            format!("it is not JSON from line {line}, column {column} on")
        }
        Wrong::NotText => "it is a text, between quotes".to_owned(),
        Wrong::NotFlag => "it is true or false".to_owned(),
        Wrong::NotGroup => "settings stand between { and }".to_owned(),
        Wrong::NotList => "it is a list, between [ and ]".to_owned(),
        Wrong::NotNumber { least, most } => {
            format!("it is a whole number from {least} to {most}")
        }
        Wrong::Blank => "it must say something".to_owned(),
        Wrong::NotAddress => "it is empty, a path, or begins with https://".to_owned(),
        Wrong::NotSecure => "it is empty, or begins with https://".to_owned(),
        Wrong::NotPicture => "it is a path on this site, or begins with https://".to_owned(),
        Wrong::NotOrigin => {
            "it is an origin, like https://portal.example.org, in small letters and without a slash at its end"
                .to_owned()
        }
        Wrong::NotEmail => "it is an e-mail address, without spaces".to_owned(),
        Wrong::NoSignIn => "no way to sign in is left: set password or siteUrl".to_owned(),
        Wrong::NotOneOf(words) => format!("it is one of “{}”", words.join("”, “")),
        Wrong::NotColor => "it is a color like #0b6075".to_owned(),
        Wrong::LowContrast { with, is, needs } => format!(
            "people could not see it well enough: its contrast with {with} is {} to 1, and must be at least {} to 1",
            ratio(*is),
            ratio(*needs)
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_contrast_is_said_in_numbers() {
        let wrong = Wrong::LowContrast {
            with: "#ffffff".into(),
            is: 139,
            needs: 450,
        };
        assert_eq!(
            problem("colors.light.accent", &wrong),
            "In its config.json, “colors.light.accent” is wrong: people could not see it well enough: \
             its contrast with #ffffff is 1.39 to 1, and must be at least 4.5 to 1."
        );
        assert_eq!(ratio(300), "3");
    }
}
