//! What an action costs, said before it is done (API contract, sections 4.5 and 6.2).

use crate::domain::action::Action;
use crate::domain::api_error::ApiError;
use crate::domain::instance::Instance;
use crate::domain::volume::LiveVolume;
use crate::words::es::{actions, errors};

pub fn title(action: Action, instance: &str) -> String {
    format!("¿{} {instance}?", actions::name(action))
}

/// Which one it is, where names are alike.
pub fn which(instance: &Instance) -> String {
    let id = instance.id;
    match instance.usable_ip() {
        Some(ip) => format!("ID de la instancia {id}, dirección IP {ip}."),
        None => format!("ID de la instancia {id}, sin dirección IP."),
    }
}

/// What happens to the machine.
pub fn deed(action: Action) -> &'static str {
    match action {
        Action::Image => "Primero se le preguntan los detalles.",
        Action::Start => {
            "Arranca de nuevo y Atmosphere la configura otra vez, lo que tarda unos minutos."
        }
        Action::Resume => "Despierta donde estaba, con sus programas como estaban.",
        Action::Unshelve => "Sale del archivo y arranca, lo que tarda algunos minutos.",
        Action::Stop => {
            "Se apaga. Los programas que se ejecutan en ella terminan, y lo que no hayan guardado se pierde; su disco se conserva. Sigue ocupando lugar en la nube: archívela si no la necesita por mucho tiempo."
        }
        Action::Suspend => {
            "Se congela tal como está: los programas se paran, las conexiones se cortan, y sigue donde estaba cuando usted la reanude."
        }
        Action::Shelve => {
            "Se apaga y se guarda en el archivo. Los programas que se ejecutan en ella terminan, y lo que no hayan guardado se pierde; su disco se conserva. Traerla de vuelta tarda algunos minutos."
        }
        Action::Reboot => {
            "El sistema se reinicia. Los programas que se ejecutan en ella terminan, lo que no hayan guardado se pierde, y no se puede acceder a ella durante unos minutos."
        }
        Action::HardReboot => {
            "Se apaga y se enciende de nuevo, como si se desenchufara: lo que no se ha guardado se pierde, y los archivos que se están escribiendo pueden dañarse. Úselo cuando un reinicio normal no ayude."
        }
        Action::Redeploy => {
            "Se repite el último paso de su lanzamiento: Atmosphere configura otra vez el acceso, la terminal web y el escritorio. Los archivos y los programas en marcha siguen ahí, pero usted puede quedar sin conexión algunos minutos. Si falla otra vez, avise a soporte."
        }
        Action::Delete => {
            "Se destruye con todo lo que hay en su disco, y nadie puede recuperarla. Para conservar lo que tiene instalado, solicite primero una imagen."
        }
    }
}

// -- What else is said of one instance: `words::costs` says when --

pub const FROZEN_IS_LOST: &str = "Lo que se congeló con ella se pierde.";
pub const ADDRESS_COMES: &str = "Recibe una dirección IP nueva.";

pub fn scripts_run_again(titles: &str) -> String {
    format!("Sus scripts de inicio pueden ejecutarse otra vez: {titles}.")
}
pub fn address_goes(ip: &str) -> String {
    format!("Su dirección IP {ip} pasa a otra persona.")
}
pub fn address_is_given_back(ip: &str) -> String {
    format!(
        "Su dirección IP {ip} se devuelve. Recibe otra cuando usted la traiga de vuelta: las direcciones que haya dado a otras personas, y los nombres que apuntan a ella, ya no llevan aquí."
    )
}
pub fn address_may_change(ip: &str) -> String {
    format!("Su dirección IP {ip} puede cambiar.")
}
pub fn address_stays(ip: &str) -> String {
    format!("Su dirección IP {ip} se mantiene.")
}
pub fn uses_time_of(source: &str) -> String {
    format!("Desde entonces usa tiempo de cómputo de la fuente de asignación “{source}”.")
}
pub fn has_no_time_of(source: &str) -> String {
    format!(
        "Desde entonces usa tiempo de cómputo de la fuente de asignación “{source}”, que ya no tiene: Atmosphere puede rechazarlo. Pida más, o elija primero otra fuente."
    )
}

// -- Volumes --

pub const ASKING_VOLUMES: &str = "Preguntando a la nube qué volúmenes están conectados…";
pub const NO_VOLUMES: &str = "No tiene ningún volumen conectado.";
pub const SEE_VOLUMES: &str = "Ver sus volúmenes";

/// Above the names of the volumes that are attached.
pub fn volumes(action: Action, count: usize) -> &'static str {
    match (action, count == 1) {
        (Action::Delete, true) => {
            "Tiene un volumen conectado. El volumen se conserva, pero lo que se esté escribiendo en él puede perderse. Desconéctelo primero para mayor seguridad."
        }
        (Action::Delete, false) => {
            "Tiene volúmenes conectados. Se conservan, pero lo que se esté escribiendo en ellos puede perderse. Desconéctelos primero para mayor seguridad."
        }
        (_, true) => {
            "Tiene un volumen conectado, y lo que se esté escribiendo en él puede dañarse. Desconéctelo primero para mayor seguridad."
        }
        (_, false) => {
            "Tiene volúmenes conectados, y lo que se esté escribiendo en ellos puede dañarse. Desconéctelos primero para mayor seguridad."
        }
    }
}
pub fn volume(volume: &LiveVolume) -> String {
    format!("{} ({} GB)", volume.name, volume.size)
}
pub fn volumes_unknown(error: &ApiError) -> String {
    format!(
        "No se pudo averiguar si tiene volúmenes conectados: compruébelo usted. {}",
        errors::sentence(error)
    )
}
