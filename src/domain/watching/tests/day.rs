//! Sixty seats of a workshop, for a day: they begin together, lose the network together and come back
//! together; some look at something else, some sleep, and some have a clock that is set.

use std::collections::BTreeMap;

use super::*;
use crate::domain::list_pace::ListPace;
use crate::domain::pace::Circumstances;

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const START: i64 = 1_700_000_000_000;
const SEATS: u64 = 60;
/// The answer to a call takes so long.
const LATENCY: i64 = 300;

/// Numbers that look like chance, and are the same each time.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> f64 {
        let factor = 6_364_136_223_846_793_005;
        self.0 = self
            .0
            .wrapping_mul(factor)
            .wrapping_add(1_442_695_040_888_963_407);
        f64::from(u32::try_from(self.0 >> 33).unwrap_or(0)) / f64::from(1_u32 << 31)
    }
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Call {
    Look,
    List,
}

/// One browser. Its timers run by the true time `now`; its clock is off by `set`.
struct Seat {
    number: u64,
    chance: Chance,
    now: i64,
    set: i64,
    is_seen: bool,
    is_online: bool,
    /// When each of its machines is ready.
    machines: Vec<i64>,
    watching: Watching,
    pace: ListPace,
    list_at: i64,
    look_at: Option<i64>,
    load_at: Option<i64>,
    told_at: Option<(i64, Instance)>,
    loaded_at: Option<i64>,
    calls: Vec<(i64, Call)>,
}

impl Seat {
    fn new(number: u64) -> Self {
        let mut chance = Chance(number.wrapping_mul(2_654_435_761) + 1);
        // One to three machines each, which take ten to twenty minutes.
        let ready = |chance: &mut Chance| {
            START + 10 * MINUTE + i64::from(poll::share(600_000, chance.next()))
        };
        Self {
            machines: (0..=number % 3).map(|_| ready(&mut chance)).collect(),
            number,
            chance,
            now: START,
            set: 0,
            is_seen: true,
            is_online: true,
            watching: Watching::default(),
            pace: ListPace::default(),
            list_at: START,
            look_at: None,
            load_at: None,
            told_at: None,
            // All of them sign in in the same moment.
            loaded_at: Some(START + LATENCY),
            calls: Vec::new(),
        }
    }

    fn clock(&self) -> i64 {
        self.now + self.set
    }

    fn circumstances(&self) -> Circumstances {
        Circumstances {
            is_signed_in: true,
            is_seen: self.is_seen,
            is_online: self.is_online,
            is_worth_a_look: true,
        }
    }

    fn plan_load(&mut self) {
        let (jitter, clock) = (self.chance.next(), self.clock());
        let circumstances = self.circumstances();
        let delay = self
            .pace
            .next_delay(circumstances, self.list_at, clock, jitter);
        self.load_at = delay.map(|it| self.now + i64::from(it));
    }

    fn plan_look(&mut self) {
        let clock = self.clock();
        let delay = self.watching.next_delay(clock);
        let delay = delay.filter(|_| self.circumstances().allow());
        self.look_at = delay.map(|it| self.now + i64::from(it));
    }

    /// What an hour brings.
    fn turn_hour(&mut self, hour: i64) {
        let could = self.circumstances().allow();
        self.is_online = hour != 4;
        self.is_seen = !(self.is_away() && (6..9).contains(&hour));
        if self.number % 4 == 3 {
            self.set = match hour {
                0..5 => 0,
                5..12 => -3 * HOUR,
                _ => 5 * HOUR,
            };
        }
        if hour == 9 {
            // All of them launch once more, and see it in their lists sooner or later.
            self.machines.fill(self.now + 25 * MINUTE);
        }
        let can = self.circumstances().allow();
        if can && !could {
            let clock = self.clock();
            self.pace.come_back(self.list_at, clock);
            let chance = &mut self.chance;
            self.watching.wake(clock, || chance.next());
        }
        if can != could {
            self.plan_load();
            self.plan_look();
        }
    }

    fn is_away(&self) -> bool {
        self.number % 4 == 1
    }

    fn sleeps(&self, hour: i64) -> bool {
        self.number % 4 == 2 && (10..18).contains(&hour)
    }

    fn machine(&self, id: i64) -> Instance {
        let ready = usize::try_from(id)
            .ok()
            .and_then(|at| self.machines.get(at));
        let is_building = ready.is_some_and(|at| *at > self.now);
        row(id, if is_building { "build" } else { "active" })
    }

    /// Does what is due, in a moment that has come.
    fn run(&mut self) {
        let (now, clock) = (self.now, self.clock());
        if self.loaded_at.take_if(|at| *at <= now).is_some() {
            self.list_at = clock;
            self.pace.see(false, false, clock);
            for id in 0..i64::try_from(self.machines.len()).unwrap_or_default() {
                let (it, jitter) = (self.machine(id), self.chance.next());
                self.watching.see(&it, clock, jitter);
            }
            self.plan_load();
            self.plan_look();
        }
        if let Some((_, asked)) = self.told_at.take_if(|it| it.0 <= now) {
            let answer = live(&asked, &self.machine(asked.id.0).status.name);
            let jitter = self.chance.next();
            self.watching
                .answer(&asked.uuid, Answer::Live(&answer), clock, jitter);
            self.plan_look();
        }
        if self.look_at.take_if(|at| *at <= now).is_some() {
            let asked = self.watching.take_turn(clock).expect("it was planned");
            self.calls.push((now, Call::Look));
            self.told_at = Some((now + LATENCY, asked));
        }
        if self.load_at.take_if(|at| *at <= now).is_some() {
            self.calls.push((now, Call::List));
            self.pace.see(true, false, clock);
            self.loaded_at = Some(now + LATENCY);
        }
    }

    /// A day, from one moment in which something happens to the next.
    fn spend_day(mut self) -> Vec<(i64, Call)> {
        for hour in 0..24 {
            self.now = START + hour * HOUR;
            self.turn_hour(hour);
            let end = self.now + HOUR;
            while !self.sleeps(hour) && self.now < end {
                self.run();
                let told = self.told_at.as_ref().map(|it| it.0);
                let due = [self.look_at, self.load_at, self.loaded_at, told];
                let next = due.into_iter().flatten().min().unwrap_or(end);
                self.now = next.max(self.now + 1);
            }
        }
        self.calls
    }
}

#[test]
fn sixty_seats_do_not_ask_together_and_not_too_much_in_a_day() {
    let mut by_second: BTreeMap<i64, usize> = BTreeMap::new();
    let (mut looks, mut lists) = (0, 0);
    for number in 0..SEATS {
        let seat = Seat::new(number);
        let (is_away, sleeps) = (seat.is_away(), seat.sleeps(12));
        let calls = seat.spend_day();
        let (mut last_look, mut last_list) = (0, 0);
        for (at, call) in &calls {
            let hour = (at - START) / HOUR;
            assert_ne!(hour, 4, "seat {number} asks without a network");
            assert!(
                !(is_away && (6..9).contains(&hour)),
                "seat {number} asks unseen"
            );
            assert!(
                !(sleeps && (10..18).contains(&hour)),
                "seat {number} sleeps"
            );
            let (last, wait, count) = match call {
                Call::Look => (&mut last_look, GAP, &mut looks),
                Call::List => (&mut last_list, MINUTE, &mut lists),
            };
            assert!(
                at - *last >= wait,
                "seat {number}: {call:?} after {} ms",
                at - *last
            );
            *last = *at;
            *count += 1;
            *by_second.entry(at / 1_000).or_default() += 1;
        }
        // Whatever has happened to it, it looks as often as any in the end.
        let evening = START + 23 * HOUR;
        let last_hour = calls
            .iter()
            .filter(|it| it.1 == Call::List && it.0 >= evening);
        let count = last_hour.count();
        assert!(
            (10..=14).contains(&count),
            "seat {number}: {count} lists in an hour"
        );
    }
    let most = by_second.values().max().copied().unwrap_or_default();

    assert!(most <= 30, "{most} of {SEATS} seats in one second");
    // 288 lists of five minutes each, less the hours in which nobody looks.
    assert!((13_000..=17_280).contains(&lists), "{lists} lists");
    // Two machines each on average, twice, which are looked at some fifty times in a quarter of an hour.
    assert!((5_000..=15_000).contains(&looks), "{looks} looks");
}
