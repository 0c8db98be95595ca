//! Instance Details: its name, what it is charged to, ways into it, and whose it is.

use crate::domain::access::Hindrance;
use crate::domain::allocation::AllocationSource;
use crate::domain::change::Trouble;
use crate::domain::instance::Instance;
use crate::domain::instance_name::NameProblem;
use crate::domain::status::Light;
use crate::words::amounts::tenths;
use crate::words::es::{errors, status};

// -- The name --

pub const RENAME: &str = "Cambiar el nombre";
pub const NAME: &str = "Nombre de la instancia";
pub const NAME_HINT: &str = "Sus solicitudes de imagen y la lista lo muestran. La máquina misma conserva su nombre de host.";
pub const SAVE_NAME: &str = "Guardar nombre";
pub fn name_problem(problem: NameProblem) -> String {
    match problem {
        NameProblem::Blank => "Una instancia necesita un nombre.".to_owned(),
        NameProblem::TooLong { over: 1 } => {
            "Al nombre le sobra 1 carácter: caben 256 como máximo.".to_owned()
        }
        NameProblem::TooLong { over } => {
            format!("Al nombre le sobran {over} caracteres: caben 256 como máximo.")
        }
        NameProblem::EndsLikeAnAddress => {
            "Un nombre no puede terminar en un punto y cifras, como “.1”: la red lo toma por una dirección.".to_owned()
        }
    }
}
pub fn renamed(name: &str, is_another: bool) -> String {
    if is_another {
        format!("Atmosphere le puso el nombre “{name}”.")
    } else {
        format!("La instancia ahora se llama “{name}”.")
    }
}
pub fn name_trouble(trouble: &Trouble) -> String {
    match trouble {
        Trouble::Refused(error) => format!("El nombre no se cambió. {}", errors::sentence(error)),
        Trouble::NotMade(Some(after)) => {
            format!(
                "La instancia conserva su nombre anterior. {}",
                errors::sentence(after)
            )
        }
        Trouble::NotMade(None) => {
            "Atmosphere dijo que sí, pero la instancia conserva su nombre anterior. Intente de nuevo.".to_owned()
        }
        Trouble::Unknown(error) => format!(
            "No es seguro que el nombre haya cambiado. {} Guardarlo otra vez no hace daño.",
            errors::sentence(error)
        ),
    }
}
/// What is said of an instance where its page is not open.
pub fn of(name: &str, said: &str) -> String {
    format!("{name}: {said}")
}
pub const ASKING: &str = "La respuesta se perdió: preguntando a Atmosphere cómo está…";

// -- What it is --

pub const STATE: &str = "Estado";
pub const DELETED: &str = "Eliminada";
/// After "Copy": what is passed on of it.
pub const SUMMARY: &str = "resumen";
pub const ADDRESS: &str = "Enlace a esta instancia";
/// The cloud's own words behind ours, for those who know them and for support.
pub fn raw_state(instance: &Instance) -> String {
    let (name, activity) = (&instance.status.name, &instance.status.activity);
    if activity.is_empty() {
        String::new()
    } else {
        format!("{name} - {activity}")
    }
}
/// What helps where something went wrong.
pub fn remedy(instance: &Instance) -> Option<&'static str> {
    if instance.ended.is_some() || instance.status.light() != Light::Failed {
        return None;
    }
    Some(if instance.status.name == "error" {
        "La nube no pudo ponerla en marcha. Informe del problema a soporte; el historial muestra lo que dijo la nube."
    } else {
        "El último paso de su lanzamiento falló. Volver a desplegarla o forzar un reinicio suele arreglarlo; el historial muestra qué falló."
    })
}
/// Why there is no address to copy.
pub fn no_address(instance: &Instance) -> String {
    match instance.status.light() {
        _ if instance.ended.is_some() => "Ninguna: está eliminada".to_owned(),
        Light::Stopped => format!(
            "Ninguna mientras su estado sea “{}”",
            status::label(&instance.status).to_lowercase()
        ),
        Light::Running | Light::Changing => "Todavía ninguna".to_owned(),
        Light::Failed | Light::Ended | Light::Unknown => "Ninguna".to_owned(),
    }
}
pub fn provider(instance: &Instance) -> String {
    if instance.provider.active {
        instance.provider.name.clone()
    } else {
        format!("{} (fuera de servicio)", instance.provider.name)
    }
}

// -- What it is charged to --

pub const CHANGE: &str = "Cambiar";
pub const CHANGE_SOURCE: &str = "Cambiar la fuente de asignación";
pub const CHARGE_TO: &str = "Cargar esta instancia a";
pub const CHARGE_HINT: &str = "Desde ahora. Lo que usó hasta el momento queda donde se cargó.";
pub const SAVE_SOURCE: &str = "Guardar fuente de asignación";
pub const CHOOSE: &str = "Elija una";
pub const CHOOSE_FIRST: &str = "Elija una fuente de asignación.";
pub const NO_SOURCE: &str =
    "Ninguna: no se puede iniciar, reanudar ni desarchivar hasta que tenga una";
pub const NO_SOURCES: &str =
    "No tiene ninguna fuente de asignación. Pida tiempo de cómputo a soporte.";
/// "rlin (118.3 of 168 hours used)".
pub fn source(source: &AllocationSource) -> String {
    let name = &source.name;
    match hours(source) {
        hours if hours.is_empty() => name.clone(),
        hours => format!("{name} ({hours})"),
    }
}
fn hours(source: &AllocationSource) -> String {
    let used = source.compute_used.map(tenths);
    match (used, source.compute_allowed) {
        (Some(used), Some(allowed)) if allowed < 0.0 => format!("{used} horas usadas, sin límite"),
        (Some(used), Some(allowed)) => format!("{used} de {} horas usadas", tenths(allowed)),
        (None, Some(allowed)) if allowed >= 0.0 => format!("{} horas", tenths(allowed)),
        (Some(used), None) => format!("{used} horas usadas"),
        (None, _) => String::new(),
    }
}
pub const USED_UP: &str = "Su tiempo se agotó: lo que está detenido no se puede iniciar, y lo que está en marcha puede suspenderse.";
pub fn charged_to(name: &str) -> String {
    format!("La instancia ahora se carga a “{name}”.")
}
pub fn source_trouble(trouble: &Trouble) -> String {
    match trouble {
        Trouble::Refused(error) => {
            format!(
                "La fuente de asignación no se cambió. {}",
                errors::sentence(error)
            )
        }
        Trouble::NotMade(Some(after)) => format!(
            "La instancia se sigue cargando a la misma fuente. {}",
            errors::sentence(after)
        ),
        Trouble::NotMade(None) => {
            "Atmosphere dijo que sí, pero la instancia se sigue cargando a la misma fuente. Intente de nuevo o avise a soporte.".to_owned()
        }
        Trouble::Unknown(error) => format!(
            "No es seguro que la fuente de asignación haya cambiado. {} Guardarla otra vez no hace daño.",
            errors::sentence(error)
        ),
    }
}

// -- Ways into it --

pub const ACCESS: &str = "Acceso en el navegador";
pub const SHELL: &str = "Terminal web";
pub const DESKTOP: &str = "Escritorio web";
pub fn open_way(name: &str) -> String {
    format!("{name} (se abre en una pestaña nueva)")
}
pub fn prepare_way(name: &str) -> String {
    format!("Preparar {}", with_article(name))
}
/// The names of the two ways are of two genders.
fn with_article(name: &str) -> String {
    let article = if name == DESKTOP { "el" } else { "la" };
    format!("{article} {}", name.to_lowercase())
}
pub fn way_ready(name: &str) -> String {
    format!("Ya puede abrir {}.", with_article(name))
}
pub fn way_failed(name: &str, why: &str) -> String {
    format!("No se pudo preparar {}. {why}", with_article(name))
}
pub const UNSAFE_ADDRESS: &str =
    "Atmosphere respondió con una dirección que no es seguro abrir. Avise a soporte.";
pub fn hindrance(hindrance: Hindrance) -> &'static str {
    match hindrance {
        Hindrance::Deleted => "Esta instancia está eliminada.",
        Hindrance::NoAddress => {
            "Ahora no tiene dirección IP. Necesita una, y la recibe mientras está activa."
        }
        Hindrance::Shared => {
            "No en este equipo compartido, donde otras personas podrían ver su dirección y usarla. Abra esta instancia en su propio teléfono o computadora."
        }
        Hindrance::NoDesktop => "Atmosphere no encontró ningún escritorio en esta instancia.",
    }
}

// -- Whose it is --

pub fn led(owner: &str, project: &str) -> String {
    format!(
        "Esta instancia es de {owner}. Usted lidera su proyecto, “{project}”, así que puede actuar sobre ella: no se le pregunta antes a {owner}."
    )
}
pub fn shared(owner: &str) -> String {
    format!(
        "Esta instancia es de {owner}. Usted puede verla e informar de un problema. Solo {owner} o un líder de su proyecto puede cambiarla."
    )
}
pub fn belongs(owner: &str) -> String {
    format!("Esta instancia es de {owner}.")
}
pub fn leader_unknown(owner: &str) -> String {
    format!(
        "Esta instancia es de {owner}. No se pudo averiguar si usted lidera su proyecto, así que ahora no se puede cambiar aquí."
    )
}
pub fn owner_charges(owner: &str) -> String {
    format!("Solo {owner} puede cambiar a qué se carga.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_have_their_article() {
        assert_eq!(way_ready(SHELL), "Ya puede abrir la terminal web.");
        assert_eq!(prepare_way(DESKTOP), "Preparar el escritorio web");
    }
}
