//! The checks before imaging: what each asks and what it found.

use crate::domain::preflight::{Check, Finding, Outcome};

/// The heading of a check: what holds, or what was found instead.
pub fn heading(check: Check, outcome: &Outcome) -> &'static str {
    match outcome {
        Outcome::Passed | Outcome::Asking => question(check),
        Outcome::Warning(found) | Outcome::Blocked(found) => trouble(check, found),
    }
}

fn question(check: Check) -> &'static str {
    match check {
        Check::Mine => "La instancia es suya",
        Check::FromImage => "Arrancó desde una imagen",
        Check::Running => "Está en marcha",
        Check::VolumesDetached => "Todos los volúmenes están desconectados",
        Check::NoOpenRequest => "No hay otra solicitud abierta",
        Check::ImagingAllowed => "Su imagen permite crear otras",
        Check::InService => "Atmosphere está en servicio",
    }
}

fn trouble(check: Check, finding: &Finding) -> &'static str {
    match finding {
        Finding::SomebodyElses { .. } => "La instancia es de otra persona",
        Finding::Deleted => "La instancia se eliminó",
        Finding::BootedFromVolume => "Arrancó desde un volumen",
        Finding::Changing => "Está cambiando de estado",
        Finding::NotRunning { .. } => "No está en marcha",
        Finding::Failed => "Tiene problemas",
        Finding::NoAddress => "No tiene dirección IP",
        Finding::NotOffered => "Ahora no se ofrece crear una imagen",
        Finding::Attached(volumes) if volumes.len() == 1 => "Hay un volumen conectado",
        Finding::Attached(_) => "Hay volúmenes conectados",
        Finding::Open(_) => "Ya hay una solicitud abierta",
        Finding::ImageForbidsImaging => "De su imagen no deberían crearse otras",
        Finding::Maintenance(_) => "Atmosphere está en mantenimiento",
        Finding::CouldNotCheck => unchecked(check),
    }
}

fn unchecked(check: Check) -> &'static str {
    match check {
        Check::Mine => "No se pudo averiguar si usted lidera su proyecto",
        Check::VolumesDetached => "No se pudieron averiguar sus volúmenes",
        Check::ImagingAllowed => "No se pudo averiguar si su imagen permite crear otras",
        Check::InService => "No se pudo averiguar si Atmosphere está en servicio",
        // The two others are always known.
        Check::NoOpenRequest | Check::FromImage | Check::Running => {
            "No se pudieron averiguar sus solicitudes abiertas"
        }
    }
}

/// Why a check did not pass, and what to do.
pub fn finding(finding: &Finding) -> String {
    match finding {
        Finding::SomebodyElses { owner } => {
            format!("Es de {owner}. Solo su propietario o un líder de su proyecto puede solicitar una imagen.")
        }
        Finding::Deleted => "No queda nada de lo que crear una imagen.".into(),
        Finding::BootedFromVolume => {
            "Atmosphere solo puede crear imágenes de instancias que vienen de una imagen. Guarde su trabajo en otro volumen, o pregunte a soporte.".into()
        }
        Finding::Changing => "Espere hasta que esté activa; esta página la vigila. Mientras tanto puede seguir con el formulario.".into(),
        Finding::NotRunning { remedy: Some(_) } => {
            "Póngala en marcha aquí; esta página la sigue hasta que esté lista. Mientras tanto puede seguir con el formulario.".into()
        }
        Finding::NotRunning { remedy: None } => "No se puede iniciar desde aquí. Pregunte a soporte.".into(),
        Finding::Failed => "Una imagen de ella también tendría problemas. Reiníciela o vuelva a desplegarla, o pregunte a soporte.".into(),
        Finding::NoAddress => "Atmosphere prepara la imagen a través de la dirección. La creación de la imagen puede fallar.".into(),
        Finding::NotOffered => "Vuelva a mirar en un minuto, o pregunte a soporte.".into(),
        Finding::Attached(volumes) => {
            let names: Vec<String> = volumes.iter().map(|it| format!("“{}”", it.name)).collect();
            format!(
                "{}. Las instancias de una imagen creada así no arrancan: {} primero.",
                names.join(", "),
                if volumes.len() == 1 { "desconéctelo" } else { "desconéctelos" },
            )
        }
        Finding::Open(request) => format!(
            "“{}” ya se solicitó. Solo puede haber una solicitud abierta por instancia.",
            request.image_name
        ),
        Finding::ImageForbidsImaging => {
            "Quien hizo la imagen de la que viene no quiere que se creen otras. La solicitud puede rechazarse.".into()
        }
        Finding::Maintenance(text) => text.clone(),
        Finding::CouldNotCheck => "Intente de nuevo, o compruébelo usted.".into(),
    }
}

pub const ASKING: &str = "Comprobando…";
pub const PASSED: &str = "Bien";
pub const WARNING: &str = "Advertencia";
pub const BLOCKED: &str = "Por hacer";
pub const ALL_GOOD: &str = "Lista para crear la imagen: todas las comprobaciones se pasaron.";
pub const WARNED: &str = "Se puede crear la imagen. Lea primero la advertencia.";
pub const NOT_YET: &str = "Todavía no está lista para crear la imagen.";
pub const CHECK_AGAIN: &str = "Comprobar otra vez";
