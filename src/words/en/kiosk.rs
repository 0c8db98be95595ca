//! On a machine that people share.

use crate::domain::elsewhere::Kind;

pub const START: &str = "Start";
pub const HAND_OVER: &str = "Finish and hand over";
pub const STILL_HERE: &str = "I am still here";
pub const COUNTDOWN_TITLE: &str = "Are you still here?";
pub const OUTSIDE_TITLE: &str = "This machine stays on this page";
pub const ON_PHONE: &str = "Open on my phone";
pub const ON_PHONE_TITLE: &str = "Go on with your own phone";
pub const FOLLOW: &str = "Follow it on your own phone";
pub const CRASHED: &str = "The page ran into an error and stopped. Nothing that you typed is kept on this shared machine. \
     If you had asked for an image, find out under Image requests whether it was accepted before you ask again. \
     Reload to start over.";

/// How to see a page on another device. An address that is too long has no code.
pub fn take_along(kind: Kind, has_code: bool) -> &'static str {
    match (kind, has_code) {
        (Kind::Page, true) => {
            "To see the page you asked for, scan this code with your own phone, or type in the address on any device of yours:"
        }
        (Kind::Page, false) => {
            "To see the page you asked for, open this address on your own phone or computer:"
        }
        (Kind::Mail, true) => {
            "To write a message, scan this code with your own phone, or write to this address from any device of yours:"
        }
        (Kind::Mail, false) => {
            "To write a message, write to this address from your own phone or computer:"
        }
        (Kind::Ours, true) => {
            "Scan this code with your own phone, or type in the address on any device of yours, and sign in there. \
             The code holds the address of this page: neither your password, nor what you have typed here."
        }
        (Kind::Ours, false) => {
            "Open this address on your own phone or computer, and sign in there. What you have typed here does not come along."
        }
    }
}

/// What a screen reader says of the code.
pub fn code(address: &str) -> String {
    format!("QR code: {address}")
}

/// "Welcome to Genomics 101"; a workshop may have no name.
pub fn welcome(workshop: &str, site: &str) -> String {
    let place = if workshop.is_empty() { site } else { workshop };
    format!("Welcome to {place}")
}

pub fn intro(site: &str) -> String {
    format!("See your instances on {site}, and request an image of one of them.")
}

/// What becomes of what is entered here.
pub fn shared(idle_seconds: u32) -> String {
    format!(
        "This machine is shared, and keeps nothing of what you do here. Press “{HAND_OVER}” when you are done. \
         After {} without a touch or a key, it asks whether you are still here, and then starts over by itself.",
        lasting(idle_seconds)
    )
}

pub const COUNTDOWN: &str = "Nobody has touched this machine for a while. Unless you say that you are still here, \
     you will be signed out, and whatever you have not sent will be gone.";

/// While it is counted down.
pub fn seconds_left(seconds: u32) -> String {
    match seconds {
        1 => "1 second left".to_owned(),
        _ => format!("{seconds} seconds left"),
    }
}

/// What a workshop has filled in: "Genomics 101 has filled in: Private; tags R, conda. Change what does not fit."
pub fn preset(workshop: &str, parts: &[String]) -> String {
    let who = if workshop.is_empty() {
        "The workshop"
    } else {
        workshop
    };
    format!(
        "{who} has filled in for you: {}. Change what does not fit.",
        parts.join("; ")
    )
}

pub fn preset_tags(tags: &[String]) -> String {
    format!("tags {}", tags.join(", "))
}

pub fn preset_users(users: &[String]) -> String {
    format!("people {}", users.join(", "))
}

/// What a workshop names and the server does not have.
pub fn preset_unknown(names: &[String]) -> String {
    format!(
        "Not filled in, because the cloud does not know them or did not say: {}. Tell whoever leads the workshop.",
        names.join(", ")
    )
}

fn lasting(seconds: u32) -> String {
    match (seconds, seconds / 60, seconds % 60) {
        (60, ..) => "1 minute".to_owned(),
        (_, minutes @ 2.., 0) => format!("{minutes} minutes"),
        _ => format!("{seconds} seconds"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_is_said_as_people_say_it() {
        assert_eq!(lasting(30), "30 seconds");
        assert_eq!(lasting(60), "1 minute");
        assert_eq!(lasting(90), "90 seconds");
        assert_eq!(lasting(180), "3 minutes");
        assert_eq!(seconds_left(1), "1 second left");
    }

    #[test]
    fn a_workshop_without_a_name_is_the_sites() {
        assert_eq!(welcome("", "Jetstream"), "Welcome to Jetstream");
        assert_eq!(
            welcome("Genomics 101", "Jetstream"),
            "Welcome to Genomics 101"
        );
    }
}
