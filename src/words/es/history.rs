//! The history of an instance.

use crate::words::es::time;

pub const NONE: &str = "Atmosphere no tiene historial de esta instancia.";
pub const NOT_YOURS: &str =
    "Atmosphere solo muestra el historial de sus propias instancias. Pregunte a su propietario.";
pub const NEWEST_FIRST: &str = "Mostrar primero lo más reciente";
pub const OLDEST_FIRST: &str = "Mostrar primero lo más antiguo";
pub const STATES: &str = "Estados en el tiempo";
pub const TOTALS: &str = "En total";
pub const WHOLE_FAULT: &str = "Todo lo que se dijo";
pub const LOOK_AGAIN: &str = "Volver a mirar";

/// "3 hours so far" for what still lasts.
pub fn lasted(millis: i64, is_now: bool) -> String {
    let span = time::span(millis / 1000);
    if is_now {
        format!("{span} hasta ahora")
    } else {
        format!("durante {span}")
    }
}
pub fn shown(shown: usize, all: usize) -> String {
    if shown >= all {
        match all {
            1 => "1 estado".to_owned(),
            all => format!("{all} estados"),
        }
    } else {
        format!("{shown} de {all} estados")
    }
}
pub fn more(left: usize) -> String {
    format!("Mostrar {} más", left.min(20))
}
