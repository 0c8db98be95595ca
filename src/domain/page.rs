//! Pages of long lists (API contract, section 2.1).

/// One page of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Page<T> {
    /// How many rows there are in all.
    pub total: u64,
    pub rows: Vec<T>,
    /// Whether the server says that there is another page. Its address is never followed.
    pub has_next: bool,
    /// Rows of this page that could not be read and are missing from `rows`.
    pub unreadable: usize,
}
