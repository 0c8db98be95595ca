//! What the plain components say: the same words wherever they are used.

/// After a label whose field must be filled in.
pub const REQUIRED: &str = "Obligatorio";
pub const CLOSE: &str = "Cerrar";
pub const CANCEL: &str = "Cancelar";
pub const COPIED: &str = "Copiado";
/// While the button's own work is under way.
pub const WORKING: &str = "En curso…";
pub const LOADING: &str = "Cargando…";
/// Where the browser refuses the clipboard, beside the selected text.
pub const COPY_BY_HAND: &str = "Su navegador no permitió copiar. Presione Ctrl+C o ⌘C.";

/// Under a field with a limit.
pub fn counter(used: usize, limit: usize) -> String {
    format!("{used} de {limit}")
}

/// Beside the counter, for those who do not see how it is placed.
pub const COUNTER_UNIT: &str = "caracteres usados";

/// Said while typing, and only near the limit and beyond it.
pub fn counter_said(used: usize, limit: usize) -> String {
    const NEAR: usize = 5;
    if used > limit {
        match used - limit {
            1 => "Sobra 1 carácter".to_owned(),
            over => format!("Sobran {over} caracteres"),
        }
    } else {
        match limit - used {
            1 => "Queda 1 carácter".to_owned(),
            left if left <= NEAR && left < limit => format!("Quedan {left} caracteres"),
            _ => String::new(),
        }
    }
}

pub fn copy(what: &str) -> String {
    format!("Copiar {what}")
}

pub fn copied(what: &str) -> String {
    format!("Copiado: {what}")
}

pub fn remove(what: &str) -> String {
    format!("Quitar {what}")
}

/// After the first Backspace in an empty combobox.
pub fn backspace_again(what: &str) -> String {
    format!("Presione Retroceso otra vez para quitar {what}")
}

/// What happened to a list of chosen things, in one sentence; nothing when nothing did.
pub fn chips_changed(added: &[&str], removed: &[&str]) -> String {
    let said = |verb: &str, verbs: &str, what: &[&str]| match what {
        [] => None,
        [one] => Some(format!("{verb} {one}")),
        many => Some(format!("{verbs} {}", many.len())),
    };
    match (
        said("Se añadió", "Se añadieron", added),
        said("Se quitó", "Se quitaron", removed),
    ) {
        (Some(added), Some(removed)) => format!("{added}. {removed}."),
        (Some(one), None) | (None, Some(one)) => one,
        (None, None) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_agree_with_how_many_there_are() {
        assert_eq!(
            chips_changed(&["a"], &["b", "c"]),
            "Se añadió a. Se quitaron 2."
        );
        assert_eq!(chips_changed(&[], &["b"]), "Se quitó b");
        assert_eq!(counter_said(31, 30), "Sobra 1 carácter");
        assert_eq!(counter_said(26, 30), "Quedan 4 caracteres");
    }
}
