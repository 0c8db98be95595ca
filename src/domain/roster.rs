//! A pasted list of people: what each entry is, and whom the server confirms.

use super::ids::Username;
use super::text;
use super::user::FoundUsers;

/// One entry of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The name to look for: an e-mail address is looked for by what stands before the `@`.
    pub name: String,
    /// As it was written: some usernames have an `@` themselves.
    pub written: String,
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
    /// The server takes no such name in a list.
    Unsendable,
    /// The server could not be asked.
    Failed,
    /// The check was stopped before its turn came.
    NotAsked,
}

impl Standing {
    /// Whether asking again may help.
    pub fn is_open(&self) -> bool {
        matches!(self, Self::Failed | Self::NotAsked)
    }
}

/// Reads a list from anywhere: lines, commas, semicolons, spaces between names, e-mail addresses
/// with or without a name in front. `known` are those whom it need not ask for any more.
pub fn read(pasted: &str, me: Option<&Username>, known: &[String]) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for part in text::split_list(pasted) {
        // Mail programs write `Mary Kato <mkato@example.org>`: the name in front is no username.
        let words = part.rsplit('<').next().unwrap_or_default();
        for word in words.split_whitespace() {
            let written =
                word.trim_matches(|c: char| matches!(c, '<' | '>' | '"' | '\'' | '(' | ')'));
            let name = written.split('@').next().unwrap_or_default().trim();
            if name.is_empty() {
                continue;
            }
            let is = |other: &str| text::fold(other) == text::fold(name);
            let is_me = me.is_some_and(|it| is(it.as_str()) || is_same(it.as_str(), written));
            let is_known = known.iter().any(|it| is(it) || is_same(it, written))
                || entries.iter().any(|it| is(&it.name));
            let standing = match (is_me, is_known) {
                (true, _) => Standing::Yourself,
                (_, true) => Standing::Duplicate,
                _ => Standing::Asking,
            };
            entries.push(Entry {
                name: name.to_owned(),
                written: written.to_owned(),
                standing,
            });
        }
    }
    entries
}

fn is_same(left: &str, right: &str) -> bool {
    text::fold(left) == text::fold(right)
}

/// Looks an entry up in the answer of the search, which is by the beginning of the name: first as
/// it was written, then by its name; with its own case before any other. `None` when it is not
/// there, though it may be among the rows that did not come.
pub fn confirm(entry: &Entry, found: &FoundUsers) -> Option<Standing> {
    let by = |wanted: &str| {
        let users = found.users.iter();
        let mut same = users.filter(|it| is_same(it.username.as_str(), wanted));
        let exact = same.clone().find(|it| it.username.as_str() == wanted);
        exact.or_else(|| same.next())
    };
    let user = by(&entry.written).or_else(|| by(&entry.name))?;
    Some(if user.ended.is_some() {
        Standing::Ended
    } else if can_be_sent(&user.username) {
        Standing::Confirmed(user.username.clone())
    } else {
        Standing::Unsendable
    })
}

/// Whether somebody was confirmed by what stands before the `@` of an address alone: who has that
/// username may be another person.
pub fn is_guess(entry: &Entry) -> bool {
    matches!(&entry.standing, Standing::Confirmed(name) if !is_same(name.as_str(), &entry.written))
}

/// Puts people on a list after those who are there, each once.
pub fn add(people: &mut Vec<Username>, more: Vec<Username>) {
    for one in more {
        if !people.contains(&one) {
            people.push(one);
        }
    }
}

/// Whether a name survives the list that is sent: a comma would make two people of one, quotes end
/// the text that it is stored in, and other alphabets crash the server (section 9.4).
pub fn can_be_sent(name: &Username) -> bool {
    name.0.is_ascii() && !name.0.contains([',', '\'', '"'])
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
        let chosen = ["bob".to_owned()];
        let entries = read(
            "Mary Kato <mkato@lab.example.edu>; bob, mkato\nAlice sadeyemi\tBob@example.org",
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
                ("mkato", &Standing::Asking),
                ("bob", &Standing::Duplicate),
                ("mkato", &Standing::Duplicate),
                ("Alice", &Standing::Yourself),
                ("sadeyemi", &Standing::Asking),
                ("Bob", &Standing::Duplicate),
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
            total: 4,
            users: ["mkato2", "mkato", "mkato@lab", "mkató"].map(user).into(),
        };
        let ask = |written: &str| {
            let entries = read(written, None, &[]);
            confirm(&entries[0], &found)
        };
        let is = |name: &str| Some(Standing::Confirmed(Username(name.into())));
        assert_eq!(ask("mkato"), is("mkato"));
        assert_eq!(ask("MKato"), is("mkato"));
        assert_eq!(ask("mkato@lab.example.edu"), is("mkato"));
        assert_eq!(ask("mkato@lab"), is("mkato@lab"));
        assert_eq!(ask("mka"), None);
        assert_eq!(ask("mkató"), Some(Standing::Unsendable));
    }

    #[test]
    fn a_name_from_an_address_is_a_guess() {
        let confirmed = |written: &str, name: &str| Entry {
            standing: Standing::Confirmed(Username(name.to_owned())),
            ..read(written, None, &[])[0].clone()
        };
        assert!(is_guess(&confirmed("mkato@lab.example.edu", "mkato")));
        assert!(!is_guess(&confirmed("MKato", "mkato")));
        assert!(!is_guess(&confirmed("mkato@lab", "mkato@lab")));
        assert!(!is_guess(&read("mkato@lab.example.edu", None, &[])[0]));
    }

    #[test]
    fn who_is_found_later_comes_after_those_who_are_there() {
        let people = |names: &[&str]| -> Vec<Username> {
            names.iter().map(|it| Username((*it).to_owned())).collect()
        };
        let mut list = people(&["bob", "carol"]);
        add(&mut list, people(&["dan", "bob", "dan"]));
        assert_eq!(list, people(&["bob", "carol", "dan"]));
    }

    #[test]
    fn a_hundred_names_are_a_hundred_questions() {
        let names: Vec<String> = (0..100).map(|it| format!("student{it:02}")).collect();
        let entries = read(&names.join("\r\n"), None, &[]);
        assert_eq!(entries.len(), 100);
        assert!(entries.iter().all(|it| it.standing == Standing::Asking));
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
