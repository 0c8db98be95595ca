//! Who may use the image: the people picker, access patterns, and who has access already.

use crate::domain::new_request::Visibility;
use crate::domain::pattern_rules::PatternProblem;
use crate::domain::resources::PatternKind;
use crate::domain::roster::Standing;

pub const SEARCH: &str = "Type the beginning of a username, or paste a list";
pub const CHOSEN: &str = "People who get access";
pub const HINT: &str = "Search by username, or paste a list of names or e-mail addresses, which are looked up by what stands before the @. Only people whom Atmosphere knows are added.";
pub const SEARCHING: &str = "Searching…";
/// `shown` are offered; `total` begin like that, the chosen and the ended ones among them.
pub fn found(shown: usize, is_all: bool, total: u64) -> String {
    match (shown, total) {
        (_, 0) => "Nobody's username begins like that".to_owned(),
        (0, _) if is_all => "Everybody whose username begins like that is chosen already, has no account any more, or is you".to_owned(),
        (1, _) if is_all => "1 person".to_owned(),
        (shown, _) if is_all => format!("{shown} people"),
        (shown, total) => {
            format!("Showing {shown} of {total} people: type more to narrow it down")
        }
    }
}

// -- A list of names --

pub fn progress(done: usize, total: usize) -> String {
    format!("Checking names: {done} of {total}")
}
pub fn begun(total: usize) -> String {
    format!("Checking {total} names…")
}
pub fn done(confirmed: usize, total: usize) -> String {
    match total {
        1 if confirmed == 1 => String::new(),
        _ => format!("{confirmed} of {total} names were confirmed and added."),
    }
}
/// Why nothing can be sent meanwhile.
pub const STILL_CHECKING: &str =
    "Names of people are still being checked. Wait for them, or stop checking.";
pub const STOP: &str = "Stop checking";
pub const AGAIN: &str = "Check the rest again";
pub const LEFT_OUT: &str = "Names that were not added";
pub const GUESSED: &str = "Names from e-mail addresses";
pub fn guessed(count: usize) -> String {
    let subject = match count {
        1 => "1 name was".to_owned(),
        many => format!("{many} names were"),
    };
    format!(
        "{subject} taken from what stands before the @ of an address. The username may be another person's: check that you know it, or remove it."
    )
}
pub fn standing(standing: &Standing) -> &'static str {
    match standing {
        Standing::Asking => "checking…",
        Standing::Confirmed(_) => "added",
        Standing::Unknown => "nobody has this username",
        Standing::Duplicate => "twice in the list, or chosen already",
        Standing::Yourself => "that is you: you always have access",
        Standing::Ended => "the account has ended",
        Standing::Unsendable => "Atmosphere cannot give access to this name; ask support",
        Standing::Failed => "could not be checked",
        Standing::NotAsked => "not checked yet",
    }
}

// -- Access patterns --

pub const PATTERNS_HINT: &str = "Optional. A pattern lets in, or keeps out, everybody whose username or e-mail address fits it, also people who come later.";
pub const PATTERN_SEARCH: &str = "Pick one of your patterns, or make a new one";
pub const PATTERNS_CHOSEN: &str = "Chosen patterns";
pub const PATTERNS_UNAVAILABLE: &str = "Your patterns could not be loaded.";
pub fn pattern(text: &str, kind: PatternKind, allow: bool) -> String {
    let verb = if allow { "Let in" } else { "Keep out" };
    format!("{verb} {text} ({})", kind_word(kind))
}
fn kind_word(kind: PatternKind) -> &'static str {
    match kind {
        PatternKind::Email => "e-mail address",
        PatternKind::Username => "username",
    }
}
pub const NEW_PATTERN: &str = "New access pattern";
pub const PATTERN_KIND: &str = "What it is compared with";
pub const KIND_EMAIL: &str = "E-mail addresses";
pub const KIND_USERNAME: &str = "Usernames";
pub const PATTERN_TEXT: &str = "Pattern";
pub const PATTERN_TEXT_HINT: &str = "* stands for anything, at the beginning or the end. Without a * it must be the whole name or address. Capital and small letters count.";
pub const PATTERN_EFFECT: &str = "What it does";
pub const EFFECT_ALLOW: &str = "Lets them in";
pub const EFFECT_DENY: &str = "Keeps them out";
pub const EFFECT_DENY_DETAIL: &str = "Also those whom another pattern lets in.";
pub const PATTERN_ADD: &str = "Create and add";
pub fn fits(example: &str, rest: &str, has_star: bool) -> String {
    if has_star {
        format!("Fits {example}, for example: whoever has “{rest}” in it.")
    } else {
        format!("Fits {example} and nobody else.")
    }
}
pub fn pattern_exists(pattern: &str) -> String {
    format!("You have this pattern already: pick “{pattern}” from the list.")
}
pub fn pattern_problem(problem: PatternProblem) -> &'static str {
    match problem {
        PatternProblem::Missing => "Write a pattern, such as *@lab.example.edu.",
        PatternProblem::TooLong => "The pattern is too long: at most 256 characters.",
        PatternProblem::NoAt => "A pattern for e-mail addresses needs an @.",
        PatternProblem::List => {
            "One name or address in each pattern: Atmosphere would find nobody who has all of them. Add people as users instead."
        }
        PatternProblem::Everybody => {
            "This fits everybody. Choose Public instead, or write more than *."
        }
        PatternProblem::StarInside => {
            "A * works at the beginning or the end only: Atmosphere takes it out and looks for the rest as one piece."
        }
    }
}

pub const MY_PATTERNS: &str = "Delete patterns that you no longer need";
pub fn delete_one(pattern: &str) -> String {
    format!("Delete “{pattern}”")
}
pub const DELETE_TITLE: &str = "Delete this access pattern?";
pub fn delete_body(pattern: &str) -> String {
    format!(
        "“{pattern}” is deleted for good, not only from this request: images and requests that use it lose it as well. To leave it out of this request alone, keep it and remove it from the chosen patterns."
    )
}
pub const DELETE: &str = "Delete pattern";
pub const KEEP: &str = "Keep it";
pub fn pattern_deleted(pattern: &str) -> String {
    format!("“{pattern}” is deleted.")
}
/// `is_unknown`: it may be deleted all the same. Trying again does no harm.
pub fn not_deleted(why: &str, is_unknown: bool) -> String {
    if is_unknown {
        format!(
            "It is not certain whether the pattern is deleted: deleting it again does no harm. {why}"
        )
    } else {
        format!("The pattern is not deleted. {why}")
    }
}

// -- Who has access already --

pub fn access_now(image: &str) -> String {
    format!("Who can use “{image}” now")
}
pub fn visibility_now(visibility: Visibility) -> &'static str {
    match visibility {
        Visibility::Public => "It is public: every user of the cloud can see and launch it.",
        Visibility::Private => "It is private: only its owner can see and launch it.",
        Visibility::Select => "It is shared with specific users:",
    }
}
pub const ACCESS_UNKNOWN: &str =
    "Atmosphere does not tell who can use it now. Check the list of people below with care.";
pub const ACCESS_LOADING: &str = "Looking up who can use it now…";
pub const AFTER_PUBLIC_TO_CLOSED: &str = "A version that is not public makes the whole image private: who has no access of their own no longer sees the older versions either.";
pub const AFTER_CLOSED_TO_PUBLIC: &str = "A public version does not make the private image public: who has no access keeps seeing nothing of it. Ask support to change the image.";
pub const AFTER_SHARED: &str = "The access patterns belong to the image: those that you choose here replace the present ones, for all versions. People keep the access that they have to older versions.";
pub const INHERITED: &str =
    "They are checked and offered in the list below; remove whom the new version is not for.";
