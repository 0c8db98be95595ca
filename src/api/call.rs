//! A call: what to send, and how to read what comes back.

use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::answer::Answer;
use super::endpoint::Endpoint;
use crate::domain::api_error::ApiError;
use crate::domain::page::Page;
use crate::wire::Missing;
use crate::wire::lenient::{Int, Maybe, Rows, Text};

/// One call of the API, not yet made.
#[derive(Clone, Debug)]
#[must_use]
pub struct Call<T> {
    endpoint: Endpoint,
    read: fn(&str) -> Result<T, Unreadable>,
}

/// Where in a body reading stopped.
pub(super) struct Unreadable(String);

impl From<Missing> for Unreadable {
    fn from(missing: Missing) -> Self {
        Self(missing.0.to_owned())
    }
}

impl From<serde_json::Error> for Unreadable {
    fn from(error: serde_json::Error) -> Self {
        Self(format!("line {}, column {}", error.line(), error.column()))
    }
}

impl<T> Call<T> {
    pub(super) fn new(endpoint: Endpoint, read: fn(&str) -> Result<T, Unreadable>) -> Self {
        Self { endpoint, read }
    }

    pub fn endpoint(&self) -> &Endpoint {
        &self.endpoint
    }

    /// Reads an answer: the thing that was asked for, or why there is none.
    pub fn decode(&self, answer: &Answer) -> Result<T, ApiError> {
        let body = answer.accepted().map_err(|error| self.named(error))?;
        (self.read)(body).map_err(|place| self.named(ApiError::Unreadable { what: place.0 }))
    }

    /// Says of an answer that cannot be read which call it belongs to.
    fn named(&self, error: ApiError) -> ApiError {
        match error {
            ApiError::Unreadable { what } => ApiError::Unreadable {
                what: format!(
                    "{} {}: {what}",
                    self.endpoint.method().as_str(),
                    self.endpoint.path()
                ),
            },
            other => other,
        }
    }
}

/// Reads one thing.
pub(super) fn one<W, T>(body: &str) -> Result<T, Unreadable>
where
    W: DeserializeOwned,
    T: TryFrom<W>,
    T::Error: Into<Missing>,
{
    let object: Maybe<W> = serde_json::from_str(body)?;
    let object = object.0.ok_or(Missing("an object"))?;
    T::try_from(object).map_err(|error| error.into().into())
}

/// The envelope of a list (API contract, section 2.1).
#[derive(Deserialize)]
#[serde(bound = "W: Deserialize<'de>")]
struct Envelope<W> {
    #[serde(default)]
    count: Int,
    /// An absolute address, perhaps of another scheme: only whether it is there counts.
    #[serde(default)]
    next: Text,
    #[serde(default)]
    results: Rows<W>,
}

/// Reads a page of a list. A row that cannot be read hides no other: it is counted.
pub(super) fn page<W, T>(body: &str) -> Result<Page<T>, Unreadable>
where
    W: DeserializeOwned,
    T: TryFrom<W>,
    T::Error: Into<Missing>,
{
    let envelope: Maybe<Envelope<W>> = serde_json::from_str(body)?;
    let envelope = envelope.0.ok_or(Missing("an object"))?;
    let mut page = rows(envelope.results, "results")?;
    if let Some(total) = envelope.count.0.and_then(|count| count.try_into().ok()) {
        page.total = total;
    }
    page.has_next = envelope.next.filled().is_some();
    Ok(page)
}

/// Reads a list without an envelope, as all live lists are; it is always whole.
pub(super) fn list<W, T>(body: &str) -> Result<Page<T>, Unreadable>
where
    W: DeserializeOwned,
    T: TryFrom<W>,
    T::Error: Into<Missing>,
{
    rows(serde_json::from_str::<Rows<W>>(body)?, "a list")
}

fn rows<W, T>(rows: Rows<W>, place: &'static str) -> Result<Page<T>, Unreadable>
where
    T: TryFrom<W>,
{
    let rows = rows.0.ok_or(Missing(place))?;
    let count = rows.len();
    let rows: Vec<T> = rows
        .into_iter()
        .filter_map(|row| T::try_from(row.0?).ok())
        .collect();
    Ok(Page {
        total: count as u64,
        unreadable: count - rows.len(),
        has_next: false,
        rows,
    })
}

/// Reads an answer of which only the acceptance matters.
#[expect(
    clippy::unnecessary_wraps,
    reason = "it stands where other readers may fail"
)]
pub(super) fn nothing(_: &str) -> Result<(), Unreadable> {
    Ok(())
}
