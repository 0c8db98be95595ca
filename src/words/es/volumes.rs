//! Volumes: what is attached, what could be, and how moving them goes.

use crate::domain::api_error::ApiError;
use crate::domain::volume_move::{Aim, MoveState};
use crate::words::es::errors;

pub const ATTACHED: &str = "Conectados a esta instancia";
pub const NONE_ATTACHED: &str = "No hay ningún volumen conectado.";
pub const FREE: &str = "Se pueden conectar";
pub const NONE_FREE: &str =
    "No tiene ningún volumen libre en la misma nube e identidad que esta instancia.";
pub const ELSEWHERE: &str = "No se pueden conectar ahora";
pub const LOOK_AGAIN: &str = "Volver a mirar";
pub const NOT_YOURS: &str = "Solo el propietario de la instancia, o un líder de su proyecto, puede ver y mover sus volúmenes.";
pub const CARE: &str = "Desmonte el volumen en la instancia antes de desconectarlo. Lo que contiene se conserva, y se puede conectar de nuevo.";

pub fn on_instance(name: &str) -> String {
    format!("Conectado a {name}")
}
pub const ON_ANOTHER: &str = "Conectado a otra instancia";
/// In use, and the cloud does not say by what: an instance was booted from it.
pub const BOOT_DISK: &str = "En uso, como el disco desde el que arrancó una instancia";

pub fn attach_one(name: &str) -> String {
    format!("Conectar {name}")
}
pub fn detach_one(name: &str) -> String {
    format!("Desconectar {name}")
}
pub const DETACH_ALL: &str = "Desconectar todos los volúmenes";
pub const DETACH_AWAY: &str = "Un volumen se puede desconectar mientras la instancia está activa, detenida o suspendida. Póngala en marcha primero.";
pub const ATTACH_AWAY: &str = "Un volumen solo se puede conectar a una instancia activa. Iníciela, reanúdela o desarchívela primero.";
pub const DELETED: &str = "Esta instancia está eliminada.";

pub fn detach_title(names: &[String]) -> String {
    match names {
        [one] => format!("¿Desconectar {one}?"),
        many => format!("¿Desconectar {} volúmenes?", many.len()),
    }
}
pub const DETACH_BODY: &str = "Desmonte primero, en la instancia, lo que se va a desconectar, y detenga lo que aún escriba en ello. De lo contrario pueden perderse datos, o la nube lo deja conectado.";
pub const DETACH_KEEPS: &str = "Lo que hay en un volumen permanece en él. Puede conectarlo de nuevo, también a otra instancia.";
pub const DETACH_CONFIRM: &str = "Desconectar";
pub const DETACH_KEEP: &str = "Dejar conectado";
pub const UNMOUNT_COMMAND: &str = "comando para desmontar";
/// The command that takes it out of use, where the place is known.
pub fn unmount(places: &[String]) -> String {
    format!("sudo umount {}", places.join(" "))
}

pub fn under_way(name: &str, aim: Aim) -> String {
    match aim {
        Aim::Attach => format!("Se está conectando {name}…"),
        Aim::Detach => format!("Se está desconectando {name}…"),
    }
}
pub fn arrived(name: &str, aim: Aim) -> String {
    match aim {
        Aim::Attach => format!("{name} está conectado."),
        Aim::Detach => format!("{name} está desconectado."),
    }
}
/// How the moving of a volume stands.
pub fn stands(name: &str, aim: Aim, state: &MoveState) -> String {
    match (state, aim) {
        (MoveState::UnderWay, _) => under_way(name, aim),
        (MoveState::Slow, Aim::Detach) => format!(
            "Desconectar {name} tarda más de lo habitual. Lo más probable es que siga montado: desmóntelo en la instancia (sudo umount) e intente de nuevo."
        ),
        (MoveState::Slow, Aim::Attach) => {
            format!("Conectar {name} tarda más de lo habitual. Se sigue vigilando.")
        }
        (MoveState::PutBack, Aim::Detach) => format!(
            "{name} sigue conectado: la nube no pudo quitarlo. Lo más probable es que siga montado: desmóntelo en la instancia (sudo umount) e intente de nuevo."
        ),
        (MoveState::PutBack, Aim::Attach) => format!(
            "{name} no está conectado, aunque la nube lo había aceptado. Intente de nuevo; si sigue ocurriendo, informe del problema."
        ),
        (MoveState::Elsewhere, _) => {
            format!("{name} ya no se puede conectar: otra instancia lo tiene, o está eliminado.")
        }
        (MoveState::Failed(error), Aim::Attach) => {
            format!("No se pudo conectar {name}. {}", refusal(error))
        }
        (MoveState::Failed(error), Aim::Detach) => {
            format!("No se pudo desconectar {name}. {}", refusal(error))
        }
    }
}

/// A 403 is every failure of an action that has no status of its own, not a question of rights (section 6.2).
fn refusal(error: &ApiError) -> String {
    const WRAPPING: &str = "irrecoverable exception: ";
    match error {
        ApiError::Forbidden(said) if !said.is_empty() => {
            let said = said.split_once(WRAPPING).map_or(said.as_str(), |it| it.1);
            format!("La nube dice: “{}”", said.trim())
        }
        other => errors::sentence(other),
    }
}
