//! Reporting a problem to support: the dialog, and what is sent.

use crate::domain::history;
use crate::domain::imaging_request::ImagingRequest;
use crate::domain::instance::Instance;
use crate::domain::report::{Complaint, Sending};
use crate::domain::resources::HistoryEntry;
use crate::domain::time::Timestamp;
use crate::words::es::{errors, instances, status, time};

pub const REPORT: &str = "Informar de un problema";
pub const EFFECT: &str = "Diga a soporte qué falla, con lo que necesita saber.";
pub fn title(instance: &str) -> String {
    format!("Informar de un problema con {instance}")
}
pub const INTRO: &str = "Soporte lee esto y responde por correo.";
pub const COMPLAINTS: &str = "¿Qué falla? Marque lo que corresponda.";
pub const TEXT: &str = "¿Qué ocurrió?";
pub const TEXT_HINT: &str = "Qué hizo, qué esperaba y qué ocurrió en su lugar. Lo que más ayuda son los mensajes de error. No incluya contraseñas.";
pub const TEXT_MISSING: &str = "Diga qué ocurrió: sin eso nadie puede ayudar.";
pub const WHAT_IS_SENT: &str = "Ver exactamente lo que se envía";
pub const NOT_SENT: &str = "Su contraseña y su sesión nunca forman parte de ello.";
pub const SEND: &str = "Enviar informe";
pub const SEND_AGAIN: &str = "Enviar de nuevo";
pub const CLOSE: &str = "Cerrar";
pub const KEPT: &str = "Lo que escribió antes sigue aquí.";
pub fn sent(instance: &str) -> String {
    format!("Soporte tiene su informe sobre {instance}. Responde por correo.")
}
pub fn trouble(sending: &Sending) -> Option<String> {
    Some(match sending {
        Sending::Editing | Sending::UnderWay => return None,
        Sending::Failed(error) => format!(
            "Su informe no se envió. {} Lo que escribió se conserva.",
            errors::sentence(error)
        ),
        Sending::Unknown(error) => {
            let why = error.as_ref().map_or_else(
                || "Se salió de la página mientras estaba en camino.".to_owned(),
                errors::sentence,
            );
            format!(
                "No es seguro que soporte haya recibido su informe. {why} No hay forma de averiguarlo. Enviarlo otra vez no hace daño: quizá lo reciba dos veces."
            )
        }
    })
}
pub const BY_MAIL: &str = "Escribirlo como correo";
pub fn subject(instance: &Instance) -> String {
    format!("Problema con la instancia {}", instances::name_of(instance))
}

/// The sentence by which the staff sorts it.
pub fn complaint(complaint: Complaint) -> &'static str {
    match complaint {
        Complaint::Ssh => "I cannot connect via SSH.",
        Complaint::Desktop => "I cannot connect via VNC.",
        Complaint::Stuck => "The instance's status never changed from pending to running",
        Complaint::Software => "I am receiving errors while trying to run or install software",
        Complaint::Other => "Other problem(s).",
    }
}
/// The same as the person reads it.
pub fn complaint_label(complaint: Complaint) -> &'static str {
    match complaint {
        Complaint::Ssh => "No puedo conectarme por SSH",
        Complaint::Desktop => "No puedo abrir su escritorio",
        Complaint::Stuck => "Nunca termina de prepararse",
        Complaint::Software => "El software no funciona o no se instala",
        Complaint::Other => "Otra cosa",
    }
}

/// What is known around a problem. Moments are written as the staff reads them.
pub struct Circumstances<'a> {
    pub person: &'a str,
    pub instance: &'a Instance,
    /// Oldest first; `None` where it could not be looked up.
    pub history: Option<&'a [HistoryEntry]>,
    pub request: Option<&'a ImagingRequest>,
    pub page: &'a str,
    pub browser: &'a str,
    /// Of Atmosphere; empty where it is not known.
    pub server: &'a str,
    pub now: Timestamp,
    pub write: fn(Timestamp) -> String,
}

/// So many of the newest states are told.
const STATES: usize = 10;

/// The message as it is sent: what the person wrote, and the circumstances.
pub fn message(text: &str, it: &Circumstances<'_>) -> String {
    let instance = it.instance;
    let moment = |at: Option<Timestamp>| at.map_or_else(|| instances::UNKNOWN.to_owned(), it.write);
    let activity = &instance.status.activity;
    let mut lines = vec![
        text.trim().to_owned(),
        String::new(),
        "-- Añadido por la aplicación --".to_owned(),
        format!(
            "Instancia: {} (ID {}, alias {})",
            instances::name_of(instance),
            instance.id,
            instance.uuid
        ),
        format!(
            "Estado: {}{}{activity}",
            instance.status.name,
            if activity.is_empty() { "" } else { " - " },
        ),
        format!(
            "Dirección IP: {}",
            instance.ip_address.as_deref().unwrap_or(instances::NONE)
        ),
        format!("Propietario: {}", instance.owner.username.0),
        format!("Informado por: {}", it.person),
        format!("Tamaño: {}", instances::size(&instance.size)),
        format!("Imagen: {}", instances::image_of(instance)),
        format!("Proyecto: {}", instances::project_of(instance)),
        format!("Proveedor: {}", instance.provider.name),
        format!("Identidad: {}", instance.identity.key),
        format!("Lanzada: {}", moment(instance.launched)),
    ];
    if let Some(ended) = instance.ended {
        lines.push(format!("Eliminada: {}", (it.write)(ended)));
    }
    let source = instance.allocation.as_ref();
    let source = source.map_or(instances::NONE, |it| it.name.as_str());
    lines.push(format!("Fuente de asignación: {source}"));
    if let Some(request) = it.request {
        lines.push(format!(
            "Solicitud de imagen: {} ({})",
            request.image_name,
            status::request(request)
        ));
    }
    match it.history {
        Some(list) => {
            lines.push("Historial, lo más reciente primero:".to_owned());
            lines.extend(list.iter().rev().take(STATES).map(|entry| state(entry, it)));
        }
        None => lines.push("Historial: no se pudo averiguar".to_owned()),
    }
    lines.push(format!("Página: {}", it.page));
    lines.push(format!("Navegador: {}", it.browser));
    lines.push(format!("Aplicación: {}", env!("CARGO_PKG_VERSION")));
    if !it.server.is_empty() {
        lines.push(format!("Atmosphere: {}", it.server));
    }
    lines.push(format!("Hora: {}", (it.write)(it.now)));
    lines.join("\n")
}

fn state(entry: &HistoryEntry, it: &Circumstances<'_>) -> String {
    let from = entry.from.map_or_else(String::new, it.write);
    let lasted = history::lasted(entry, it.now).map(|it| time::span(it / 1000));
    let mut line = format!(
        "- {from} {} ({})",
        status::label(&entry.status),
        lasted.unwrap_or_default()
    );
    if let Some(fault) = &entry.fault {
        line.push_str(": ");
        line.push_str(fault);
    }
    line
}
