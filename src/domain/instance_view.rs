//! How the list of instances is looked at: searched and sorted.

use std::cmp::Ordering;

use super::instance::Instance;
use super::text;

/// A column by which the list can be sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    Name,
    Status,
    IpAddress,
    Size,
    Image,
    Project,
    Provider,
    Launched,
    /// Where it stands with imaging. It takes more than the row to know, so [`compare`] leaves it alone.
    Imaging,
}

impl Column {
    pub const ALL: [Self; 9] = [
        Self::Name,
        Self::Status,
        Self::IpAddress,
        Self::Size,
        Self::Image,
        Self::Project,
        Self::Provider,
        Self::Launched,
        Self::Imaging,
    ];

    /// The name in the address bar.
    pub fn key(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Status => "status",
            Self::IpAddress => "ip",
            Self::Size => "size",
            Self::Image => "image",
            Self::Project => "project",
            Self::Provider => "provider",
            Self::Launched => "launched",
            Self::Imaging => "imaging",
        }
    }
}

/// A column and a direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Order {
    pub column: Column,
    pub is_descending: bool,
}

impl Default for Order {
    /// Newest first, as the server lists them.
    fn default() -> Self {
        Self {
            column: Column::Launched,
            is_descending: true,
        }
    }
}

impl Order {
    /// After the header of a column was pressed: the other way round, or this column from its start.
    #[must_use]
    pub fn pressed(self, column: Column) -> Self {
        if self.column == column {
            Self {
                column,
                is_descending: !self.is_descending,
            }
        } else {
            Self {
                column,
                is_descending: column == Column::Launched,
            }
        }
    }

    /// As it stands in the address bar: `name`, or `-launched`.
    pub fn key(self) -> String {
        format!(
            "{}{}",
            if self.is_descending { "-" } else { "" },
            self.column.key()
        )
    }

    pub fn from_key(key: &str) -> Option<Self> {
        let (is_descending, name) = match key.strip_prefix('-') {
            Some(name) => (true, name),
            None => (false, key),
        };
        let column = Column::ALL.into_iter().find(|it| it.key() == name)?;
        Some(Self {
            column,
            is_descending,
        })
    }
}

/// Whether every word of what was typed is somewhere in the name, address, ids, image or project.
pub fn matches(instance: &Instance, typed: &str) -> bool {
    let id = instance.id.to_string();
    let parts = [
        instance.name.as_str(),
        instance.usable_ip().unwrap_or_default(),
        instance.uuid.as_str(),
        &id,
        instance.image.as_ref().map_or("", |it| it.name.as_str()),
        instance.project.as_ref().map_or("", |it| it.name.as_str()),
    ]
    .map(text::fold);
    text::fold(typed)
        .split_whitespace()
        .all(|word| parts.iter().any(|part| part.contains(word)))
}

/// Compares two instances; equal ones keep the server's order.
pub fn compare(left: &Instance, right: &Instance, order: Order) -> Ordering {
    let ordering = match order.column {
        Column::Name => text::natural_order(&left.name, &right.name),
        Column::Status => (
            left.status.light(),
            &left.status.name,
            &left.status.activity,
        )
            .cmp(&(
                right.status.light(),
                &right.status.name,
                &right.status.activity,
            )),
        Column::IpAddress => address(left).cmp(&address(right)),
        Column::Size => (left.size.cpu, left.size.memory, &left.size.name).cmp(&(
            right.size.cpu,
            right.size.memory,
            &right.size.name,
        )),
        Column::Image => text::natural_order(image(left), image(right)),
        Column::Project => text::natural_order(project(left), project(right)),
        Column::Provider => text::natural_order(&left.provider.name, &right.provider.name),
        Column::Launched => left.launched.cmp(&right.launched),
        Column::Imaging => Ordering::Equal,
    };
    if order.is_descending {
        ordering.reverse()
    } else {
        ordering
    }
}

/// Addresses in the order of their numbers; none comes last.
fn address(instance: &Instance) -> (bool, Vec<u32>, String) {
    match instance.usable_ip() {
        None => (true, Vec::new(), String::new()),
        Some(ip) => {
            let numbers = ip.split('.').filter_map(|it| it.parse().ok()).collect();
            (false, numbers, ip.to_owned())
        }
    }
}

fn image(instance: &Instance) -> &str {
    instance.image.as_ref().map_or("", |it| it.name.as_str())
}

fn project(instance: &Instance) -> &str {
    instance.project.as_ref().map_or("", |it| it.name.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::test_data::instance;

    #[test]
    fn every_word_counts_wherever_it_stands() {
        let it = instance();
        for typed in [
            "aligner",
            "ALIGNER ubuntu",
            "203.0.113",
            "5b7f3e12",
            "901",
            "genom",
            "",
        ] {
            assert!(matches(&it, typed), "{typed}");
        }
        assert!(!matches(&it, "aligner centos"));
    }

    #[test]
    fn names_and_addresses_sort_by_their_numbers() {
        let with = |name: &str, ip: Option<&str>| {
            let mut it = instance();
            it.name = name.into();
            it.ip_address = ip.map(str::to_owned);
            it
        };
        let mut rows = [
            with("node 10", Some("10.0.0.9")),
            with("node 9", Some("10.0.0.10")),
            with("a", None),
        ];
        let names = |rows: &[Instance]| rows.iter().map(|it| it.name.clone()).collect::<Vec<_>>();
        rows.sort_by(|a, b| {
            compare(
                a,
                b,
                Order {
                    column: Column::Name,
                    is_descending: false,
                },
            )
        });
        assert_eq!(names(&rows), ["a", "node 9", "node 10"]);
        rows.sort_by(|a, b| {
            compare(
                a,
                b,
                Order {
                    column: Column::IpAddress,
                    is_descending: false,
                },
            )
        });
        assert_eq!(names(&rows), ["node 10", "node 9", "a"]);
    }

    #[test]
    fn an_order_survives_the_address_bar() {
        for column in Column::ALL {
            let order = Order::default().pressed(column);
            assert_eq!(Order::from_key(&order.key()), Some(order));
            assert_ne!(order.pressed(column), order);
        }
        assert_eq!(Order::from_key("nonsense"), None);
    }
}
