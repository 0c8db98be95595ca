//! Narrowing the list, choosing its columns, keeping views of it, its file and its keys.

use crate::domain::capability::Obstacle;
use crate::domain::facets::{self, Facet, LIGHTS};
use crate::domain::instance::Instance;
use crate::domain::kept_views::{MOST, Refusal};
use crate::domain::standing::Standing;
use crate::domain::text;
use crate::words::es::{instances, status};

pub const TOOLS: &str = "Esta lista";
pub const COLUMNS: &str = "Columnas";
pub const VIEWS: &str = "Vistas";
pub const SAVE_FILE: &str = "Descargar CSV";
pub const SHORTCUTS: &str = "Atajos de teclado";

/// The button of the filters, with how many are on.
pub fn filters(count: usize) -> String {
    match count {
        0 => "Filtros".to_owned(),
        n => format!("Filtros ({n} en uso)"),
    }
}
pub const CLEAR_FILTERS: &str = "Quitar los filtros";
/// While pages of the list are still to come.
pub fn covers(loaded: &str, total: &str) -> String {
    format!("Los números cuentan las {loaded} de {total} cargadas hasta ahora.")
}

pub fn facet(facet: Facet) -> &'static str {
    match facet {
        Facet::Owner => "Propietario",
        Facet::Status => instances::STATUS,
        Facet::Project => instances::PROJECT,
        Facet::Provider => instances::PROVIDER,
        Facet::Imaging => instances::IMAGING_COLUMN,
    }
}

/// A value of a facet; an instance that has it names what has a name of its own.
pub fn value(facet: Facet, value: &str, example: Option<&Instance>) -> String {
    match facet {
        Facet::Owner => match value {
            facets::MINE => "Mías".to_owned(),
            facets::SHARED => "Compartidas conmigo".to_owned(),
            _ => unknown(value),
        },
        Facet::Status => LIGHTS
            .into_iter()
            .find(|it| it.key() == value)
            .map_or_else(|| unknown(value), |it| text::capitalized(status::light(it))),
        Facet::Project if value == facets::NO_PROJECT => instances::NO_PROJECT.to_owned(),
        Facet::Project => example.map_or_else(|| unknown(value), instances::project_of),
        Facet::Provider => example.map_or_else(|| unknown(value), |it| it.provider.name.clone()),
        Facet::Imaging => match value {
            "requested" => "Imagen solicitada",
            "ready" => "Se puede crear una imagen",
            "stopped" => "No está en marcha",
            "changing" => "Está cambiando de estado",
            "trouble" => "Con problemas",
            "not-mine" => "De otra persona",
            "volume" => instances::FROM_VOLUME,
            "deleted" => "Eliminada",
            _ => return unknown(value),
        }
        .to_owned(),
    }
}

/// What an address picks and no loaded instance has.
fn unknown(value: &str) -> String {
    format!("{value} (no está en esta lista)")
}

/// Where an instance stands with imaging, in a row.
pub fn standing(standing: &Standing, instance: &Instance) -> String {
    match standing {
        Standing::Requested => IMAGE_REQUESTED.to_owned(),
        Standing::Ready => "Se puede crear una imagen".to_owned(),
        Standing::Stopped => match instance.status.name.as_str() {
            "suspended" => "Reanúdela primero",
            "shelved" | "shelved_offloaded" => "Desarchívela primero",
            _ => "Iníciela primero",
        }
        .to_owned(),
        Standing::Blocked(Obstacle::Changing) => "Espere: está cambiando".to_owned(),
        Standing::Blocked(Obstacle::SomebodyElses { owner }) => format!("No: es de {owner}"),
        Standing::Blocked(Obstacle::BootedFromVolume) => "No: arrancó desde un volumen".to_owned(),
        Standing::Blocked(Obstacle::Deleted) => "No: está eliminada".to_owned(),
        Standing::Blocked(_) => "No: tiene problemas".to_owned(),
    }
}
/// Its image exists, or its request failed: it may be stopped.
pub const IMAGE_REQUESTED: &str = "Imagen solicitada";
pub const DO_NOT_STOP: &str = "Imagen solicitada: no la detenga";

pub const COLUMNS_LEGEND: &str = "Mostrar estas columnas";

pub const VIEW_NAME: &str = "Nombre para lo que se muestra ahora";
pub const VIEW_NAME_HINT: &str =
    "La búsqueda, los filtros y el orden se guardan en este navegador.";
pub const KEEP_VIEW: &str = "Guardar vista";
pub const NO_VIEWS: &str = "Aún no ha guardado ninguna vista.";
pub const KEPT_VIEWS: &str = "Vistas guardadas";
pub fn forget_view(name: &str) -> String {
    format!("Eliminar la vista {name}")
}
pub fn kept(name: &str) -> String {
    format!("Se guardó la vista “{name}”.")
}
pub fn forgotten(name: &str) -> String {
    format!("Se eliminó la vista “{name}”.")
}
pub fn refused(refusal: Refusal) -> String {
    match refusal {
        Refusal::NoName => "Escriba un nombre para la vista.".to_owned(),
        Refusal::TooLong => "Elija un nombre más corto: 60 caracteres como máximo.".to_owned(),
        Refusal::TooMany => format!("Hay {MOST} vistas guardadas. Elimine una primero."),
    }
}

/// "instances-2026-11-25.csv"; the moment begins with its day.
pub fn file_name(moment: &str) -> String {
    format!("instancias-{}.csv", moment.get(..10).unwrap_or_default())
}
pub fn saved(count: &str, name: &str, is_all: bool) -> String {
    let rest = if is_all {
        ""
    } else {
        " La lista aún se está cargando: el archivo tiene lo cargado hasta ahora."
    };
    match count {
        "1" => format!("Se guardó 1 instancia en {name}.{rest}"),
        _ => format!("Se guardaron {count} instancias en {name}.{rest}"),
    }
}

/// The keys and what they do.
pub const KEYS_TABLE: [(&str, &str); 7] = [
    ("/", "Buscar"),
    ("j o ↓", "Instancia siguiente (↓ desde una fila)"),
    ("k o ↑", "Instancia anterior (↑ desde una fila)"),
    ("Inicio, Fin", "Primera y última instancia, desde una fila"),
    ("Enter", "Abrir la instancia"),
    ("i", "Solicitar una imagen de ella"),
    ("?", "Esta hoja"),
];
pub const KEY: &str = "Tecla";
pub const DOES: &str = "Qué hace";
pub const LETTERS: &str = "Usar teclas sueltas";
pub const LETTERS_HINT: &str = "Desactívelo si / j k i ? interfieren con su navegador o su tecnología de asistencia. Las flechas, Inicio, Fin y Enter siguen funcionando.";
