//! Tags: the words by which images are found (API contract, section 12.1).

use super::ids::TagId;

#[derive(Clone, Debug, PartialEq)]
pub struct Tag {
    pub id: TagId,
    pub name: String,
    pub description: String,
    /// Reserved tags are `false`: the server drops them from requests without a word.
    pub allow_access: bool,
}

/// A tag to be created.
#[derive(Clone, Debug, PartialEq)]
pub struct NewTag {
    pub name: String,
    pub description: String,
}
