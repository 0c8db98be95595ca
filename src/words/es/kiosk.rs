//! On a machine that people share.

use crate::domain::elsewhere::Kind;

pub const START: &str = "Empezar";
pub const HAND_OVER: &str = "Terminar y ceder el equipo";
pub const STILL_HERE: &str = "Sigo aquí";
pub const COUNTDOWN_TITLE: &str = "¿Sigue usted ahí?";
pub const OUTSIDE_TITLE: &str = "Este equipo no sale de esta página";
pub const ON_PHONE: &str = "Abrir en mi teléfono";
pub const ON_PHONE_TITLE: &str = "Siga con su propio teléfono";
pub const FOLLOW: &str = "Sígala en su propio teléfono";
pub const CRASHED: &str = "La página encontró un error y se detuvo. Nada de lo que escribió se guarda en este equipo compartido. \
     Si había solicitado una imagen, compruebe en Solicitudes de imagen si fue aceptada antes de solicitarla otra vez. \
     Recargue para empezar de nuevo.";

/// How to see a page on another device. An address that is too long has no code.
pub fn take_along(kind: Kind, has_code: bool) -> &'static str {
    match (kind, has_code) {
        (Kind::Page, true) => {
            "Para ver la página que pidió, escanee este código con su propio teléfono o escriba la dirección en cualquier dispositivo suyo:"
        }
        (Kind::Page, false) => {
            "Para ver la página que pidió, abra esta dirección en su propio teléfono o computadora:"
        }
        (Kind::Mail, true) => {
            "Para escribir un mensaje, escanee este código con su propio teléfono o escriba a esta dirección desde cualquier dispositivo suyo:"
        }
        (Kind::Mail, false) => {
            "Para escribir un mensaje, escriba a esta dirección desde su propio teléfono o computadora:"
        }
        (Kind::Ours, true) => {
            "Escanee este código con su propio teléfono, o escriba la dirección en cualquier dispositivo suyo, e inicie sesión allí. \
             El código contiene la dirección de esta página: ni su contraseña ni lo que usted ha escrito aquí."
        }
        (Kind::Ours, false) => {
            "Abra esta dirección en su propio teléfono o computadora e inicie sesión allí. Lo que ha escrito aquí no se traslada."
        }
    }
}

/// What a screen reader says of the code.
pub fn code(address: &str) -> String {
    format!("Código QR: {address}")
}

/// "Welcome to Genomics 101"; a workshop may have no name.
pub fn welcome(workshop: &str, site: &str) -> String {
    let place = if workshop.is_empty() { site } else { workshop };
    format!("Le damos la bienvenida a {place}")
}

pub fn intro(site: &str) -> String {
    format!("Vea sus instancias en {site} y solicite una imagen de una de ellas.")
}

/// What becomes of what is entered here.
pub fn shared(idle_seconds: u32) -> String {
    format!(
        "Este equipo es compartido y no guarda nada de lo que usted hace aquí. Presione “{HAND_OVER}” cuando haya acabado. \
         Tras {} sin que nadie toque la pantalla ni una tecla, pregunta si sigue usted ahí y después vuelve al inicio por sí solo.",
        lasting(idle_seconds)
    )
}

pub const COUNTDOWN: &str = "Nadie ha tocado este equipo desde hace un rato. Si no indica que sigue aquí, \
     se cerrará su sesión y se perderá lo que no haya enviado.";

/// While it is counted down.
pub fn seconds_left(seconds: u32) -> String {
    match seconds {
        1 => "Queda 1 segundo".to_owned(),
        _ => format!("Quedan {seconds} segundos"),
    }
}

/// What a workshop has filled in.
pub fn preset(workshop: &str, parts: &[String]) -> String {
    let who = if workshop.is_empty() {
        "El taller"
    } else {
        workshop
    };
    format!(
        "{who} ya completó por usted: {}. Cambie lo que no convenga.",
        parts.join("; ")
    )
}

pub fn preset_tags(tags: &[String]) -> String {
    format!("etiquetas {}", tags.join(", "))
}

pub fn preset_users(users: &[String]) -> String {
    format!("personas {}", users.join(", "))
}

/// What a workshop names and the server does not have.
pub fn preset_unknown(names: &[String]) -> String {
    format!(
        "No se completó, porque la nube no lo conoce o no respondió: {}. Avise a quien dirige el taller.",
        names.join(", ")
    )
}

fn lasting(seconds: u32) -> String {
    match (seconds, seconds / 60, seconds % 60) {
        (60, ..) => "1 minuto".to_owned(),
        (_, minutes @ 2.., 0) => format!("{minutes} minutos"),
        _ => format!("{seconds} segundos"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_is_said_as_people_say_it() {
        assert_eq!(lasting(60), "1 minuto");
        assert_eq!(lasting(90), "90 segundos");
        assert_eq!(lasting(180), "3 minutos");
        assert_eq!(seconds_left(1), "Queda 1 segundo");
        assert_eq!(seconds_left(7), "Quedan 7 segundos");
    }
}
