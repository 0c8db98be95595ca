//! What every question before a deed says.

pub fn to_type(wanted: &str) -> String {
    format!("Escriba “{wanted}” para continuar")
}
pub fn type_first(wanted: &str) -> String {
    format!("Escriba primero “{wanted}”.")
}
