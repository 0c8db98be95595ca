//! Users and their groups.

use serde_json::json;

use super::{ACCOUNTS, Plot};
use crate::db::Table;

const INITIALS: [&str; 10] = ["a", "m", "j", "k", "s", "mar", "jo", "al", "ca", "ben"];

const SURNAMES: [&str; 15] = [
    "garcia", "gupta", "green", "kato", "lin", "lopez", "martin", "martinez", "marsh", "nakamura",
    "obrien", "okafor", "sanchez", "schmidt", "sadeyemi",
];

pub(super) fn sow(plot: &mut Plot) {
    // `atmoadmin` owns the base images and is named in every private request.
    let names = ACCOUNTS
        .iter()
        .map(|account| account.name)
        .chain(["atmoadmin"]);
    for name in names {
        add(plot, name);
    }
    for surname in SURNAMES {
        for initial in INITIALS {
            add(plot, &format!("{initial}{surname}"));
        }
    }
    // Names that a careless page would run, or could not show.
    for name in [
        "o'connor",
        "<b>bold</b>",
        "josé.núñez",
        "mary-jane_watson@lab",
    ] {
        add(plot, name);
    }
    let both: Vec<Option<i64>> = ["carol", "dave"].map(|name| plot.user(name)).into();
    let leader = plot.user("carol");
    plot.add(
        Table::Groups,
        json!({"name": "plant-lab", "users": both, "leaders": [leader]}),
    );
}

/// A user, and the group that every user has.
fn add(plot: &mut Plot, name: &str) {
    let is_staff = matches!(name, "staffer" | "atmoadmin");
    let end = if name == "disabled" {
        Some(plot.ago(24))
    } else {
        None
    };
    let user = plot.add(
        Table::Users,
        json!({
            "username": name, "email": format!("{name}@example.org"), "is_active": true, "is_staff": is_staff,
            "is_superuser": is_staff, "end_date": end,
        }),
    );
    plot.add(
        Table::Groups,
        json!({"name": name, "users": [user], "leaders": [user]}),
    );
}
