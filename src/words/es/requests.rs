//! Image requests: the list, what is new, cancelling, and what is said while one is waited for.

use crate::domain::cancellation::Verdict;
use crate::domain::imaging_request::ImagingRequest;
use crate::domain::imaging_time::Usual;
use crate::domain::request_steps::{Reached, Step};
use crate::domain::sightings::End;
use crate::domain::text;
use crate::words::es::instances::named;
use crate::words::es::{errors, status, time};

pub const LOADING: &str = "Cargando sus solicitudes de imagen…";
pub const EMPTY_TITLE: &str = "Aún no ha solicitado ninguna imagen";
pub const EMPTY: &str =
    "Abra una de sus instancias y elija “Crear imagen”. La solicitud aparece aquí.";
pub const INTRO: &str = "Todas las imágenes que solicitó, las más recientes primero. Soporte envía un correo cuando una está en proceso y cuando está completa.";
pub const ALL: &str = "Todas las solicitudes de imagen";
pub const LOOKED_AT: &str =
    "Mientras haya una en curso y esta página esté a la vista, se actualiza una vez por minuto.";

pub const INSTANCE: &str = "Instancia";
pub const REQUESTED: &str = "Solicitada";
pub const ENDED: &str = "Terminada";
pub const STATUS: &str = "Estado";
pub const RESULT: &str = "Imagen resultante";

// -- The way of a request --

pub const TIMELINE: &str = "Progreso";
pub fn step(step: &Step) -> String {
    match step {
        Step::Requested => "Solicitada".to_owned(),
        Step::Imaging => "Creando la imagen".to_owned(),
        Step::Processing => "En proceso".to_owned(),
        Step::Complete => "Completa".to_owned(),
        Step::Denied => "Rechazada".to_owned(),
        Step::Cancelled => "Cancelada".to_owned(),
        Step::Failed => "Fallida".to_owned(),
        Step::Other(word) => text::capitalized(word),
    }
}
/// For those who see neither the color nor the shape of a step.
pub fn reached(reached: Reached) -> &'static str {
    match reached {
        Reached::Done => "hecho",
        Reached::Now => "ahora",
        Reached::Later => "por venir",
        Reached::Ended => "terminó aquí",
    }
}

/// How long it takes, and what that is based on.
pub fn usual(usual: Usual) -> String {
    format!(
        "Sus últimas {} solicitudes tardaron {} en completarse. Es la mediana; esta puede tardar más.",
        usual.of,
        time::about(usual.millis)
    )
}

// -- One that stands still --

pub const STILL: &str = "No ha avanzado en más de un día. Puede ser normal en una imagen grande, y soporte puede ver más que esta página.";
pub const ASK_SUPPORT: &str = "Preguntar a soporte";
pub const WRITE_TO_SUPPORT: &str = "Qué escribir al soporte de su nube";
/// After "Copy".
pub const MESSAGE: &str = "mensaje";

// -- What is new --

pub const SEE_ALL: &str = "Ver sus solicitudes de imagen";
pub fn ended(request: &ImagingRequest, end: End) -> String {
    let (name, instance) = (&request.image_name, named(&request.instance_name));
    match end {
        End::Ready => format!("La imagen “{name}” de {instance} está lista: ya se puede lanzar."),
        End::Denied => {
            format!("Soporte rechazó la imagen “{name}” de {instance}. Su correo dice por qué.")
        }
        End::Cancelled => {
            format!("Se canceló la solicitud de la imagen “{name}” de {instance}.")
        }
        End::Failed => format!(
            "La imagen “{name}” de {instance} no se pudo crear. Soporte puede decir por qué; cancele la solicitud para pedirla de nuevo."
        ),
    }
}
pub fn several_ended(count: usize) -> String {
    format!("{count} de sus solicitudes de imagen terminaron desde su última visita.")
}
/// A step on the way, for those who listen.
pub fn moved(request: &ImagingRequest) -> String {
    format!(
        "El estado de “{}” ahora es “{}”.",
        request.image_name,
        status::request(request)
    )
}

pub const TELL_ME: &str = "Avisarme cuando termine";
pub const STOP_TELLING: &str = "No avisarme";
pub const TELL_ME_HINT: &str = "Su navegador pregunta si puede mostrar mensajes de este sitio.";
pub const TELLING: &str = "Su navegador muestra un mensaje cuando termina una solicitud, mientras esta página esté en su pantalla; si no, se le avisa aquí cuando vuelva.";
pub const MAY_NOT_TELL: &str = "Su navegador no muestra mensajes de este sitio; puede cambiarlo en su configuración. De todos modos se le avisa aquí.";
/// Shown by the browser at once, so that the person sees what they will get.
pub const WILL_TELL: &str = "Recibirá un mensaje como este cuando termine su solicitud de imagen.";

// -- Cancelling --

pub const CANCEL: &str = "Cancelar solicitud";
pub const CANCEL_TITLE: &str = "¿Cancelar esta solicitud?";
pub const KEEP: &str = "Conservarla";
pub const ASKING: &str =
    "La respuesta se perdió. Preguntando a Atmosphere si la solicitud está cancelada…";
pub fn cancel_body(name: &str) -> String {
    format!("No se creará la imagen “{name}”. Puede solicitarla de nuevo más adelante.")
}
pub fn cancelled(name: &str) -> String {
    format!("Se canceló la solicitud de “{name}”.")
}
/// What came of it, after the server was asked.
pub fn verdict(name: &str, verdict: &Verdict) -> String {
    match verdict {
        Verdict::Cancelled => format!("La solicitud de “{name}” está cancelada."),
        Verdict::Begun => format!(
            "La solicitud de “{name}” no se canceló: el trabajo ya empezó. Ahora solo soporte puede detenerlo."
        ),
        Verdict::Over => {
            format!("La solicitud de “{name}” no se canceló: ya terminó.")
        }
        Verdict::Gone => format!(
            "Atmosphere ya no conoce la solicitud de “{name}”, así que no hay nada que cancelar."
        ),
        Verdict::NotCancelled(error) => format!(
            "La solicitud de “{name}” no está cancelada. {}",
            errors::sentence(error)
        ),
        Verdict::Unknown(error) => format!(
            "Aún no sabemos si la solicitud de “{name}” está cancelada. {} Cancelarla otra vez no hace daño.",
            errors::sentence(error)
        ),
    }
}
