//! Actions: their names, why they cannot be done, what came of them.

use crate::domain::acted::Acted;
use crate::domain::action::Action;
use crate::domain::api_error::ApiError;
use crate::domain::capability::Obstacle;
use crate::domain::instance::Instance;
use crate::domain::status::Status;
use crate::words::es::{errors, instances, status};

pub fn name(action: Action) -> &'static str {
    match action {
        Action::Image => "Crear imagen",
        Action::Start => "Iniciar",
        Action::Stop => "Detener",
        Action::Suspend => "Suspender",
        Action::Resume => "Reanudar",
        Action::Shelve => "Archivar",
        Action::Unshelve => "Desarchivar",
        Action::Reboot => "Reiniciar",
        Action::HardReboot => "Forzar reinicio",
        Action::Redeploy => "Volver a desplegar",
        Action::Delete => "Eliminar",
    }
}

pub const GROUP: &str = "Qué se puede hacer";
pub const ASKING_WHOSE: &str =
    "Preguntando a Atmosphere si usted puede hacer esto con esta instancia…";

/// What an action does, in a few words under its name.
pub fn effect(action: Action) -> &'static str {
    match action {
        Action::Image => "Solicita una imagen (una plantilla) de esta instancia.",
        Action::Start => "La arranca de nuevo. Puede recibir otra dirección IP.",
        Action::Resume => "La despierta donde estaba. Puede recibir otra dirección IP.",
        Action::Unshelve => "La saca del archivo. Recibe una dirección IP nueva.",
        Action::Stop => "La apaga y devuelve su dirección IP.",
        Action::Suspend => "La congela y devuelve su dirección IP.",
        Action::Shelve => "La guarda en el archivo y devuelve su dirección IP.",
        Action::Reboot => "Reinicia el sistema operativo.",
        Action::HardReboot => "La apaga y la enciende de nuevo.",
        Action::Redeploy => "Repite el último paso de su lanzamiento.",
        Action::Delete => "La destruye con todo lo que contiene.",
    }
}

/// Why not, and what to do instead.
pub fn obstacle(action: Action, obstacle: &Obstacle, current: &Status) -> String {
    let state = status::label(current).to_lowercase();
    match obstacle {
        Obstacle::SomebodyElses { owner } => {
            format!(
                "Esta instancia es de {owner}. Solo su propietario o un líder de su proyecto puede hacer esto."
            )
        }
        Obstacle::AskingWhose => ASKING_WHOSE.to_owned(),
        Obstacle::WhoseUnknown => {
            "No se pudo averiguar si esta instancia es suya, o si usted lidera su proyecto. Recargue la página en un momento."
                .to_owned()
        }
        Obstacle::Deleted => "Esta instancia está eliminada.".to_owned(),
        Obstacle::Changing => format!("Su estado ahora es “{state}”. Espere hasta que eso termine."),
        Obstacle::WrongState => wrong_state(action, &state),
        Obstacle::NotOffered => {
            "La nube no ofrece esto ahora. Vuelva a mirar en un minuto.".to_owned()
        }
        Obstacle::NoAllocation => {
            "No tiene ninguna fuente de asignación de la que tomar tiempo de cómputo. Elija una en su página, en “Fuente de asignación”."
                .to_owned()
        }
        Obstacle::BootedFromVolume => {
            "Arrancó desde un volumen, y solo se puede crear una imagen de instancias que vienen de una imagen.".to_owned()
        }
        Obstacle::Asking => "Preguntando a Atmosphere qué se puede hacer…".to_owned(),
    }
}

fn wrong_state(action: Action, state: &str) -> String {
    match action {
        Action::Image => {
            format!(
                "Su estado es “{state}”. Reiníciela o vuelva a desplegarla primero, para que esté activa."
            )
        }
        Action::Start => {
            format!("Solo se puede iniciar una instancia detenida; el estado de esta es “{state}”.")
        }
        Action::Resume => format!(
            "Solo se puede reanudar una instancia suspendida; el estado de esta es “{state}”."
        ),
        Action::Unshelve => {
            format!(
                "Solo se puede desarchivar una instancia archivada; el estado de esta es “{state}”."
            )
        }
        Action::Reboot if matches!(state, "detenida" | "suspendida") => {
            format!(
                "Solo se puede reiniciar una instancia en marcha; el estado de esta es “{state}”. Póngala en marcha, o use “Forzar reinicio”."
            )
        }
        Action::HardReboot => format!(
            "Esto requiere una instancia activa, detenida o suspendida; el estado de esta es “{state}”."
        ),
        _ => format!("Esto requiere una instancia activa; el estado de esta es “{state}”."),
    }
}

pub fn accepted(action: Action, instance: &str) -> String {
    format!(
        "Se aceptó “{}” para {instance}. Tarda unos minutos.",
        name(action)
    )
}

/// What came of an action that is not under way.
pub fn problem(action: Action, instance: &Instance, acted: &Acted) -> String {
    let name = instances::name_of(instance);
    match acted {
        Acted::Accepted | Acted::Gone => accepted(action, &name),
        Acted::Refused(error) => failed(action, &name, error),
        Acted::NotSeen(error) => not_seen(action, &name, error),
        Acted::Unknown(error) => unknown(action, &name, error),
    }
}

fn failed(action: Action, instance: &str, error: &ApiError) -> String {
    format!(
        "“{}” no funcionó para {instance}. {}",
        name(action),
        why(action, error)
    )
}

/// What was refused, and what helps: an action is refused for other reasons than a form
/// (API contract, section 6.2).
pub fn why(action: Action, error: &ApiError) -> String {
    match error {
        ApiError::Conflict(detail) if detail.contains("disabled on this provider") => {
            "Esta nube no lo permite.".to_owned()
        }
        ApiError::Conflict(detail) => format!(
            "El estado de la instancia no lo permite en este momento. Espere a que termine lo que está en curso e intente de nuevo. La respuesta dice: “{}”",
            detail.trim()
        ),
        ApiError::Forbidden(detail) if detail.contains("AllocationSource") => {
            "No tiene ninguna fuente de asignación de la que tomar tiempo de cómputo. Elija una en su página, en “Fuente de asignación”."
                .to_owned()
        }
        ApiError::Forbidden(detail) if detail.contains("irrecoverable") => format!(
            "La nube no pudo hacerlo. Intente de nuevo; si sigue ocurriendo, avise a soporte. La respuesta dice: “{}”",
            detail.trim()
        ),
        ApiError::OverQuota(detail) if action.needs_allocation() => format!(
            "Su cuota o su tiempo de cómputo no lo permite. Libere una parte archivando o eliminando lo que no necesita, o pida más a soporte. La respuesta dice: “{}”",
            detail.trim()
        ),
        other => errors::sentence(other),
    }
}

/// The answer got lost, and the cloud shows nothing of it.
fn not_seen(action: Action, instance: &str, error: &ApiError) -> String {
    format!(
        "Según lo que muestra la nube, “{}” no llegó a {instance}: intente de nuevo si nada cambia. {}",
        name(action),
        errors::sentence(error)
    )
}

/// The answer got lost, and the cloud does not answer either.
fn unknown(action: Action, instance: &str, error: &ApiError) -> String {
    format!(
        "Aún no sabemos si se aceptó “{}” para {instance}. Mire su estado antes de intentarlo de nuevo. {}",
        name(action),
        errors::sentence(error)
    )
}

/// It was accepted, and the state is what it was before.
pub fn no_effect(action: Action, instance: &str, now: &Status) -> String {
    format!(
        "“{}” no tuvo efecto en {instance}: su estado sigue siendo “{}”. Intente de nuevo o avise a soporte.",
        name(action),
        status::label(now).to_lowercase()
    )
}

pub const GONE_TITLE: &str = "Esta instancia está eliminada";
pub const GONE: &str = "Ya no se puede hacer nada con ella.";
pub const TO_LIST: &str = "Volver a Mis instancias";
/// Above the actions that cannot be done; their names follow.
pub fn not_now(names: &[&str]) -> String {
    format!("Ahora no es posible: {}", names.join(", "))
}

pub const SLOW: &str =
    "Esto tarda más de lo habitual. Ya no se vigila automáticamente; vuelva a mirar cuando quiera.";
pub const UNWATCHED: &str =
    "La nube solo permite a su propietario vigilar esta instancia. Vuelva a mirar en unos minutos.";
pub const LOOK_NOW: &str = "Volver a mirar";

// -- The question before whatever could spoil an image that is being made --

pub const LOCK: &str = "No suspenda ni detenga la instancia hasta que la imagen esté creada.";
pub fn lock_request(image: &str, status: &str) -> String {
    format!(
        "Se solicitó la imagen “{image}” de esta instancia y todavía no está lista ({status}). Esto puede dañarla o impedir que se cree."
    )
}
pub fn lock_confirm(action: Action) -> String {
    format!("{} de todos modos", name(action))
}
pub const LOCK_KEEP: &str = "No tocarla";
