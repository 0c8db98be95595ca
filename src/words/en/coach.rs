//! What is said at a field of the Request Imaging form while it is filled in.

use std::mem::discriminant;

use crate::domain::draft::Lapse;
use crate::domain::exclude::{Finding as ExcludeFinding, Verdict};
use crate::domain::packages::{Listing, Tool};
use crate::domain::software::{Concern, Finding as SoftwareFinding};
use crate::domain::text;
use crate::words::summing::{ALONE, summed_up};

// -- The name and the description --

pub fn name_taken(name: &str, free: &str) -> String {
    format!("You have an image or an open request called “{name}” already. “{free}” is free.")
}
pub fn use_name(name: &str) -> String {
    format!("Use “{name}”")
}
pub const NAMES_UNKNOWN: &str =
    "Your images could not be listed, so we cannot say whether one of them has this name.";
pub const ASK_AGAIN: &str = "Look again";
pub const DESCRIPTION_SHORT: &str =
    "That is short. Which tools are in the image, what are they for, and for whom?";

/// What a forbidden character is called, for those who hear it or can hardly see it.
pub fn character(c: char) -> String {
    let name = match c {
        '!' => "exclamation mark",
        '"' => "quotation mark",
        '#' => "number sign",
        '$' => "dollar sign",
        '%' => "percent sign",
        '&' => "ampersand",
        '\'' => "apostrophe",
        '*' => "asterisk",
        '+' => "plus sign",
        ',' => "comma",
        '/' => "slash",
        ';' => "semicolon",
        '<' => "less-than sign",
        '=' => "equals sign",
        '>' => "greater-than sign",
        '?' => "question mark",
        '@' => "at sign",
        '[' => "opening square bracket",
        '\\' => "backslash",
        ']' => "closing square bracket",
        '^' => "caret",
        '`' => "backtick",
        '{' => "opening brace",
        '|' => "vertical bar",
        '}' => "closing brace",
        '~' => "tilde",
        _ => return c.to_string(),
    };
    format!("{c} ({name})")
}

// -- Lists that are judged line by line --

/// “Lines 2, 5, 9 and 47 more”
fn lines(numbers: &[usize]) -> String {
    let named: Vec<String> = numbers.iter().take(ALONE).map(usize::to_string).collect();
    format!(
        "Lines {} and {} more",
        named.join(", "),
        numbers.len().saturating_sub(ALONE)
    )
}

/// What is to be said of the files to exclude.
pub fn exclude_remarks(findings: &[&ExcludeFinding]) -> Vec<String> {
    summed_up(
        findings,
        |a, b| discriminant(&a.verdict) == discriminant(&b.verdict),
        exclude_remark,
        |alike| {
            let numbers: Vec<usize> = alike.iter().map(|it| it.line).collect();
            let said = alike.first().map_or("", |it| verdict_of_many(&it.verdict));
            format!("{} {said}", lines(&numbers))
        },
    )
}

fn exclude_remark(finding: &ExcludeFinding) -> String {
    let path = text::truncate(&finding.path, 60);
    let said = match &finding.verdict {
        Verdict::Relative => format!("“{path}” does not begin with /. Write the whole path."),
        Verdict::Splits => {
            format!(
                "“{path}” has a space or a comma in it, where the server would split it. Exclude the folder around it."
            )
        }
        Verdict::Climbs => format!("“{path}” climbs with “..”. Write the path it leads to."),
        Verdict::Dangerous => format!("Without “{path}” the image would not start."),
        Verdict::Duplicate { of } => format!("“{path}” is in line {of} already."),
        Verdict::Covers { line } => format!("“{path}” makes line {line} superfluous."),
        Verdict::AlreadyDeleted { with } => {
            format!("“{path}” is deleted anyway, with everything in {with}.")
        }
        Verdict::Overwritten => format!("“{path}” is written anew at each launch anyway."),
    };
    format!("Line {}: {said}", finding.line)
}

fn verdict_of_many(verdict: &Verdict) -> &'static str {
    match verdict {
        Verdict::Relative => "do not begin with /. Write the whole paths.",
        Verdict::Splits => {
            "have a space or a comma in them, where the server would split them. Exclude the folders around them."
        }
        Verdict::Climbs => "climb with “..”. Write the paths they lead to.",
        Verdict::Dangerous => "are needed: without them the image would not start.",
        Verdict::Duplicate { .. } => "are in an earlier line already.",
        Verdict::Covers { .. } => "make earlier lines superfluous.",
        Verdict::AlreadyDeleted { .. } => "are deleted anyway.",
        Verdict::Overwritten => "are written anew at each launch anyway.",
    }
}

/// What is to be said of the list of software.
pub fn software_remarks(findings: &[&SoftwareFinding]) -> Vec<String> {
    summed_up(
        findings,
        |a, b| discriminant(&a.concern) == discriminant(&b.concern),
        software_remark,
        |alike| {
            let numbers: Vec<usize> = alike.iter().map(|it| it.line).collect();
            let said = match alike.first().map(|it| &it.concern) {
                Some(Concern::Restricted { .. }) => {
                    "name software whose license often forbids it in a cloud image. Remove it from the instance unless yours allows it."
                }
                _ => {
                    "are in folders that are deleted when the image is made. Install them elsewhere, such as /opt."
                }
            };
            format!("{} {said}", lines(&numbers))
        },
    )
}

fn software_remark(finding: &SoftwareFinding) -> String {
    let said = match &finding.concern {
        Concern::Deleted { path, with } => format!(
            "{} is in {with}, which is deleted when the image is made. Install it elsewhere, such as /opt.",
            text::truncate(path, 60)
        ),
        Concern::Restricted { name } => format!(
            "{name} often has a license that forbids it in a cloud image. Remove it from the instance unless yours allows it."
        ),
    };
    format!("Line {}: {said}", finding.line)
}

/// What is said aloud of remarks: not all of many.
pub fn aloud(remarks: &[String]) -> String {
    let more = match remarks.len().saturating_sub(ALONE) {
        0 => None,
        more => Some(format!("And {more} more remarks.")),
    };
    let said: Vec<&str> = remarks
        .iter()
        .take(ALONE)
        .chain(&more)
        .map(String::as_str)
        .collect();
    said.join(" ")
}

/// The beginning of a long list: what it is about stands in its field.
pub fn in_short(list: &str) -> String {
    const SHOWN: usize = 8;
    let count = list.lines().count();
    if count <= SHOWN + 1 {
        return list.to_owned();
    }
    let shown: Vec<&str> = list.lines().take(SHOWN).collect();
    format!("{}\n… and {} more lines", shown.join("\n"), count - SHOWN)
}

// -- A pasted list of software --

/// What was understood of it.
pub fn understood(listing: &Listing) -> String {
    let tool = match listing.tool {
        Tool::Dpkg => "dpkg -l",
        Tool::Rpm => "rpm -qa",
        Tool::Pip => "pip",
        Tool::Conda => "conda list",
        Tool::Modules => "module list",
    };
    let count = match listing.packages.len() {
        1 => "1 package".to_owned(),
        count => format!("{count} packages"),
    };
    let absent = match listing.absent {
        0 => String::new(),
        1 => " 1 that is not there any more was left out.".to_owned(),
        absent => format!(" {absent} that are not there any more were left out."),
    };
    format!("This is what {tool} prints. It was put in as {count}, one a line.{absent}")
}
pub const AS_PASTED: &str = "The text stands as it was pasted.";
pub const PUT_AS_PASTED: &str = "Undo: put it in as it was pasted";
pub const PUT_AS_LIST: &str = "Make a list of it again";

// -- The certification --

pub fn lapsed(lapse: &Lapse) -> String {
    match lapse {
        Lapse::Software => {
            "The list of software changed since you certified it. Please certify again.".to_owned()
        }
        Lapse::Visibility => {
            "The visibility changed since you certified it. Please certify again.".to_owned()
        }
        Lapse::Restricted(name) => format!(
            "{name} was named since you certified, and often has a license that forbids it. Please certify again if yours allows it."
        ),
    }
}
pub const CERTIFY_AGAIN: &str = "Go to the certification";

/// Said at the box while the form names such software; nothing when it does not.
///
/// `list` writes the last of several as one says it.
pub fn names_restricted(names: &[&str], list: fn(&[String]) -> String) -> Option<String> {
    let its = match names {
        [] => return None,
        [_] => "its license allows",
        _ => "their licenses allow",
    };
    let mut said: Vec<String> = names.iter().map(|it| (*it).to_owned()).collect();
    if said.len() > 5 {
        let others = said.split_off(4).len();
        said.push(format!("{others} others"));
    }
    let them = list(&said);
    Some(format!(
        "You name {them}. Certify only if {its} that in a cloud image; otherwise remove the software from the instance first."
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{exclude, image_name, software};

    #[test]
    fn each_forbidden_character_has_a_name() {
        for c in image_name::FORBIDDEN.chars() {
            assert!(character(c).len() > 3, "{c}");
        }
    }

    #[test]
    fn many_remarks_of_one_kind_are_one() {
        let text = "/home/alice/x\n".repeat(50);
        let findings = exclude::judge(&(text + "data\n/srv/a b"));
        assert_eq!(
            exclude_remarks(&findings.iter().collect::<Vec<_>>()),
            [
                "Lines 1, 2, 3 and 47 more are deleted anyway.",
                "Line 51: “data” does not begin with /. Write the whole path.",
                "Line 52: “/srv/a b” has a space or a comma in it, where the server would split it. Exclude the folder around it.",
            ]
        );
        let text = "tool /home/alice/tool\nSAS 9.4\n".repeat(4);
        let findings = software::judge(&text);
        let remarks = software_remarks(&findings.iter().collect::<Vec<_>>());
        assert_eq!(remarks.len(), 2);
        assert!(remarks[0].starts_with("Lines 1, 3, 5 and 1 more are in folders"));
        assert!(remarks[1].starts_with("Lines 2, 4, 6 and 1 more name software"));
    }

    #[test]
    fn not_all_of_many_remarks_are_said() {
        let remarks: Vec<String> = (1..=5).map(|it| format!("No. {it}.")).collect();
        assert_eq!(aloud(&remarks), "No. 1. No. 2. No. 3. And 2 more remarks.");
        assert_eq!(aloud(&remarks[..2]), "No. 1. No. 2.");
        assert_eq!(aloud(&[]), "");
    }

    #[test]
    fn only_long_lists_are_cut() {
        let list = |count: usize| vec!["x"; count].join("\n");
        assert_eq!(in_short(&list(9)), list(9));
        assert!(in_short(&list(3000)).ends_with("x\n… and 2992 more lines"));
    }

    #[test]
    fn restricted_names_are_listed_in_a_sentence() {
        let of = |names: &[&str]| names_restricted(names, |it| it.join("+")).unwrap_or_default();
        assert_eq!(of(&[]), "");
        assert!(of(&["SAS"]).starts_with("You name SAS. Certify only if its license"));
        assert!(of(&["SAS", "SPSS"]).starts_with("You name SAS+SPSS."));
        let many = ["a", "b", "c", "d", "e", "f"];
        assert!(of(&many).starts_with("You name a+b+c+d+2 others."));
    }
}
