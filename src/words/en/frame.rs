//! The frame around the pages: header, signing in, notices, places.

pub const MY_INSTANCES: &str = "My Instances";
pub const IMAGE_REQUESTS: &str = "Image requests";
pub const REQUEST_IMAGING: &str = "Request Imaging";
pub const SKIP: &str = "Skip to the content";
pub const MAIN_PLACES: &str = "Main";
pub const SIGN_IN: &str = "Sign in";
pub const SIGN_OUT: &str = "Sign out";
pub const USERNAME: &str = "Username";
pub const PASSWORD: &str = "Password";
pub const SIGNING_IN: &str = "Signing in…";
pub const THEME: &str = "Colors";
/// The language that one can change to, and its own name.
pub const OTHER_LANGUAGE: &str = "es";
pub const OTHER_LANGUAGE_NAME: &str = "Español";
pub const HELP: &str = "Help";
pub const SUPPORT: &str = "Support";
pub const NOTICES: &str = "Notices";
pub const DISMISS: &str = "Dismiss";
/// Leads from a notice to what it is about.
pub const SEE_MORE: &str = "See more";

pub fn sign_in_to(site: &str) -> String {
    format!("Sign in to {site}")
}

pub const SIGN_IN_INTRO: &str = "See your instances, and ask for an image of one of them.";
pub const SIGN_IN_MISSING: &str = "Enter your username and your password.";
pub const SIGN_IN_WRONG: &str =
    "This username and password do not match. Check both, then try again.";
pub const OR: &str = "or";
pub const SITE_SIGN_IN: &str = "Sign in with your institution";

/// The session of the site, which is not ours to forget.
pub const SITE_SESSION_LEFT: &str = "You are signed out here, but the session of your institution could not be ended. Sign out on its own pages as well, or close the browser, if others use this computer.";
pub const SIGNED_IN_THERE: &str = "I have signed in";
pub const NOT_SIGNED_IN_THERE: &str = "You are not signed in there yet. Sign in, then try again.";

pub const EXPIRED_TITLE: &str = "Sign in again";
pub const EXPIRED: &str = "Your session has ended. Everything you typed is still here: sign in, and go on where you were.";

/// Where the page around us has the token.
pub fn sign_in_at(portal: &str) -> String {
    format!(
        "You are not signed in to {portal}. Sign in there, then try again: everything you typed here stays."
    )
}

pub fn signed_in_as(name: &str) -> String {
    format!("Signed in as {name}")
}

pub const OFFLINE: &str =
    "You are offline. What you see is the last that was known; what you type is kept.";

pub const NEW_VERSION: &str = "A new version of this page is here. Loading it takes a moment, and what you typed into a form is kept.";
pub const LOAD_NEW_VERSION: &str = "Load the new version";
pub const NOT_NOW: &str = "Not now";

pub const THEME_SYSTEM: &str = "System";
pub const THEME_LIGHT: &str = "Light";
pub const THEME_DARK: &str = "Dark";

pub fn maintenance(title: &str, message: &str) -> String {
    match (title.trim(), message.trim()) {
        ("", message) => message.to_owned(),
        (title, "") => title.to_owned(),
        (title, message) => format!("{title}: {message}"),
    }
}

pub const PART_MISSING_TITLE: &str = "This page could not be loaded";
pub const PART_MISSING: &str = "The connection may be down, or a newer version may have replaced it. What you typed is kept. Try again, or reload.";
pub const RELOAD: &str = "Reload";

pub const NOT_FOUND_TITLE: &str = "There is no such page";
pub fn not_found(path: &str) -> String {
    format!("Nothing is at {path}. It may have been moved, or the address may have a typing error.")
}
pub const TO_INSTANCES: &str = "Go to My Instances";

pub const NEW_TAB: &str = "opens in a new tab";
