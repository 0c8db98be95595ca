//! A pasted list of people: what each entry is, and whom the server confirms.

use super::ids::Username;
use super::text;
use super::user::FoundUsers;

/// One entry of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The name to look for: an e-mail address is looked for by what stands before the `@`.
    pub name: String,
    pub standing: Standing,
}

/// What became of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    Asking,
    /// The server knows this person; the name is as the server writes it.
    Confirmed(Username),
    /// Nobody has that name.
    Unknown,
    /// It was in the list, or chosen, already.
    Duplicate,
    Yourself,
    /// The account has ended.
    Ended,
    /// The server could not be asked.
    Failed,
}

/// Reads a list from anywhere: lines, commas, semicolons, spaces between names, e-mail addresses.
pub fn read(pasted: &str, me: Option<&Username>, chosen: &[Username]) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for part in text::split_list(pasted) {
        for word in part.split_whitespace() {
            let bare = word.trim_matches(|c: char| matches!(c, '<' | '>' | '"' | '\'' | '(' | ')'));
            let name = bare.split('@').next().unwrap_or_default().trim();
            if name.is_empty() {
                continue;
            }
            let is_me = me.is_some_and(|it| text::fold(it.as_str()) == text::fold(name));
            let is_known = chosen
                .iter()
                .any(|it| text::fold(it.as_str()) == text::fold(name))
                || entries
                    .iter()
                    .any(|it| text::fold(&it.name) == text::fold(name));
            let standing = match (is_me, is_known) {
                (true, _) => Standing::Yourself,
                (_, true) => Standing::Duplicate,
                _ => Standing::Asking,
            };
            entries.push(Entry {
                name: name.to_owned(),
                standing,
            });
        }
    }
    entries
}

/// Looks an entry up in the answer of the search, which is by the beginning of the name.
pub fn confirm(name: &str, found: &FoundUsers) -> Standing {
    let exact = found
        .users
        .iter()
        .find(|it| it.username.as_str() == name)
        .or_else(|| {
            found
                .users
                .iter()
                .find(|it| text::fold(it.username.as_str()) == text::fold(name))
        });
    match exact {
        Some(user) if user.ended.is_some() => Standing::Ended,
        Some(user) => Standing::Confirmed(user.username.clone()),
        None => Standing::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::UserId;
    use crate::domain::user::FoundUser;
    use proptest::prelude::*;

    #[test]
    fn lists_of_every_kind_are_read() {
        let me = Username("alice".into());
        let chosen = [Username("bob".into())];
        let entries = read(
            "Mary <mkato@lab.example.edu>; bob, mkato\nAlice sadeyemi",
            Some(&me),
            &chosen,
        );
        let seen: Vec<(&str, &Standing)> = entries
            .iter()
            .map(|it| (it.name.as_str(), &it.standing))
            .collect();
        assert_eq!(
            seen,
            [
                ("Mary", &Standing::Asking),
                ("mkato", &Standing::Asking),
                ("bob", &Standing::Duplicate),
                ("mkato", &Standing::Duplicate),
                ("Alice", &Standing::Yourself),
                ("sadeyemi", &Standing::Asking),
            ]
        );
    }

    #[test]
    fn only_an_exact_name_is_confirmed() {
        let user = |name: &str| FoundUser {
            id: UserId(1),
            username: Username(name.into()),
            ended: None,
        };
        let found = FoundUsers {
            total: 2,
            users: vec![user("mkato2"), user("mkato")],
        };
        assert_eq!(
            confirm("mkato", &found),
            Standing::Confirmed(Username("mkato".into()))
        );
        assert_eq!(
            confirm("MKato", &found),
            Standing::Confirmed(Username("mkato".into()))
        );
        assert_eq!(confirm("mka", &found), Standing::Unknown);
    }

    proptest! {
        #[test]
        fn no_list_panics(text in any::<String>()) {
            for entry in read(&text, None, &[]) {
                prop_assert!(!entry.name.contains([',', '@', '\n']));
            }
        }
    }
}
