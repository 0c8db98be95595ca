//! One running stand-in: its world, its faults, its log, and the switches that tests and people turn.

use std::{
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use serde_json::{Value, json};
use tokio::sync::{Notify, futures::Notified};

use crate::{
    Options, Seed,
    assets::Assets,
    clock::{Clock, before, iso},
    cloud,
    db::{Db, Fields, Table, row},
    fault::{Fault, Rule},
    proxy::Proxy,
    record::{Log, Record},
    seed,
    world::{self, World},
};

/// A handle to a stand-in; copies share everything.
#[derive(Clone)]
pub struct State(Arc<Inner>);

struct Inner {
    options: Options,
    /// The first rows where reading them again would take long; the demo's are made anew, as their dates are
    /// reckoned from now.
    first: Option<Db>,
    world: Mutex<World>,
    rules: Mutex<Vec<Rule>>,
    faults_end: Notify,
    log: Mutex<Log>,
    assets: Assets,
    proxy: Option<Proxy>,
}

/// What a site can be set up to do, as far as it can be switched while it runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize)]
pub struct Site {
    /// Whether the database follows the cloud at once. In production it may take 15 minutes, or a v1 call.
    pub follows: Option<bool>,
    /// Whether staff approve imaging requests by themselves after a while.
    pub approves: Option<bool>,
    /// Whether a remote desktop is set up.
    pub desktop: Option<bool>,
}

impl State {
    /// A stand-in with its first rows. Fails for recordings that cannot be read and for a wrong upstream address.
    pub fn new(options: Options) -> std::io::Result<Self> {
        let clock = Clock::new(options.clock);
        let first = first_rows(&options, clock.now())?;
        let kept = (options.seed == Seed::Recorded).then(|| first.clone());
        let world = World::new(first, clock, first_site(&options));
        let proxy = options.upstream.as_deref().map(Proxy::new).transpose()?;
        let inner = Inner {
            assets: Assets::new(options.dist.clone()),
            first: kept,
            options,
            world: Mutex::new(world),
            rules: Mutex::default(),
            faults_end: Notify::new(),
            log: Mutex::default(),
            proxy,
        };
        Ok(Self(Arc::new(inner)))
    }

    /// Begins again: first rows, clock, no faults, empty log. Those who are signed in stay so where the seed knows
    /// their token.
    pub fn reset(&self) -> std::io::Result<()> {
        let options = &self.0.options;
        let clock = Clock::new(options.clock);
        let rows = match &self.0.first {
            Some(first) => first.clone(),
            None => first_rows(options, clock.now())?,
        };
        *self.world() = World::new(rows, clock, first_site(options));
        self.clear_faults();
        self.clear_calls();
        Ok(())
    }

    /// Turns the clock forward.
    pub fn turn_clock(&self, by: Duration) {
        let mut world = self.world();
        world.clock.turn(by);
        world.settle();
    }

    /// Makes calls fail.
    pub fn set_fault(&self, rule: Rule) {
        locked(&self.0.rules).push(rule);
    }

    /// Ends all faults. Calls that are being kept waiting by one go on.
    pub fn clear_faults(&self) {
        locked(&self.0.rules).clear();
        self.0.faults_end.notify_waiters();
    }

    /// Comes when faults are ended from now on.
    pub(crate) fn faults_end(&self) -> Notified<'_> {
        self.0.faults_end.notified()
    }

    /// Puts the whole site into maintenance, or takes it out again.
    pub fn set_maintenance(&self, announced: Option<(&str, &str)>) {
        let mut world = self.world();
        let old: Vec<i64> = world
            .db
            .rows(Table::Maintenance)
            .filter(|(_, row)| row.flag("switched"))
            .map(|(number, _)| number)
            .collect();
        for number in old {
            world.db.remove(Table::Maintenance, number);
        }
        if let Some((title, message)) = announced {
            let hour = Duration::from_secs(3600);
            let now = world.clock.now();
            let record = json!({
                "title": title, "message": message, "start_date": iso(before(now, hour)),
                "end_date": iso(crate::clock::after(now, hour)), "provider": null, "disable_login": true,
                "switched": true,
            });
            world.db.insert(Table::Maintenance, row(record));
        }
    }

    /// Lets every token run out, those of open sessions too.
    pub fn expire_tokens(&self) {
        let mut world = self.world();
        let now = iso(world.clock.now());
        let tokens: Vec<i64> = world
            .db
            .rows(Table::Tokens)
            .map(|(number, _)| number)
            .collect();
        for number in tokens {
            world
                .db
                .entry(Table::Tokens, number)
                .insert("expires".into(), now.clone().into());
        }
    }

    /// Every token that was given out since the last reset, those that ran out too.
    pub fn tokens(&self) -> Vec<String> {
        let world = self.world();
        let rows = world.db.rows(Table::Tokens);
        rows.map(|(_, row)| row.text("key").to_owned()).collect()
    }

    /// Changes how the site is set up.
    pub fn set_site(&self, site: Site) {
        let mut world = self.world();
        let now = &mut world.site;
        now.follows = site.follows.unwrap_or(now.follows);
        now.approves = site.approves.unwrap_or(now.approves);
        now.desktop = site.desktop.unwrap_or(now.desktop);
        if world.site.follows {
            let at = world.clock.now();
            let all: Vec<i64> = world
                .db
                .rows(Table::Instances)
                .map(|(number, _)| number)
                .collect();
            for number in all {
                cloud::follow(&mut world.db, at, number);
            }
        }
    }

    /// The calls so far, oldest first.
    pub fn calls(&self) -> Vec<Record> {
        locked(&self.0.log).records()
    }

    /// Empties the log.
    pub fn clear_calls(&self) {
        locked(&self.0.log).clear();
    }

    /// Takes rows from a body of the API's, as `Seed::Recorded` does from all recordings: what it shows is so.
    pub fn absorb(&self, path: &str, user: Option<&str>, body: &Value) {
        let mut world = self.world();
        seed::recorded::absorb(
            &mut world.db,
            path,
            user,
            body,
            seed::recorded::Trust::Newer,
        );
    }

    /// Stores fields of a row, found by its number or uuid; for tests that need a state which no call brings about.
    pub fn set_row(&self, resource: &str, key: &str, fields: Value) -> bool {
        let mut world = self.world();
        let found = Table::from_path(resource)
            .and_then(|table| Some((table, world.db.by_key(table, key)?)));
        let Some((table, number)) = found else {
            return false;
        };
        world.db.entry(table, number).extend(row(fields));
        true
    }

    /// Removes the rows that hold a value in a field.
    pub fn remove_rows(&self, resource: &str, field: &str, value: &Value) {
        let mut world = self.world();
        let Some(table) = Table::from_path(resource) else {
            return;
        };
        let doomed: Vec<i64> = world
            .db
            .rows(table)
            .filter(|(_, row)| row.get(field) == Some(value))
            .map(|(number, _)| number)
            .collect();
        for number in doomed {
            world.db.remove(table, number);
        }
    }

    /// Adds a row.
    pub fn add_row(&self, resource: &str, fields: Value) {
        if let Some(table) = Table::from_path(resource) {
            self.world().db.insert(table, row(fields));
        }
    }

    /// Adds copies of a row, each with its own number and uuid.
    pub fn copy_row(&self, resource: &str, key: &str, times: u64) {
        let mut world = self.world();
        let found = Table::from_path(resource)
            .and_then(|table| Some((table, world.db.by_key(table, key)?)));
        let Some((table, number)) = found else {
            return;
        };
        let mut copy = world.db.get(table, number).cloned().unwrap_or_default();
        copy.remove("id");
        copy.remove("uuid");
        for _ in 0..times {
            world.db.insert(table, copy.clone());
        }
    }

    pub(crate) fn options(&self) -> &Options {
        &self.0.options
    }

    pub(crate) fn world(&self) -> MutexGuard<'_, World> {
        locked(&self.0.world)
    }

    pub(crate) fn assets(&self) -> &Assets {
        &self.0.assets
    }

    pub(crate) fn proxy(&self) -> Option<&Proxy> {
        self.0.proxy.as_ref()
    }

    pub(crate) fn log(&self, record: Record) {
        locked(&self.0.log).add(record);
    }

    /// The fault of a call, counted as used.
    pub(crate) fn fault(&self, method: &str, path: &str) -> Option<Fault> {
        let mut rules = locked(&self.0.rules);
        let at = rules.iter().position(|rule| rule.covers(method, path))?;
        let rule = rules.get_mut(at)?;
        let fault = rule.fault.clone();
        if let Some(times) = &mut rule.times {
            *times = times.saturating_sub(1);
            if *times == 0 {
                rules.remove(at);
            }
        }
        Some(fault)
    }
}

/// A lock that outlives a panic of another thread: the rows are still the best answer there is.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn first_rows(options: &Options, now: jiff::Timestamp) -> std::io::Result<Db> {
    match options.seed {
        Seed::Demo => Ok(seed::demo(now, options.load)),
        Seed::Recorded => seed::recorded::rows(&options.recordings),
    }
}

fn first_site(options: &Options) -> world::Site {
    let is_demo = options.seed == Seed::Demo;
    world::Site {
        step: options.step,
        follows: true,
        desktop: is_demo,
        approves: is_demo,
    }
}
