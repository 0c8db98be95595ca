//! A call: what to send, and how to read what comes back.

use super::answer::Answer;
use super::endpoint::Endpoint;
use crate::domain::api_error::ApiError;
use crate::domain::page::Page;
use crate::wire::Missing;
use crate::wire::json::{Json, Reader, SyntaxError};

/// One call of the API, not yet made.
#[derive(Clone, Debug)]
#[must_use]
pub struct Call<T> {
    endpoint: Endpoint,
    read: fn(&str) -> Result<T, Unreadable>,
}

/// Where in a body reading stopped.
pub(super) enum Unreadable {
    Missing(Missing),
    Syntax(SyntaxError),
}

impl From<Missing> for Unreadable {
    fn from(missing: Missing) -> Self {
        Self::Missing(missing)
    }
}

impl From<SyntaxError> for Unreadable {
    fn from(error: SyntaxError) -> Self {
        Self::Syntax(error)
    }
}

impl Unreadable {
    fn place(&self) -> String {
        match self {
            Self::Missing(missing) => missing.0.to_owned(),
            Self::Syntax(error) => format!("JSON {}:{}", error.line(), error.column()),
        }
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
        let body = accepted(&self.endpoint, answer)?;
        (self.read)(body).map_err(|error| unreadable(&self.endpoint, &error.place()))
    }
}

// What follows is compiled once, and the three readers behind it for every kind of thing: they
// are as short as can be.

fn accepted<'a>(endpoint: &Endpoint, answer: &'a Answer) -> Result<&'a str, ApiError> {
    answer.accepted().map_err(|error| match error {
        ApiError::Unreadable { what } => unreadable(endpoint, &what),
        other => other,
    })
}

/// Says of an answer that cannot be read which call it belongs to.
fn unreadable(endpoint: &Endpoint, what: &str) -> ApiError {
    let (method, path) = (endpoint.method().as_str(), endpoint.path());
    ApiError::Unreadable {
        what: format!("{method} {path}: {what}"),
    }
}

fn object(body: &str) -> Result<Json, Unreadable> {
    let json = Json::parse_answer(body)?;
    if json.is_object() {
        Ok(json)
    } else {
        Err(Missing("{}").into())
    }
}

/// Takes a row, and says whether it could be read.
type TakeRow<'a> = &'a mut dyn FnMut(&Json) -> bool;

/// Takes the rows of a list in its envelope (API contract, section 2.1). The page has none yet.
fn enveloped(body: &str, take: TakeRow<'_>) -> Result<Page<()>, Unreadable> {
    let envelope = object(body)?;
    let mut page = rows(envelope.at("results"), "results", take)?;
    let count = envelope.int("count");
    if let Some(total) = count.and_then(|count| count.try_into().ok()) {
        page.total = total;
    }
    // An absolute address, perhaps of another scheme: only whether it is there counts.
    page.has_next = envelope.filled("next").is_some();
    Ok(page)
}

fn bare(body: &str, take: TakeRow<'_>) -> Result<Page<()>, Unreadable> {
    rows(&Json::parse_answer(body)?, "a list", take)
}

fn rows(list: &Json, place: &'static str, take: TakeRow<'_>) -> Result<Page<()>, Unreadable> {
    let rows = list.as_list().ok_or(Missing(place))?;
    let read = rows.iter().filter(|row| row.is_object() && take(row));
    let unreadable = rows.len() - read.count();
    Ok(Page {
        total: rows.len() as u64,
        unreadable,
        has_next: false,
        rows: Vec::new(),
    })
}

fn filled<T>(page: Page<()>, rows: Vec<T>) -> Page<T> {
    Page {
        total: page.total,
        unreadable: page.unreadable,
        has_next: page.has_next,
        rows,
    }
}

/// Reads one thing.
pub(super) fn one<T>(body: &str, read: Reader<T>) -> Result<T, Unreadable> {
    let json = object(body)?;
    read(&json).map_err(Unreadable::Missing)
}

/// Reads a page of a list. A row that cannot be read hides no other: it is counted.
pub(super) fn page<T>(body: &str, read: Reader<T>) -> Result<Page<T>, Unreadable> {
    let mut rows = Vec::new();
    let page = enveloped(body, &mut |row| read(row).map(|it| rows.push(it)).is_ok())?;
    Ok(filled(page, rows))
}

/// Reads a list without an envelope, as all live lists are; it is always whole.
pub(super) fn list<T>(body: &str, read: Reader<T>) -> Result<Page<T>, Unreadable> {
    let mut rows = Vec::new();
    let page = bare(body, &mut |row| read(row).map(|it| rows.push(it)).is_ok())?;
    Ok(filled(page, rows))
}

/// Reads an answer of which only the acceptance matters.
#[expect(
    clippy::unnecessary_wraps,
    reason = "it stands where other readers may fail"
)]
pub(super) fn nothing(_: &str) -> Result<(), Unreadable> {
    Ok(())
}
