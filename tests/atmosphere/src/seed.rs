//! The rows that a stand-in begins with.

mod clouds;
mod images;
mod instances;
mod load;
mod people;
pub(crate) mod recorded;
mod requests;
mod site;
mod volumes;

use std::time::Duration;

use jiff::Timestamp;
use serde_json::Value;

use crate::{
    clock::{before, iso},
    db::{Db, Table, row},
};

/// Somebody who can sign in.
#[derive(Clone, Copy, Debug)]
pub struct Account {
    pub name: &'static str,
    /// Who it is, for the list that the program prints.
    pub about: &'static str,
}

/// The accounts of the demo. Their password is `demo`.
pub const ACCOUNTS: [Account; 8] = [
    Account {
        name: "alice",
        about: "a researcher: instances, volumes and requests in every state",
    },
    Account {
        name: "bob",
        about: "2,002 instances",
    },
    Account {
        name: "carol",
        about: "shares a group and a project with dave, and leads it",
    },
    Account {
        name: "dave",
        about: "shares a group and a project with carol",
    },
    Account {
        name: "staffer",
        about: "staff: sees every request and can approve it",
    },
    Account {
        name: "noidentity",
        about: "has no cloud account yet",
    },
    Account {
        name: "disabled",
        about: "was disabled by an administrator",
    },
    Account {
        name: "expired",
        about: "signs in, and is signed out at once",
    },
];

/// A laboratory as of this moment, with so many instances of bob's for the load.
pub(crate) fn demo(now: Timestamp, load: usize) -> Db {
    let mut plot = Plot {
        db: Db::default(),
        now,
    };
    site::sow(&mut plot);
    people::sow(&mut plot);
    clouds::sow(&mut plot);
    images::sow(&mut plot);
    instances::sow(&mut plot);
    volumes::sow(&mut plot);
    requests::sow(&mut plot);
    load::sow(&mut plot, load);
    plot.db
}

/// Rows in the making, and the moment that their dates are reckoned from.
struct Plot {
    db: Db,
    now: Timestamp,
}

impl Plot {
    /// Adds a row.
    fn add(&mut self, table: Table, fields: Value) -> i64 {
        self.db.insert(table, row(fields))
    }

    /// A moment some hours ago.
    fn ago(&self, hours: u64) -> String {
        // A rest of a second, so that dates are not suspiciously round; the real ones have microseconds.
        let odd = Duration::from_micros(hours.wrapping_mul(7_919) % 1_000_000);
        iso(before(self.now, Duration::from_secs(hours * 3600) + odd))
    }

    /// The number of a row by a text in it; rows of one kind are sown before those that name them.
    fn find(&self, table: Table, field: &str, text: &str) -> Option<i64> {
        self.db.find(table, field, text)
    }

    fn user(&self, name: &str) -> Option<i64> {
        self.find(Table::Users, "username", name)
    }
}
