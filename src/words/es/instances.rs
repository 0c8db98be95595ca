//! My Instances and the instance page.

use crate::domain::instance::{Instance, Size};
use crate::domain::instance_view::{Column, Order};
use crate::words::amounts::memory;

pub const LOADING: &str = "Cargando sus instancias…";
pub const SEARCH: &str = "Buscar";
pub const SEARCH_HINT: &str = "Nombre, dirección IP, ID, imagen o proyecto";
pub const REFRESH: &str = "Actualizar";
pub const TABLE: &str = "Instancias";

pub const NAME: &str = "Nombre";
pub const STATUS: &str = "Estado";
pub const IP_ADDRESS: &str = "Dirección IP";
pub const SIZE: &str = "Tamaño";
pub const IMAGE: &str = "Imagen";
pub const PROJECT: &str = "Proyecto";
pub const PROVIDER: &str = "Proveedor";
pub const LAUNCHED: &str = "Lanzada";
pub const IMAGING_COLUMN: &str = "Creación de imagen";
pub const SORT: &str = "Ordenar por";
pub const SELECT_ALL: &str = "Seleccionar todas las que se muestran";
/// The name of the box in a row.
pub fn select(name: &str) -> String {
    format!("Seleccionar {name}")
}

pub const NONE: &str = "Ninguna";
pub const UNKNOWN: &str = "Desconocido";
pub const UNNAMED: &str = "Instancia sin nombre";
pub const NO_PROJECT: &str = "Sin proyecto";
pub const FROM_VOLUME: &str = "Arrancada desde un volumen";
pub const EMPTY_TITLE: &str = "Aún no tiene instancias";
pub fn empty(portal: &str) -> String {
    if portal.is_empty() {
        "Una instancia es una máquina virtual. Lance una y aparecerá aquí.".to_owned()
    } else {
        format!("Una instancia es una máquina virtual. Lance una en {portal} y aparecerá aquí.")
    }
}
pub fn open_portal(portal: &str) -> String {
    format!("Abrir {portal}")
}
pub const NO_MATCH_TITLE: &str = "Ninguna instancia coincide";
pub fn no_match(text: &str, has_filters: bool) -> String {
    match (text, has_filters) {
        ("", _) => "Nada en su lista cumple todos los filtros.".to_owned(),
        (_, false) => {
            format!(
                "Nada en su lista tiene “{text}” en el nombre, la dirección, el ID, la imagen o el proyecto."
            )
        }
        (_, true) => format!(
            "Nada de lo que dejan los filtros tiene “{text}” en el nombre, la dirección, el ID, la imagen o el proyecto."
        ),
    }
}
pub const CLEAR_SEARCH: &str = "Borrar la búsqueda";
pub const CLEAR_ALL: &str = "Borrar la búsqueda y los filtros";

/// An order, as an entry of a list.
pub fn order(order: Order) -> &'static str {
    match (order.column, order.is_descending) {
        (Column::Name, _) => NAME,
        (Column::Status, _) => STATUS,
        (Column::IpAddress, _) => IP_ADDRESS,
        (Column::Size, _) => SIZE,
        (Column::Image, _) => IMAGE,
        (Column::Project, _) => PROJECT,
        (Column::Provider, _) => PROVIDER,
        (Column::Launched, true) => "Más recientes primero",
        (Column::Launched, false) => "Más antiguas primero",
        (Column::Imaging, _) => IMAGING_COLUMN,
    }
}

/// The name of a column, in its head and in a card.
pub fn column(column: Column) -> &'static str {
    match column {
        Column::Launched => LAUNCHED,
        column => order(Order {
            column,
            is_descending: false,
        }),
    }
}

/// How many there are, and how many are shown.
pub fn count(shown: &str, total: &str, is_filtered: bool) -> String {
    match (is_filtered, total) {
        (true, _) => format!("{shown} de {total} instancias"),
        (false, "1") => "1 instancia".to_owned(),
        (false, _) => format!("{total} instancias"),
    }
}
pub fn progress(loaded: &str, total: &str) -> String {
    format!("Cargadas {loaded} de {total}. La búsqueda solo abarca esas.")
}
pub fn updated(age: &str) -> String {
    format!("Actualizado {age}")
}

pub fn shared_by(owner: &str) -> String {
    format!("Compartida por {owner}")
}

pub fn name_of(instance: &Instance) -> String {
    named(&instance.name).to_owned()
}

/// A name that is blank could neither be read nor pressed.
pub fn named(name: &str) -> &str {
    if name.trim().is_empty() {
        UNNAMED
    } else {
        name
    }
}

/// The image and its version: "Ubuntu 20.04 GUI, version 2.1".
pub fn image_of(instance: &Instance) -> String {
    match (&instance.image, &instance.version) {
        (None, _) => FROM_VOLUME.to_owned(),
        (Some(image), Some(version)) if !version.name.is_empty() => {
            format!("{}, versión {}", image.name, version.name)
        }
        (Some(image), _) => image.name.clone(),
    }
}

pub fn project_of(instance: &Instance) -> String {
    instance
        .project
        .as_ref()
        .map_or_else(|| NO_PROJECT.to_owned(), |it| it.name.clone())
}

/// A size in full: "Tiny 2 (2 CPUs, 4 GB memory, 40 GB disk)"; unknown numbers are left out.
pub fn size(size: &Size) -> String {
    let details = size_details(size);
    let name = if size.name.is_empty() {
        UNKNOWN
    } else {
        &size.name
    };
    if details.is_empty() {
        name.to_owned()
    } else {
        format!("{name} ({details})")
    }
}

pub fn size_details(size: &Size) -> String {
    let mut parts = Vec::new();
    match size.cpu {
        1 => parts.push("1 CPU".to_owned()),
        n if n > 1 => parts.push(format!("{n} CPU")),
        _ => {}
    }
    if size.memory > 0 {
        parts.push(format!("{} de memoria", memory(size.memory)));
    }
    if size.disk > 0 {
        parts.push(format!("{} GB de disco", size.disk));
    }
    if size.root > 0 {
        parts.push(format!("{} GB de disco raíz", size.root));
    }
    parts.join(", ")
}

pub const DETAILS_TAB: &str = "Detalles de la instancia";
pub const VOLUMES_TAB: &str = "Volúmenes";
pub const HISTORY_TAB: &str = "Historial";
pub const REQUESTS_TAB: &str = "Solicitudes de imagen";
pub const TABS: &str = "Partes de esta instancia";
pub const ACTIONS: &str = "Acciones";
pub const DETAILS: &str = "Detalles";
pub const INSTANCE_ID: &str = "ID de la instancia";
pub const ALIAS: &str = "Alias";
pub const SSH: &str = "SSH";
pub const SSH_COMMAND: &str = "Comando SSH";
pub const IMAGE_AND_VERSION: &str = "Imagen y versión";
pub const IDENTITY: &str = "Identidad";
pub const OWNER: &str = "Propietario";
pub const ALLOCATION: &str = "Fuente de asignación";
pub const SCRIPTS: &str = "Scripts de inicio";
pub const LOADING_ONE: &str = "Cargando la instancia…";
pub const ENDED: &str = "Esta instancia se eliminó. Lo que ve es su último estado conocido.";
pub const BACK: &str = "Mis instancias";
pub const NO_REQUESTS: &str = "Nunca se solicitó una imagen de esta instancia.";
pub const NOW: &str = "ahora";

pub fn lock(image: &str, status: &str) -> String {
    format!(
        "Se solicitó una imagen de esta instancia: “{image}” ({status}). No suspenda ni detenga la instancia hasta que la imagen esté creada."
    )
}
pub const SEE_REQUEST: &str = "Ver la solicitud";

pub fn attached_at(device: &str, mount: Option<&str>) -> String {
    match mount {
        Some(mount) => format!("{device}, montado en {mount}"),
        None => device.to_owned(),
    }
}
