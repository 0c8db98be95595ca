//! What is wrong with the settings of a site, for whoever set it up.

use crate::domain::setting::Wrong;
use crate::words::amounts::ratio;

pub const TITLE: &str = "Este sitio no está bien configurado";

/// The key as it stands in the file, or none where the file as a whole cannot be read.
pub fn problem(key: &str, wrong: &Wrong) -> String {
    let reason = reason(wrong);
    if key.is_empty() {
        format!("No se puede leer su config.json: {reason}.")
    } else {
        format!("En su config.json, “{key}” no es correcto: {reason}.")
    }
}

fn reason(wrong: &Wrong) -> String {
    match wrong {
        Wrong::Missing => "no se pudo cargar".to_owned(),
        Wrong::Syntax { line, column } => {
            format!("no es JSON a partir de la línea {line}, columna {column}")
        }
        Wrong::NotText => "debe ser un texto, entre comillas".to_owned(),
        Wrong::NotFlag => "debe ser true o false".to_owned(),
        Wrong::NotGroup => "la configuración va entre { y }".to_owned(),
        Wrong::NotList => "debe ser una lista, entre [ y ]".to_owned(),
        Wrong::NotNumber { least, most } => {
            format!("debe ser un número entero de {least} a {most}")
        }
        Wrong::Blank => "no puede estar en blanco".to_owned(),
        Wrong::NotAddress => "debe estar vacío, ser una ruta o empezar con https://".to_owned(),
        Wrong::NotSecure => "debe estar vacío o empezar con https://".to_owned(),
        Wrong::NotPicture => "debe ser una ruta de este sitio o empezar con https://".to_owned(),
        Wrong::NotOrigin => {
            "debe ser un origen, como https://portal.example.org, en minúsculas y sin barra al final"
                .to_owned()
        }
        Wrong::NotEmail => "debe ser una dirección de correo, sin espacios".to_owned(),
        Wrong::NoSignIn => "no queda ninguna forma de iniciar sesión: defina password o siteUrl".to_owned(),
        Wrong::NotOneOf(words) => format!("debe ser uno de estos: “{}”", words.join("”, “")),
        Wrong::NotColor => "debe ser un color como #0b6075".to_owned(),
        Wrong::LowContrast { with, is, needs } => format!(
            "no se vería lo bastante bien: su contraste con {with} es de {} a 1, y debe ser de al menos {} a 1",
            ratio(*is),
            ratio(*needs)
        ),
    }
}
