//! What this browser last saw of the requests that were not over, kept from one visit to the next.
//!
//! The server tells neither when a request last moved nor what is new to a person. So what was
//! seen is kept, and the next list is held against it: that tells what ended meanwhile, once, and
//! how long a request has stood still.

use super::ids::{RequestId, Username};
use super::imaging_request::{ImagingRequest, RequestStatus};
use super::time::Timestamp;

/// After this long in one place support is worth asking (API contract, section 10).
pub const STILL_AFTER: i64 = 24 * 60 * 60 * 1000;

/// A request that was on its way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sighting {
    pub request: RequestId,
    /// The server's word for where it was, made harmless for keeping.
    status: String,
    /// Since when it has been there, as far as is known; milliseconds since 1970.
    pub since: i64,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sightings(Vec<Sighting>);

/// What was seen of one person's requests. Of anybody else's, nothing is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seen(Option<(Username, Sightings)>);

impl Seen {
    pub fn by(person: Username, sightings: Sightings) -> Self {
        Self(Some((person, sightings)))
    }

    pub fn of(&self, person: &Username) -> Option<&Sightings> {
        let (whose, sightings) = self.0.as_ref()?;
        (whose == person).then_some(sightings)
    }

    /// Whether a request of this person's has stood still for a day: not said before it was seen.
    pub fn is_still(&self, person: &Username, request: &ImagingRequest, now: i64) -> bool {
        self.of(person).is_some_and(|it| it.is_still(request, now))
    }
}

/// How a request ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// The image exists, or the server calls it complete.
    Ready,
    Denied,
    Cancelled,
    Failed,
}

/// What a list told that was not known before.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct News {
    /// Those that are over, newest first.
    pub ended: Vec<(ImagingRequest, End)>,
    /// Those that are somewhere else on their way.
    pub moved: Vec<ImagingRequest>,
}

/// More are not kept: nobody waits for so many at once.
const MOST: usize = 100;

impl Sightings {
    /// Holds a list against what was seen before.
    ///
    /// What is not in the list stays: it may lie beyond its end, or the list be somebody else's.
    pub fn update(&self, list: &[ImagingRequest], now: i64) -> (Self, News) {
        let mut news = News::default();
        let mut seen = Vec::new();
        for request in list {
            let before = self.0.iter().find(|it| it.request == request.id);
            if request.needs_instance() {
                let sighting = sighting(request, before, now);
                if before.is_some_and(|it| it.status != sighting.status) {
                    news.moved.push(request.clone());
                }
                seen.push(sighting);
            } else if before.is_some() {
                news.ended.push((request.clone(), end(request)));
            }
        }
        let absent = |it: &&Sighting| !list.iter().any(|request| request.id == it.request);
        seen.extend(self.0.iter().filter(absent).cloned());
        seen.truncate(MOST);
        (Self(seen), news)
    }

    /// The same without one request: whoever ended it was told already.
    #[must_use]
    pub fn without(mut self, request: RequestId) -> Self {
        self.0.retain(|it| it.request != request);
        self
    }

    /// Whether a request has stood still for a day, so that support is worth asking.
    pub fn is_still(&self, request: &ImagingRequest, now: i64) -> bool {
        let seen = self.0.iter().find(|it| it.request == request.id);
        let since = seen.map(|it| it.since).or(request.requested.map(|it| it.0));
        request.needs_instance() && since.is_some_and(|it| now.saturating_sub(it) > STILL_AFTER)
    }

    /// As a text to be kept: `4410 pending 1764000000000`, one a line.
    pub fn print(&self) -> String {
        let lines = self.0.iter();
        let lines: Vec<String> = lines
            .map(|it| format!("{} {} {}", it.request, it.status, it.since))
            .collect();
        lines.join("\n")
    }

    /// Reads what [`Sightings::print`] wrote; a line that is no such thing is left out.
    pub fn parse(text: &str) -> Self {
        Self(text.lines().filter_map(parse_line).collect())
    }
}

fn parse_line(line: &str) -> Option<Sighting> {
    let mut parts = line.split(' ');
    let sighting = Sighting {
        request: RequestId(parts.next()?.parse().ok()?),
        status: parts.next().filter(|it| !it.is_empty())?.to_owned(),
        since: parts.next()?.parse().ok()?,
    };
    parts.next().is_none().then_some(sighting)
}

fn sighting(request: &ImagingRequest, before: Option<&Sighting>, now: i64) -> Sighting {
    let status = word(&request.status);
    let since = match before {
        Some(before) if before.status == status => before.since,
        // It has moved since the last visit; when, nobody tells.
        Some(_) => now,
        // Never seen before: since it was requested, for all that is known.
        None => request.requested.map_or(now, |Timestamp(at)| at),
    };
    Sighting {
        request: request.id,
        status,
        since,
    }
}

fn end(request: &ImagingRequest) -> End {
    match request.status {
        _ if request.has_image() => End::Ready,
        RequestStatus::Denied => End::Denied,
        RequestStatus::Closed => End::Cancelled,
        RequestStatus::Failed => End::Failed,
        _ => End::Ready,
    }
}

/// The status as one word that can be kept.
fn word(status: &RequestStatus) -> String {
    match status {
        RequestStatus::Pending => "pending".to_owned(),
        RequestStatus::Approved => "approved".to_owned(),
        RequestStatus::Started => "started".to_owned(),
        RequestStatus::Processing => "processing".to_owned(),
        RequestStatus::Validating => "validating".to_owned(),
        RequestStatus::Completed => "completed".to_owned(),
        RequestStatus::Denied => "denied".to_owned(),
        RequestStatus::Closed => "closed".to_owned(),
        RequestStatus::Failed => "failed".to_owned(),
        RequestStatus::Other(other) => {
            let kept = |it: char| if it.is_alphanumeric() { it } else { '_' };
            format!("_{}", other.chars().map(kept).collect::<String>())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::test_data::{made_image, open_request};
    use proptest::prelude::*;

    const NOW: i64 = 1_900_000_000_000;
    const HOUR: i64 = 3_600_000;

    fn request(status: &str) -> ImagingRequest {
        let mut request = open_request();
        request.status = RequestStatus::parse(status);
        request.requested = Some(Timestamp(NOW - 48 * HOUR));
        request
    }

    fn imaged(status: &str) -> ImagingRequest {
        let mut request = request(status);
        request.result = Some(made_image());
        request
    }

    fn seen(list: &[ImagingRequest]) -> Sightings {
        Sightings::default().update(list, NOW).0
    }

    fn ends(before: &Sightings, list: &[ImagingRequest]) -> Vec<End> {
        let news = before.update(list, NOW).1;
        news.ended.into_iter().map(|it| it.1).collect()
    }

    #[test]
    fn what_was_over_before_the_first_visit_is_no_news() {
        let list = [imaged("completed"), request("denied")];
        assert_eq!(ends(&Sightings::default(), &list), []);
    }

    #[test]
    fn every_end_is_told_once() {
        let before = seen(&[request("started")]);
        for (now, end) in [
            (imaged("completed"), End::Ready),
            (imaged("processing"), End::Ready),
            (request("completed"), End::Ready),
            (request("denied"), End::Denied),
            (request("closed"), End::Cancelled),
            (request("failed"), End::Failed),
        ] {
            let list = [now];
            assert_eq!(ends(&before, &list), [end]);
            let (after, _) = before.update(&list, NOW);
            assert_eq!(ends(&after, &list), [], "{end:?} was told already");
        }
    }

    #[test]
    fn what_i_cancelled_myself_is_no_news() {
        let before = seen(&[request("pending")]).without(open_request().id);
        assert_eq!(ends(&before, &[request("closed")]), []);
    }

    #[test]
    fn a_list_without_it_is_no_end() {
        let before = seen(&[request("started")]);
        let (after, news) = before.update(&[], NOW);
        assert_eq!((after, news), (before, News::default()));
    }

    #[test]
    fn a_step_on_the_way_is_told_apart_from_an_end() {
        let news = seen(&[request("pending")])
            .update(&[request("started")], NOW)
            .1;
        assert_eq!((news.ended.len(), news.moved.len()), (0, 1));
    }

    #[test]
    fn still_for_a_day_counts_from_the_last_move_that_was_seen() {
        let pending = request("pending");
        let nothing_known = Sightings::default();
        assert!(nothing_known.is_still(&pending, NOW));
        let (after, _) = seen(&[pending]).update(&[request("started")], NOW);
        let started = request("started");
        assert!(!after.is_still(&started, NOW + 23 * HOUR));
        assert!(after.is_still(&started, NOW + 25 * HOUR));
    }

    #[test]
    fn nothing_is_called_still_before_it_was_seen() {
        let (alice, bob) = (Username("alice".into()), Username("bob".into()));
        let old = request("started");
        assert!(!Seen::default().is_still(&alice, &old, NOW));
        let seen = Seen::by(alice.clone(), seen(&[request("started")]));
        assert!(seen.is_still(&alice, &old, NOW));
        assert!(!seen.is_still(&bob, &old, NOW), "it is not bob's");
    }

    #[test]
    fn what_is_over_never_stands_still() {
        for over in [
            imaged("processing"),
            request("failed"),
            request("denied"),
            request("closed"),
        ] {
            assert!(!Sightings::default().is_still(&over, NOW), "{over:?}");
        }
    }

    proptest! {
        #[test]
        fn what_is_kept_comes_back(word in ".{0,12}", ids in proptest::collection::vec(any::<i64>(), 0..5)) {
            let list: Vec<_> = ids.iter().map(|id| {
                let mut request = request(&word);
                request.id = RequestId(*id);
                request
            }).collect();
            let seen = seen(&list);
            prop_assert_eq!(Sightings::parse(&seen.print()), seen.clone());
            // Nothing has changed, so nothing is told.
            prop_assert_eq!(seen.update(&list, NOW + HOUR).1, News::default());
        }

        #[test]
        fn no_kept_text_panics(text in any::<String>()) {
            let _ = Sightings::parse(&text);
        }
    }
}
