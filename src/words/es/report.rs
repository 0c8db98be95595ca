//! Reporting a problem to support: the dialog, and what is sent.

use crate::domain::instance::Instance;
use crate::domain::report::{Complaint, Sending};
use crate::words::es::{errors, instances};

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

// -- What is added to the message: `words::report_message` puts it together --

pub const ADDED: &str = "-- Añadido por la aplicación --";
pub const INSTANCE: &str = "Instancia";
pub const STATUS: &str = "Estado";
pub const ADDRESS: &str = "Dirección IP";
pub const OWNER: &str = "Propietario";
pub const PERSON: &str = "Informado por";
pub const SIZE: &str = "Tamaño";
pub const IMAGE: &str = "Imagen";
pub const PROJECT: &str = "Proyecto";
pub const PROVIDER: &str = "Proveedor";
pub const IDENTITY: &str = "Identidad";
pub const LAUNCHED: &str = "Lanzada";
pub const DELETED: &str = "Eliminada";
pub const ALLOCATION: &str = "Fuente de asignación";
pub const REQUEST: &str = "Solicitud de imagen";
pub const HISTORY: &str = "Historial, lo más reciente primero:";
pub const NO_HISTORY: &str = "Historial: no se pudo averiguar";
pub const PAGE: &str = "Página";
pub const BROWSER: &str = "Navegador";
pub const APPLICATION: &str = "Aplicación";
pub const TIME: &str = "Hora";
