//! What is said of a failed call: what happened, what it means, what to do next.

use crate::domain::api_error::ApiError;

/// One or two sentences; the server's own words where it has any worth reading.
pub fn sentence(error: &ApiError) -> String {
    match error {
        ApiError::Unreachable => {
            "No se pudo contactar con Atmosphere. Revise su conexión de red e intente de nuevo.".into()
        }
        ApiError::TimedOut => {
            "Atmosphere tardó demasiado en responder. Puede estar ocupado: intente de nuevo en un momento.".into()
        }
        ApiError::SignedOut => "Su sesión está cerrada. Inicie sesión de nuevo para continuar.".into(),
        ApiError::CloudCredentials(detail) => with_detail(
            "La nube rechazó las credenciales de Atmosphere. Su sesión sigue abierta; soporte puede ayudar con esto.",
            detail,
        ),
        ApiError::Maintenance(detail) => with_detail("Atmosphere está en mantenimiento.", detail),
        ApiError::Forbidden(detail) => with_detail("Su cuenta no tiene permiso para esto.", detail),
        ApiError::NotFound(detail) => with_detail(
            "Atmosphere ya no conoce esto, o usted no puede verlo.",
            detail,
        ),
        ApiError::Invalid(fields) => {
            let said: Vec<String> = fields.iter().flat_map(|it| it.messages.clone()).collect();
            with_detail("Atmosphere rechazó lo que se escribió.", &said.join(" "))
        }
        ApiError::Refused(detail) => with_detail("Atmosphere rechazó esto.", detail),
        ApiError::Unclear(detail) => with_detail(
            "Atmosphere tuvo problemas mientras hacía esto.",
            detail,
        ),
        ApiError::Conflict(detail) => with_detail("Otra cosa lo impide.", detail),
        ApiError::OverQuota(detail) => with_detail(
            "Esto superaría su cuota o su tiempo de cómputo.",
            detail,
        ),
        ApiError::Crashed { status } => format!(
            "Atmosphere falló mientras trabajaba en esto (error {status}). Intente de nuevo; si sigue ocurriendo, avise a soporte."
        ),
        ApiError::CloudUnreachable(detail) => with_detail(
            "Atmosphere no pudo contactar con la nube. Intente de nuevo en unos minutos.",
            detail,
        ),
        ApiError::Unreadable { what } => format!(
            "No se pudo leer la respuesta ({what}). Quizá algo entre usted y Atmosphere respondió en su lugar."
        ),
    }
}

/// A few words, for a headline.
pub fn headline(error: &ApiError) -> &'static str {
    match error {
        ApiError::Unreachable => "Sin conexión con Atmosphere",
        ApiError::TimedOut => "No hubo respuesta a tiempo",
        ApiError::SignedOut => "Su sesión está cerrada",
        ApiError::CloudCredentials(_) => "La nube rechazó las credenciales",
        ApiError::Maintenance(_) => "En mantenimiento",
        ApiError::Forbidden(_) => "No permitido",
        ApiError::NotFound(_) => "No encontrado",
        ApiError::Invalid(_) | ApiError::Refused(_) => "Rechazado",
        ApiError::Unclear(_) | ApiError::Crashed { .. } => "Atmosphere falló",
        ApiError::Conflict(_) => "Algo lo impide",
        ApiError::OverQuota(_) => "Por encima de la cuota",
        ApiError::CloudUnreachable(_) => "La nube no responde",
        ApiError::Unreadable { .. } => "Respuesta ilegible",
    }
}

fn with_detail(text: &str, detail: &str) -> String {
    let detail = detail.trim();
    if detail.is_empty() {
        text.to_owned()
    } else {
        format!("{text} La respuesta dice: “{detail}”")
    }
}

/// A part of the page could not be brought up to date.
pub fn stale(age: &str, error: &ApiError) -> String {
    format!("Última actualización: {age}. {}", sentence(error))
}

pub const RETRY: &str = "Intentar de nuevo";
