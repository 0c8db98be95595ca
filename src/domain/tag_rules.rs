//! What a tag may be called, and how a set of tags behaves (API contract, sections 9.4 and 12.1).

use super::tag::Tag;
use super::text;

/// The longest name and description that the server takes.
pub const MAX_NAME: usize = 128;
pub const MAX_DESCRIPTION: usize = 1024;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TagProblem {
    Missing,
    /// Only letters, digits, underscore and hyphen may be in a new tag.
    Characters,
    TooLong,
    /// A comma would split it on the server.
    Comma,
}

/// What a typed name is to the server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Known {
    /// There is such a tag; this is how it is written.
    Usable(String),
    /// There is one, and only the staff may use it.
    Reserved,
    No,
}

/// Looks a name up, whatever its case.
pub fn find(all: &[Tag], name: &str) -> Known {
    match all.iter().find(|it| is_same(&it.name, name)) {
        Some(tag) if is_usable(tag) => Known::Usable(tag.name.clone()),
        Some(_) => Known::Reserved,
        None => Known::No,
    }
}

/// How much too long the description of a new tag is, if it is.
pub fn excess(description: &str) -> usize {
    let length = description.trim().chars().count();
    length.saturating_sub(MAX_DESCRIPTION)
}

/// Judges the name of a tag to be created: the server takes slugs only.
pub fn check_new(name: &str) -> Result<(), TagProblem> {
    let name = name.trim();
    if name.is_empty() {
        return Err(TagProblem::Missing);
    }
    if name.contains(',') {
        return Err(TagProblem::Comma);
    }
    if !name
        .chars()
        .all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'))
    {
        return Err(TagProblem::Characters);
    }
    if name.len() > MAX_NAME {
        return Err(TagProblem::TooLong);
    }
    Ok(())
}

/// The nearest name that the server would take: `RNA seq` becomes `RNA-seq`.
pub fn suggest(name: &str) -> Option<String> {
    let mut slug = String::new();
    for c in name.trim().chars() {
        if c.is_ascii_alphanumeric() || c == '_' {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    let slug: String = slug.trim_end_matches('-').chars().take(MAX_NAME).collect();
    (check_new(&slug).is_ok()).then_some(slug)
}

/// Whether two names are one tag to the server, which ignores case.
pub fn is_same(left: &str, right: &str) -> bool {
    text::fold(left) == text::fold(right)
}

/// Whether what was typed was asked for by that name: as it is, or as a name that the server takes.
pub fn is_asked_as(typed: &str, asked: &str) -> bool {
    is_same(typed, asked) || suggest(typed).is_some_and(|it| is_same(&it, asked))
}

/// Whether a tag may be put on an image: allowed, and it survives the joining by comma and space.
pub fn is_usable(tag: &Tag) -> bool {
    tag.allow_access && !tag.name.contains(',') && !tag.name.trim().is_empty()
}

/// Tags to offer for what was typed, without the chosen ones: those of the parent image first,
/// then those that begin with it.
pub fn matching<'a>(
    all: &'a [Tag],
    parents: &[String],
    chosen: &[String],
    typed: &str,
) -> Vec<&'a Tag> {
    let typed = text::fold(typed);
    let mut found: Vec<((bool, bool), &Tag)> = all
        .iter()
        .filter(|tag| is_usable(tag) && !chosen.iter().any(|it| is_same(it, &tag.name)))
        .filter_map(|tag| {
            let name = text::fold(&tag.name);
            let is_others = !parents.iter().any(|it| is_same(it, &tag.name));
            name.contains(&typed)
                .then(|| ((is_others, !name.starts_with(&typed)), tag))
        })
        .collect();
    found.sort_by(|(a_late, a), (b_late, b)| {
        a_late
            .cmp(b_late)
            .then_with(|| text::natural_order(&a.name, &b.name))
    });
    found.into_iter().map(|(_, tag)| tag).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::TagId;
    use proptest::prelude::*;

    fn tag(name: &str, allow_access: bool) -> Tag {
        Tag {
            id: TagId(1),
            name: name.into(),
            description: String::new(),
            allow_access,
        }
    }

    #[test]
    fn only_what_was_asked_for_is_settled_by_it() {
        assert!(is_asked_as(" Genomics ", "genomics"));
        assert!(is_asked_as("RNA seq", "RNA-seq"));
        assert!(!is_asked_as("maize", "genomics"));
        assert!(!is_asked_as("", "genomics"));
    }

    #[test]
    fn reserved_and_chosen_tags_are_not_offered() {
        let all = [
            tag("Ubuntu", true),
            tag("Featured", false),
            tag("Gnuplot-ubuntu", true),
            tag("a, b", true),
        ];
        let names = |chosen: &[&str], typed| -> Vec<String> {
            let chosen: Vec<String> = chosen.iter().map(|it| (*it).to_owned()).collect();
            matching(&all, &[], &chosen, typed)
                .into_iter()
                .map(|it| it.name.clone())
                .collect()
        };
        assert_eq!(names(&[], "UBU"), ["Ubuntu", "Gnuplot-ubuntu"]);
        assert_eq!(names(&["ubuntu"], "ubu"), ["Gnuplot-ubuntu"]);
        assert_eq!(names(&[], "feat"), [] as [String; 0]);
        assert_eq!(names(&[], ""), ["Gnuplot-ubuntu", "Ubuntu"]);
    }

    #[test]
    fn the_parents_tags_come_first() {
        let all = [
            tag("Genomics", true),
            tag("Zebrafish", true),
            tag("GIS", true),
        ];
        let parents = ["zebrafish".to_owned(), "genomics".to_owned()];
        let names = |typed| -> Vec<&str> {
            let found = matching(&all, &parents, &["Genomics".to_owned()], typed);
            found.into_iter().map(|it| it.name.as_str()).collect()
        };
        assert_eq!(names(""), ["Zebrafish", "GIS"]);
        assert_eq!(names("g"), ["GIS"]);
    }

    #[test]
    fn a_name_is_looked_up_whatever_its_case() {
        let all = [tag("Ubuntu", true), tag("Featured", false)];
        assert_eq!(find(&all, " uBUNTU "), Known::Usable("Ubuntu".into()));
        assert_eq!(find(&all, "featured"), Known::Reserved);
        assert_eq!(find(&all, "Ubunt"), Known::No);
    }

    #[test]
    fn descriptions_have_a_limit() {
        assert_eq!(excess(&"é".repeat(MAX_DESCRIPTION)), 0);
        assert_eq!(excess(&"é".repeat(MAX_DESCRIPTION + 2)), 2);
    }

    #[test]
    fn new_names_are_slugs() {
        assert_eq!(check_new("RNA-seq_2"), Ok(()));
        assert_eq!(check_new("RNA seq"), Err(TagProblem::Characters));
        assert_eq!(check_new("a,b"), Err(TagProblem::Comma));
        assert_eq!(check_new(""), Err(TagProblem::Missing));
        assert_eq!(suggest("  RNA seq / v2 "), Some("RNA-seq-v2".to_owned()));
        assert_eq!(suggest("中文"), None);
    }

    proptest! {
        #[test]
        fn a_suggestion_is_always_valid(name in any::<String>()) {
            if let Some(slug) = suggest(&name) {
                prop_assert_eq!(check_new(&slug), Ok(()));
            }
        }
    }
}
