//! What a person keeps of the list in the browser: views under a name, and which columns are shown.
//!
//! Kept as lines of text behind a version. What cannot be read counts as nothing kept.

use super::instance_view::Column;

/// Raised when what was kept before could be misread.
const VERSION: &str = "1";

/// So many are kept; a browser has room for more, a person hardly.
pub const MOST: usize = 20;
const LONGEST: usize = 60;

/// A view of the list under a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptView {
    pub name: String,
    /// As in the address bar, without the question mark: `search=a&sort=name`.
    pub query: String,
}

/// Why a name cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    NoName,
    TooLong,
    TooMany,
}

/// Puts a view among those kept, in place of one of that name.
pub fn keep(views: &mut Vec<KeptView>, name: &str, query: &str) -> Result<(), Refusal> {
    let name = one_line(name);
    if name.is_empty() {
        return Err(Refusal::NoName);
    }
    if name.chars().count() > LONGEST {
        return Err(Refusal::TooLong);
    }
    let query = one_line(query);
    if let Some(same) = views.iter_mut().find(|it| it.name == name) {
        same.query = query;
        return Ok(());
    }
    if views.len() >= MOST {
        return Err(Refusal::TooMany);
    }
    views.push(KeptView { name, query });
    Ok(())
}

/// Without what separates lines and fields.
fn one_line(text: &str) -> String {
    let words: Vec<&str> = text
        .split(|c: char| c.is_control() || c.is_whitespace())
        .filter(|it| !it.is_empty())
        .collect();
    words.join(" ")
}

pub fn write_views(views: &[KeptView]) -> String {
    let lines: Vec<String> = views
        .iter()
        .map(|it| format!("\n{}\t{}", it.name, it.query))
        .collect();
    format!("{VERSION}{}", lines.concat())
}

pub fn read_views(text: &str) -> Vec<KeptView> {
    let mut views = Vec::new();
    let Some(lines) = text
        .strip_prefix(VERSION)
        .and_then(|it| it.strip_prefix('\n'))
    else {
        return views;
    };
    for line in lines.split('\n') {
        if let Some((name, query)) = line.split_once('\t') {
            // What could not be kept now is not read either.
            let _ = keep(&mut views, name, query);
        }
    }
    views
}

/// Columns that are not shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hidden(Vec<Column>);

impl Hidden {
    pub fn has(&self, column: Column) -> bool {
        self.0.contains(&column)
    }

    /// Hides a column, or shows it again. The name is always shown: it leads to the instance.
    pub fn toggle(&mut self, column: Column) {
        if self.has(column) {
            self.0.retain(|it| *it != column);
        } else if column != Column::Name {
            self.0.push(column);
        }
    }

    /// The keys of the columns, with spaces between them.
    pub fn keys(&self) -> String {
        let keys: Vec<&str> = self.0.iter().map(|it| it.key()).collect();
        keys.join(" ")
    }

    pub fn write(&self) -> String {
        format!("{VERSION} {}", self.keys())
    }

    pub fn read(text: &str) -> Self {
        let mut hidden = Self::default();
        let mut words = text.split(' ');
        if words.next() == Some(VERSION) {
            for word in words {
                let column = Column::ALL.into_iter().find(|it| it.key() == word);
                if let Some(column) = column.filter(|it| !hidden.has(*it)) {
                    hidden.toggle(column);
                }
            }
        }
        hidden
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_name_is_used_once_and_cannot_break_the_list() {
        let mut views = Vec::new();
        assert_eq!(keep(&mut views, " \t", "x"), Err(Refusal::NoName));
        assert_eq!(keep(&mut views, &"x".repeat(61), ""), Err(Refusal::TooLong));
        keep(&mut views, "Mine\tand\nrunning", "owner=mine").unwrap();
        keep(&mut views, "Mine and running", "status=running").unwrap();
        let kept = KeptView {
            name: "Mine and running".into(),
            query: "status=running".into(),
        };
        assert_eq!(views, [kept]);
        for at in 1..MOST {
            keep(&mut views, &at.to_string(), "").unwrap();
        }
        assert_eq!(keep(&mut views, "one more", ""), Err(Refusal::TooMany));
        assert_eq!(read_views(&write_views(&views)), views);
    }

    #[test]
    fn the_name_is_always_shown() {
        let mut hidden = Hidden::default();
        hidden.toggle(Column::Name);
        hidden.toggle(Column::Size);
        hidden.toggle(Column::Image);
        assert_eq!(hidden.keys(), "size image");
        assert_eq!(Hidden::read(&hidden.write()), hidden);
        assert_eq!(Hidden::read("1 name size size nonsense").keys(), "size");
        assert_eq!(Hidden::read("2 size"), Hidden::default());
    }

    proptest! {
        #[test]
        fn whatever_is_kept_is_read_or_left(text in any::<String>()) {
            let _ = Hidden::read(&text);
            let views = read_views(&text);
            prop_assert!(views.len() <= MOST);
            prop_assert_eq!(read_views(&write_views(&views)), views);
        }

        #[test]
        fn views_survive_the_browser(names in proptest::collection::vec("[^\u{0}]{1,20}", 0..6), query in "[ -~]{0,20}") {
            let mut views = Vec::new();
            for name in &names {
                let _ = keep(&mut views, name, &query);
            }
            prop_assert_eq!(read_views(&write_views(&views)), views);
        }
    }
}
