//! Version and more.

use crate::domain::furnishing::{TextProblem, TitleProblem};
use crate::domain::resources::{Strategy, TextKind};

pub const NEW_IMAGE: &str = "Una imagen nueva";
pub const NEW_IMAGE_DETAIL: &str = "Con un nombre propio.";
pub fn new_version(image: &str) -> String {
    format!("Una versión nueva de “{image}”")
}
pub fn new_version_detail(is_mine: bool) -> &'static str {
    if is_mine {
        "Esta imagen es suya, así que puede añadirle una versión. El nombre, la descripción, las etiquetas y los patrones de acceso pertenecen a la imagen: lo que escriba aquí los cambia para todas sus versiones."
    } else {
        "Usted es parte del personal, así que puede añadirle una versión. El nombre, la descripción, las etiquetas y los patrones de acceso pertenecen a la imagen: lo que escriba aquí los cambia para todas sus versiones."
    }
}
pub const PARENT_GONE: &str = "Atmosphere ya no le muestra la imagen de la que viene esta instancia, así que no se rellena nada de ella. De todos modos puede solicitar la imagen.";
pub fn parent_failed(why: &str) -> String {
    format!(
        "No se pudo cargar la imagen de la que viene esta instancia, así que no se rellena nada de ella. {why}"
    )
}
pub fn details_failed(why: &str) -> String {
    format!(
        "No se pudo cargar lo que requiere la versión de esta instancia (memoria, CPU, scripts, licencias, personas). {why}"
    )
}

pub fn begin_with_description(image: &str) -> String {
    format!("Empezar con la descripción de “{image}”")
}

pub const NAME_HINT: &str = "Por ejemplo, 1.0 o 2.0-stable.";
pub fn versions_so_far(names: &str) -> String {
    format!("Versiones hasta ahora: {names}.")
}
pub const CHANGE_LOG_HINT: &str =
    "Qué hay de nuevo en esta versión. Opcional para una imagen nueva.";
pub const CHANGE_LOG_HINT_VERSION: &str =
    "Qué hay de nuevo respecto a la versión anterior, para quienes la usan.";
pub fn memory_hint(own: &str, limit: u32) -> String {
    format!("De 0 a {limit} GB; vacío si no hay mínimo. {own}")
}
pub fn cpu_hint(own: &str, limit: u32) -> String {
    format!("De 0 a {limit}; vacío si no hay mínimo. {own}")
}
pub fn own_memory(gigabytes: &str) -> String {
    format!("Esta instancia tiene {gigabytes} GB.")
}
pub fn own_cpu(cpus: i64) -> String {
    if cpus == 1 {
        "Esta instancia tiene 1 CPU.".to_owned()
    } else {
        format!("Esta instancia tiene {cpus} CPU.")
    }
}
pub fn above_own(own: &str) -> String {
    format!("{own} Una copia de este mismo tamaño no se podría lanzar desde su propia imagen.")
}
pub fn gigabytes(number: &str) -> String {
    format!("{number} GB")
}
pub fn cpus(number: &str) -> String {
    if number == "1" {
        "1 CPU".to_owned()
    } else {
        format!("{number} CPU")
    }
}
pub const NO_MINIMUM: &str = "Sin mínimo";

pub const ALLOW_IMAGING: &str = "Otras personas pueden crear imágenes de instancias de esta imagen";
pub const IMAGING_ALLOWED: &str =
    "Otras personas pueden crear imágenes de instancias de esta imagen.";
pub const IMAGING_FORBIDDEN: &str =
    "Otras personas no pueden crear imágenes de instancias de esta imagen.";

// -- Boot scripts and licenses --

pub const SCRIPTS_HINT: &str = "Opcional. Se ejecutan en cada instancia que se lanza desde la imagen. Solo puede elegir sus propios scripts.";
pub const SCRIPT_SEARCH: &str = "Elija uno de sus scripts, o cree uno nuevo";
pub const SCRIPTS_CHOSEN: &str = "Scripts de inicio elegidos";
pub const SCRIPTS_UNAVAILABLE: &str = "No se pudieron cargar sus scripts de inicio.";
pub const LICENSES_HINT: &str = "Opcional. Quien lance la imagen debe aceptarlas.";
pub const LICENSE_SEARCH: &str = "Elija una licencia, o cree una nueva";
pub const LICENSES_CHOSEN: &str = "Licencias elegidas";
pub const LICENSES_UNAVAILABLE: &str = "No se pudieron cargar las licencias.";
pub const OF_VERSION_BEFORE: &str = "De la versión anterior.";
/// Chosen once, and not in the list any more.
pub const GONE: &str = "ya no existe: quite este elemento";
pub fn number(id: i64) -> String {
    format!("Número {id}")
}
/// In lists of suggestions, for what is not there yet.
pub fn make_new(title: &str, typed: &str) -> String {
    let typed = typed.trim();
    if typed.is_empty() {
        format!("{title}…")
    } else {
        format!("{title} “{typed}”…")
    }
}
pub fn options(count: usize) -> String {
    match count {
        0 => "Nada que elegir".to_owned(),
        1 => "1 para elegir".to_owned(),
        _ => format!("{count} para elegir"),
    }
}
pub fn script(strategy: Strategy, waits: bool) -> &'static str {
    match (strategy, waits) {
        (Strategy::Once, true) => "Se ejecuta una vez; la instancia está lista después.",
        (Strategy::Once, false) => "Se ejecuta una vez, en segundo plano.",
        (Strategy::Always, true) => {
            "Se ejecuta en cada despliegue; la instancia está lista después."
        }
        (Strategy::Always, false) => "Se ejecuta en cada despliegue, en segundo plano.",
    }
}

pub const NEW_SCRIPT: &str = "Script de inicio nuevo";
pub const NEW_LICENSE: &str = "Licencia nueva";
pub const TITLE: &str = "Título";
pub const GIVEN_AS: &str = "Cómo se indica";
pub const AS_ADDRESS: &str = "Como dirección";
pub const AS_TEXT: &str = "Como texto";
pub const ADDRESS: &str = "Dirección";
pub const ADDRESS_HINT: &str = "Debe ser accesible cada vez que se lance una instancia.";
pub const SCRIPT_TEXT: &str = "Script";
pub const SCRIPT_TEXT_HINT: &str = "Empieza con lo que lo ejecuta, como #!/bin/bash.";
pub const LICENSE_TEXT: &str = "Texto de la licencia";
pub const STRATEGY: &str = "Cuándo se ejecuta";
pub const ONCE: &str = "Una vez";
pub const ONCE_DETAIL: &str = "En el primer arranque de una instancia.";
pub const ALWAYS: &str = "Siempre";
pub const ALWAYS_DETAIL: &str = "En cada despliegue: también después de iniciar, reanudar o reiniciar. Debe funcionar cuando se ejecuta otra vez.";
pub const WAIT: &str = "Esperar a que termine antes de que la instancia esté lista";
pub const WAIT_HINT: &str =
    "De lo contrario, puede haber personas en la instancia antes de que el script termine.";
pub const ADD: &str = "Crear y añadir";
pub const NO_INTERPRETER: &str =
    "La primera línea no dice qué lo ejecuta: empiece con #!/bin/bash.";
pub fn title_problem(problem: TitleProblem) -> String {
    match problem {
        TitleProblem::Missing => "Escriba un título.".to_owned(),
        TitleProblem::TooLong { length } => {
            format!("El título tiene {length} caracteres; se permiten 128 como máximo.")
        }
        TitleProblem::Taken => {
            "Ya existe este título: elíjalo en la lista, o escriba otro.".to_owned()
        }
    }
}
pub fn text_problem(problem: TextProblem, kind: TextKind) -> &'static str {
    match (problem, kind) {
        (TextProblem::Missing, TextKind::Url) => "Escriba la dirección.",
        (TextProblem::Missing, TextKind::RawText) => "Escriba el texto.",
        (TextProblem::NotAnAddress, _) => {
            "Esto no es la dirección de una página: debe empezar con https:// o http://."
        }
    }
}

// -- How making something goes --

pub const ASKING: &str = "La respuesta se perdió. Preguntando a Atmosphere si se creó…";
pub fn not_made(why: &str) -> String {
    format!("No se creó; nada de lo que escribió se perdió. {why}")
}
pub fn unclear(why: &str) -> String {
    format!(
        "Aún no sabemos si se creó. {why} Presione el botón otra vez: se pregunta a Atmosphere antes de enviar algo dos veces."
    )
}
