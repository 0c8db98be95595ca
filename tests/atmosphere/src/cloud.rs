//! The cloud under the API: machines and volumes that take their time.
//!
//! The steps and their order are those that the recorded timelines saw; how the cloud's words become the database's
//! is the table of the API contract, section 5.2.

mod names;
mod scripts;

use jiff::Timestamp;
use serde_json::{Value, json};

use crate::{
    api,
    clock::iso,
    db::{Db, Fields, Table, row},
    imaging::{self, Stage},
    world::World,
};

pub(crate) use names::behind;

use names::database_name;
use scripts::script;

/// Something that happens to the cloud at a moment.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Change {
    /// A machine's status and task change.
    Live {
        instance: i64,
        nova: &'static str,
        task: &'static str,
    },
    /// A machine gets its address, or loses it.
    Address {
        instance: i64,
        up: bool,
    },
    /// A machine is gone.
    Gone {
        instance: i64,
    },
    /// A volume has been attached, and after that mounted.
    Attached {
        volume: i64,
        instance: i64,
    },
    Mounted {
        volume: i64,
    },
    Detached {
        volume: i64,
    },
    /// An imaging request moves on.
    Imaging {
        request: i64,
        stage: Stage,
    },
}

/// Starts an action on a machine. What was still to come of the last one is dropped.
pub(crate) fn begin(world: &mut World, instance: i64, verb: &str, hard: bool) {
    let steps = script(verb, hard);
    if steps.is_empty() {
        return;
    }
    calm(world, instance);
    let now = world.clock.now();
    for (tenths, nova, task) in steps {
        world.plan(
            now,
            *tenths,
            Change::Live {
                instance,
                nova,
                task,
            },
        );
    }
    match verb {
        "shelve" => world.plan(
            now,
            40,
            Change::Address {
                instance,
                up: false,
            },
        ),
        "unshelve" => world.plan(now, 38, Change::Address { instance, up: true }),
        _ => {}
    }
    world.settle();
}

/// Ends a machine, in two steps; its volumes are left behind.
pub(crate) fn terminate(world: &mut World, instance: i64) {
    calm(world, instance);
    let now = world.clock.now();
    let nova = if world.db.text_of(Table::Instances, Some(instance), "nova") == "build" {
        "build"
    } else {
        "active"
    };
    world.plan(
        now,
        0,
        Change::Live {
            instance,
            nova,
            task: "deleting",
        },
    );
    world.plan(now, 15, Change::Gone { instance });
    world.settle();
}

fn calm(world: &mut World, wanted: i64) {
    world.forget(|change| match change {
        Change::Live { instance, .. }
        | Change::Address { instance, .. }
        | Change::Gone { instance } => *instance == wanted,
        _ => false,
    });
}

/// Begins to attach a volume.
pub(crate) fn attach(world: &mut World, volume: i64, instance: i64, mount: Option<&str>) {
    let now = world.clock.now();
    let row = world.db.entry(Table::Volumes, volume);
    row.insert("status".into(), "attaching".into());
    row.insert("mount_wish".into(), mount.map_or(Value::Null, Value::from));
    row.insert("mount".into(), Value::Null);
    world.plan(now, 10, Change::Attached { volume, instance });
    world.plan(now, 35, Change::Mounted { volume });
}

/// Begins to detach a volume.
pub(crate) fn detach(world: &mut World, volume: i64) {
    world.forget(|change| matches!(change, Change::Mounted { volume: other } if *other == volume));
    let now = world.clock.now();
    let row = world.db.entry(Table::Volumes, volume);
    row.insert("status".into(), "detaching".into());
    row.insert("mount".into(), "".into());
    world.plan(now, 15, Change::Detached { volume });
}

/// Lets a change happen.
pub(crate) fn apply(world: &mut World, at: Timestamp, change: Change) {
    match change {
        Change::Live {
            instance,
            nova,
            task,
        } => {
            if let Some(row) = world.db.get_mut(Table::Instances, instance) {
                row.insert("nova".into(), nova.into());
                row.insert("task".into(), task.into());
                // A machine that settles has an address again.
                if nova == "active" && task.is_empty() && row.is_unset("ip") {
                    row.insert("ip".into(), made_address(instance).into());
                }
            }
            if world.site.follows {
                follow(&mut world.db, at, instance);
            }
        }
        Change::Address { instance, up } => {
            let ip = if up {
                made_address(instance)
            } else {
                "0.0.0.0".into()
            };
            if let Some(row) = world.db.get_mut(Table::Instances, instance) {
                row.insert("ip".into(), ip.into());
            }
        }
        Change::Gone { instance } => end(&mut world.db, at, instance),
        Change::Attached { volume, instance } => {
            let taken = world
                .db
                .rows(Table::Volumes)
                .filter(|(_, row)| row.int("attached_to") == Some(instance));
            let letter = char::from(b'b' + u8::try_from(taken.count() % 20).unwrap_or(0));
            let row = world.db.entry(Table::Volumes, volume);
            row.insert("status".into(), "in-use".into());
            row.insert("attached_to".into(), instance.into());
            row.insert("device".into(), format!("/dev/sd{letter}").into());
        }
        Change::Mounted { volume } => {
            let row = world.db.entry(Table::Volumes, volume);
            let letter = row.text("device").chars().last().unwrap_or('b');
            let mount = match row.text("mount_wish") {
                "" => format!("/vol_{letter}"),
                wish => wish.to_owned(),
            };
            row.insert("mount".into(), mount.into());
        }
        Change::Detached { volume } => release(&mut world.db, volume),
        Change::Imaging { request, stage } => imaging::advance(world, at, request, stage),
    }
}

fn release(db: &mut Db, volume: i64) {
    let row = db.entry(Table::Volumes, volume);
    row.insert("status".into(), "available".into());
    for field in ["attached_to", "device"] {
        row.insert(field.into(), Value::Null);
    }
}

/// Marks a machine as ended, and frees its volumes.
pub(crate) fn end(db: &mut Db, at: Timestamp, instance: i64) {
    if let Some(row) = db.get_mut(Table::Instances, instance) {
        row.insert("end_date".into(), iso(at).into());
        row.insert("gone".into(), true.into());
    }
    let attached: Vec<i64> = db
        .rows(Table::Volumes)
        .filter(|(_, row)| row.int("attached_to") == Some(instance))
        .map(|(number, _)| number)
        .collect();
    for volume in attached {
        release(db, volume);
    }
}

/// Writes into the database what the cloud says of a machine; a new name begins a new row of its history.
pub(crate) fn follow(db: &mut Db, at: Timestamp, instance: i64) {
    let Some(machine) = db.get(Table::Instances, instance) else {
        return;
    };
    let (nova, task) = (
        machine.text("nova").to_owned(),
        machine.text("task").to_owned(),
    );
    let name = database_name(&nova, &task).to_owned();
    if name == machine.text("state") {
        return;
    }
    let history = json!({
        "instance": instance,
        "status": name,
        "activity": task,
        "size": machine.get("size"),
        "provider": machine.get("provider"),
        "image": machine.get("image"),
        "extra": null,
        "start_date": iso(at),
        "end_date": null,
    });
    if let Some(last) = api::newest_history(db, instance) {
        db.entry(Table::Histories, last)
            .insert("end_date".into(), iso(at).into());
    }
    db.entry(Table::Instances, instance)
        .insert("state".into(), name.into());
    db.insert(Table::Histories, row(history));
}

/// An address of the ranges that are kept for examples.
pub(crate) fn made_address(instance: i64) -> String {
    let block = if instance / 250 % 2 == 0 {
        "203.0.113"
    } else {
        "198.51.100"
    };
    format!("{block}.{}", instance % 250 + 2)
}
