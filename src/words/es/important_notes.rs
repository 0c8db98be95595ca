//! The manual's important notes, and what they mean for one instance.

use crate::domain::volume::LiveVolume;

pub const NOTES: &str = "Qué se pierde o cambia";
pub const REMOVE_TITLE: &str = "Quite primero";
pub fn remove(organization: &str) -> [String; 3] {
    [
        format!("Software con licencia que {organization} no haya comprado."),
        "Software cuya licencia impida por otro motivo usarlo en un entorno de nube o virtualizado."
            .to_owned(),
        "Contraseñas, claves privadas y datos que no todo el mundo puede ver: quien lance la imagen puede leerlos.".to_owned(),
    ]
}
pub const DELETED_TITLE: &str = "Se borra de la imagen";
pub fn home(username: &str) -> String {
    format!(
        "En esta instancia es /home/{username} con todo lo que contiene, también el escritorio (/home/{username}/Desktop)."
    )
}
pub const SAVE_FIRST: &str =
    "Guarde primero lo que necesite de estas carpetas en un volumen, en iRODS o en otro lugar.";
pub const NOT_COPIED_TITLE: &str = "No se copia";
pub const VOLUMES_ASKING: &str = "Volúmenes. Preguntando cuáles están conectados…";
pub const VOLUMES_UNKNOWN: &str =
    "Volúmenes. No se pudo averiguar cuáles están conectados a esta instancia.";
pub const VOLUMES_NONE: &str = "Volúmenes. No hay ninguno conectado a esta instancia.";
pub const VOLUMES_THESE: &str = "Volúmenes. En esta instancia:";
pub fn volume(volume: &LiveVolume) -> String {
    let size = format!("{} GB", volume.size);
    match volume.mount_location.as_deref().filter(|it| !it.is_empty()) {
        Some(place) => format!("{} ({size}, en {place})", volume.name),
        None => format!("{} ({size})", volume.name),
    }
}
pub const FUSE: &str = "Montajes FUSE de iRODS. El script de abajo muestra los de esta instancia.";
pub const OVERWRITTEN_TITLE: &str = "Se escribe de nuevo cada vez que se lanza una instancia";
pub fn overwritten_note(label: &str) -> String {
    format!(
        "Si la imagen necesita cambiar uno de ellos, elíjalo en “{label}” y diga qué cambia y por qué."
    )
}
pub fn on_linux(path: &str) -> String {
    format!("(en la máquina: {path})")
}
pub const SCRIPTS_TITLE: &str = "Scripts que se ejecutan después de arrancar";
pub fn scripts(folder: &str) -> String {
    format!(
        "Un script en {folder} se ejecuta después de cada lanzamiento. Su primera línea debe ser #!/bin/bash, y la carpeta y el script necesitan el modo 0755, es decir, lectura y ejecución para todos."
    )
}
