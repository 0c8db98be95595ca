//! What every question before a deed says.

pub fn to_type(wanted: &str) -> String {
    format!("Type “{wanted}” to go on")
}
pub fn type_first(wanted: &str) -> String {
    format!("Type “{wanted}” first.")
}
