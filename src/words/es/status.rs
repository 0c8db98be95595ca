//! States of instances, volumes and requests in words.

use crate::domain::imaging_request::{ImagingRequest, RequestStatus};
use crate::domain::status::{Light, Status};
use crate::domain::text::capitalized;
use crate::domain::volume::VolumeState;

/// The state as one or two words: "Active", "Deploying".
pub fn label(status: &Status) -> String {
    let activity = status.activity.as_str();
    let words = match (status.name.as_str(), activity) {
        ("active", "deploy_error" | "user_deploy_error")
        | ("deploy_error" | "user_deploy_error", _) => "Falló el despliegue",
        ("active", "boot_script_error") | ("boot_script_error", _) => "Falló un script de inicio",
        ("active", "") => "Activa",
        ("shutoff" | "stopped", "") => "Detenida",
        ("suspended", "") => "Suspendida",
        ("shelved" | "shelved_offloaded", "") => "Archivada",
        ("build", "") => "En creación",
        ("error", "") => "Error",
        ("redeploy" | "redeploying", "") => "Desplegando de nuevo",
        ("reboot" | "hard_reboot", _) => "Reiniciando",
        ("unknown" | "", "") => "Desconocido",
        (_, "powering-off") => "Deteniendo",
        (_, "powering-on") => "Iniciando",
        (_, "networking") => "Conectando a la red",
        (_, "spawning" | "scheduling" | "block_device_mapping") => "En creación",
        (_, "image_uploading" | "image_snapshot" | "image_pending_upload") => "Creando imagen",
        (_, it) if it.starts_with("running_boot_script") => "Ejecutando scripts",
        (_, it) if it.starts_with("shelving") => "Archivando",
        (name, "") => return known(name),
        (_, activity) => return known(activity),
    };
    words.to_owned()
}

/// What the server says beside the words above; any other word stays as it says it.
fn known(word: &str) -> String {
    match word {
        "deploying" => "Desplegando",
        "initializing" => "Inicializando",
        "scheduling" | "spawning" | "creating" | "rebuild" => "En creación",
        "networking" => "Conectando a la red",
        "suspending" => "Suspendiendo",
        "resuming" => "Reanudando",
        "unshelving" => "Desarchivando",
        "rebooting" | "rebooting_hard" | "rebooting-hard" => "Reiniciando",
        "deleting" => "Eliminando",
        "deleted" | "soft-delete" | "soft_deleted" => "Eliminada",
        "paused" => "En pausa",
        "resize" | "verify_resize" | "revert_resize" => "Cambiando de tamaño",
        "migrating" => "Migrando",
        "password" => "Cambiando la contraseña",
        "error" => "Error",
        _ => return capitalized(word),
    }
    .to_owned()
}
/// A word for the light, for those who see neither color nor shape.
pub fn light(light: Light) -> &'static str {
    match light {
        Light::Running => "en marcha",
        Light::Changing => "cambiando",
        Light::Stopped => "no está en marcha",
        Light::Failed => "con fallos",
        Light::Ended => "eliminada",
        Light::Unknown => "desconocido",
    }
}

pub fn volume(state: &VolumeState) -> String {
    match state {
        VolumeState::Available => "Disponible".to_owned(),
        VolumeState::InUse => "Conectado".to_owned(),
        VolumeState::Attaching => "Conectando".to_owned(),
        VolumeState::Detaching => "Desconectando".to_owned(),
        VolumeState::Other(word) => known(word),
    }
}

/// Where a request stands: "Waiting for approval".
pub fn request(request: &ImagingRequest) -> String {
    if request.has_image() && request.is_open() {
        return "Imagen lista".to_owned();
    }
    match &request.status {
        RequestStatus::Pending => "En espera de aprobación".to_owned(),
        RequestStatus::Approved => "Aprobada".to_owned(),
        RequestStatus::Started => "Creando la imagen".to_owned(),
        RequestStatus::Processing => "En proceso".to_owned(),
        RequestStatus::Validating => "En validación".to_owned(),
        RequestStatus::Completed => "Completa".to_owned(),
        RequestStatus::Denied => "Rechazada".to_owned(),
        RequestStatus::Closed => "Cancelada".to_owned(),
        RequestStatus::Failed => "Fallida".to_owned(),
        RequestStatus::Other(word) => capitalized(word),
    }
}

/// What that means, in a sentence.
pub fn request_meaning(request: &ImagingRequest) -> &'static str {
    if request.has_image() && request.is_open() {
        return "La imagen existe y se puede lanzar.";
    }
    match request.status {
        RequestStatus::Pending => "Espera aprobación. Mantenga la instancia en marcha.",
        // Where images are validated, that word comes before there is one (section 10).
        RequestStatus::Approved | RequestStatus::Started | RequestStatus::Validating => {
            "Se está preparando y copiando la instancia. Manténgala en marcha."
        }
        RequestStatus::Processing => "La copia se está convirtiendo en una imagen.",
        RequestStatus::Completed => "La imagen existe y se puede lanzar.",
        RequestStatus::Denied => "Soporte decidió no aprobarla. Su correo dice por qué.",
        RequestStatus::Closed => "Se canceló; no se creará ninguna imagen.",
        RequestStatus::Failed => {
            "No funcionó. Soporte puede decir por qué; cancélela para solicitarla de nuevo."
        }
        RequestStatus::Other(_) => {
            "Es la palabra que usa el servidor. Mantenga la instancia en marcha."
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::en::status as english;

    #[test]
    fn no_known_state_is_said_in_the_words_of_the_server() {
        for state in [
            "active",
            "active - deploying",
            "active - initializing",
            "active - deploy_error",
            "active - powering-off",
            "active - suspending",
            "active - shelving_image_uploading",
            "active - deleting",
            "build - scheduling",
            "shutoff - powering-on",
            "suspended - resuming",
            "shelved - unshelving",
            "hard_reboot - rebooting_hard",
            "paused",
            "migrating",
            "verify_resize",
            "deleted",
            "networking",
            "",
        ] {
            let status = Status::from_live(state);
            assert_ne!(label(&status), english::label(&status), "{state}");
        }
    }
}
