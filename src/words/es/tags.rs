//! The tag editor.

use crate::domain::tag_rules::TagProblem;

pub const SEARCH: &str = "Escriba para buscar, o cree una nueva";
pub const CHOSEN: &str = "Etiquetas elegidas";
pub fn found(count: usize) -> String {
    match count {
        0 => "No existe esa etiqueta".to_owned(),
        1 => "1 etiqueta".to_owned(),
        _ => format!("{count} etiquetas"),
    }
}
/// Of a suggestion: the parent image has the tag.
pub const OF_PARENT: &str = "De la imagen de la que viene esta instancia.";
pub fn create(name: &str) -> String {
    format!("Crear la etiqueta “{name}”")
}
pub const CREATE_DETAIL: &str = "Las etiquetas nuevas necesitan una descripción.";
/// Of names that were entered before the list of tags was there.
pub fn early(count: usize) -> String {
    match count {
        1 => "La lista de etiquetas se está cargando todavía. Se buscará un nombre en cuanto esté."
            .to_owned(),
        _ => format!(
            "La lista de etiquetas se está cargando todavía. Se buscarán {count} nombres en cuanto esté."
        ),
    }
}
pub const UNAVAILABLE: &str = "No se pudo cargar la lista de etiquetas, así que no hay sugerencias. De todos modos, si crea una con el nombre de una que ya existe, se encuentra.";
pub fn reserved(name: &str) -> String {
    format!(
        "“{name}” está reservada para el personal. Elija otra etiqueta, o pida a soporte que la añada."
    )
}

// -- A new tag --

pub const NEW: &str = "Etiqueta nueva";
pub const NAME: &str = "Nombre de la etiqueta";
pub const NAME_HINT: &str = "Letras, cifras, - y _";
pub const DESCRIPTION: &str = "Descripción de la etiqueta";
pub const DESCRIPTION_HINT: &str =
    "Qué significa la etiqueta, en una frase. No se puede cambiar después.";
pub const ADD: &str = "Crear y añadir";
pub const DESCRIPTION_MISSING: &str = "Describa la etiqueta en una frase.";
pub fn description_too_long(excess: usize) -> String {
    match excess {
        1 => "A la descripción le sobra 1 carácter.".to_owned(),
        _ => format!("A la descripción le sobran {excess} caracteres."),
    }
}
/// There is one of that name already: it is as good.
pub fn use_existing(name: &str) -> String {
    format!("Usar la etiqueta existente “{name}”")
}
pub fn exists(name: &str) -> String {
    format!("Ya existe la etiqueta “{name}”.")
}
pub fn problem(problem: TagProblem) -> &'static str {
    match problem {
        TagProblem::Missing => "Dé un nombre a la etiqueta.",
        TagProblem::Characters => {
            "El nombre de una etiqueta nueva solo puede tener letras, cifras, - y _."
        }
        TagProblem::TooLong => "El nombre es demasiado largo: 128 caracteres como máximo.",
        TagProblem::Comma => "El nombre de una etiqueta no puede tener comas.",
    }
}

// -- What was pasted and is no tag --

pub const UNKNOWN_TITLE: &str = "No añadidas";
pub const IS_UNKNOWN: &str = "no existe esa etiqueta";
/// The list of tags is not there.
pub const IS_UNCERTAIN: &str = "no se pudo buscar";
pub const IS_RESERVED: &str = "reservada para el personal";
pub const IS_KNOWN: &str = "esa etiqueta existe";
pub fn create_one(name: &str) -> String {
    format!("Crear {name}")
}
pub fn add_one(name: &str) -> String {
    format!("Añadir {name}")
}
