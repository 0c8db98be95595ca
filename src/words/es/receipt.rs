//! The receipt of a request, and asking support about it.

use crate::domain::imaging_request::ImagingRequest;

pub const TITLE: &str = "Solicitud de imagen";
/// The same for whoever has left the form meanwhile.
pub fn accepted(name: &str) -> String {
    format!("Se aceptó su solicitud de “{name}”. {DO_NOT_STOP}")
}
pub const ACCEPTED: &str = "Se aceptó su solicitud";
pub const ACCEPTED_BODY: &str =
    "Recibirá un correo cuando la imagen esté en proceso, y otro cuando esté completa.";
pub const DO_NOT_STOP: &str =
    "No suspenda ni detenga la instancia hasta que reciba el aviso de que la imagen está creada.";
/// After "Copy": what the buttons copy.
pub const RECEIPT: &str = "comprobante";
pub const LINK: &str = "enlace";
pub const PRINT: &str = "Imprimir";
/// By the means of the device.
pub const SHARE: &str = "Compartir";
pub const TO_INSTANCE: &str = "Ir a la instancia";
pub const ASKED_FOR: &str = "Lo que se solicitó";
pub const ADDRESS: &str = "Enlace a esta solicitud";
pub const NOT_MINE: &str = "No hay tal solicitud entre las suyas. Quizá sea de otra persona.";

pub const NUMBER: &str = "Número de solicitud";
pub const NEW_IMAGE: &str = "Una imagen nueva";
pub const NEW_VERSION: &str = "Una versión nueva de la imagen de la que procede";
pub const NOTHING: &str = "Nada";
pub const ALLOW_IMAGING: &str = "Imágenes de otras personas";
pub const ALLOWED: &str = "Otras personas pueden crear imágenes de instancias de esta imagen";
pub const NOT_ALLOWED: &str = "Nadie más puede crear imágenes de instancias de esta imagen";

pub const MEMORY: &str = "Memoria mínima";

/// The image that came of it: "version 1.0 on Cactus Cloud, 11.5 GB (7a0d…)".
pub fn result(request: &ImagingRequest) -> Option<String> {
    let result = request.result.as_ref()?;
    let mut said = match &result.version {
        Some(version) => format!("Versión {version}"),
        None => request.image_name.clone(),
    };
    if !result.provider_name.is_empty() {
        said = format!("{said} en {}", result.provider_name);
    }
    if let Some(size) = result.size.filter(|it| *it > 0.0) {
        said = format!("{said}, {size} GB");
    }
    if !result.machine_uuid.is_empty() {
        said = format!("{said} ({})", result.machine_uuid);
    }
    Some(said)
}

/// With which support is asked about a request that stands still.
pub fn question_subject(request: &ImagingRequest) -> String {
    format!(
        "La solicitud de imagen {} no ha avanzado en un día",
        request.id
    )
}
/// `facts`: which one it is, a line each.
pub fn question(facts: &str) -> String {
    format!(
        "Hola:\n\nMi solicitud de imagen no ha avanzado en más de un día. ¿Podrían revisarla, por favor?\n\n{facts}\n"
    )
}
