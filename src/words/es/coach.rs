//! What is said at a field of the Request Imaging form while it is filled in.

use std::mem::discriminant;

use crate::domain::draft::Lapse;
use crate::domain::exclude::{Finding as ExcludeFinding, Verdict};
use crate::domain::packages::{Listing, Tool};
use crate::domain::software::{Concern, Finding as SoftwareFinding};
use crate::domain::text;
use crate::words::summing::{ALONE, summed_up};
// -- The name and the description --

pub fn name_taken(name: &str, free: &str) -> String {
    format!(
        "Ya tiene una imagen o una solicitud abierta con el nombre “{name}”. “{free}” está libre."
    )
}
pub fn use_name(name: &str) -> String {
    format!("Usar “{name}”")
}
pub const NAMES_UNKNOWN: &str =
    "No se pudo obtener la lista de sus imágenes, así que no sabemos si alguna tiene este nombre.";
pub const ASK_AGAIN: &str = "Buscar otra vez";
pub const DESCRIPTION_SHORT: &str =
    "Es corta. ¿Qué herramientas hay en la imagen, para qué sirven y para quién son?";

/// What a forbidden character is called, for those who hear it or can hardly see it.
pub fn character(c: char) -> String {
    let name = match c {
        '!' => "signo de exclamación",
        '"' => "comillas",
        '#' => "signo de número",
        '$' => "signo de dólar",
        '%' => "signo de porcentaje",
        '&' => "signo &",
        '\'' => "apóstrofo",
        '*' => "asterisco",
        '+' => "signo más",
        ',' => "coma",
        '/' => "barra",
        ';' => "punto y coma",
        '<' => "signo menor que",
        '=' => "signo igual",
        '>' => "signo mayor que",
        '?' => "signo de interrogación",
        '@' => "arroba",
        '[' => "corchete de apertura",
        '\\' => "barra invertida",
        ']' => "corchete de cierre",
        '^' => "acento circunflejo",
        '`' => "acento grave",
        '{' => "llave de apertura",
        '|' => "barra vertical",
        '}' => "llave de cierre",
        '~' => "virgulilla",
        _ => return c.to_string(),
    };
    format!("{c} ({name})")
}

// -- Lists that are judged line by line --

/// “Lines 2, 5, 9 and 47 more”
fn lines(numbers: &[usize]) -> String {
    let named: Vec<String> = numbers.iter().take(ALONE).map(usize::to_string).collect();
    format!(
        "Las líneas {} y {} más",
        named.join(", "),
        numbers.len().saturating_sub(ALONE)
    )
}

/// What is to be said of the files to exclude.
pub fn exclude_remarks(findings: &[&ExcludeFinding]) -> Vec<String> {
    summed_up(
        findings,
        |a, b| discriminant(&a.verdict) == discriminant(&b.verdict),
        exclude_remark,
        |alike| {
            let numbers: Vec<usize> = alike.iter().map(|it| it.line).collect();
            let said = alike.first().map_or("", |it| verdict_of_many(&it.verdict));
            format!("{} {said}", lines(&numbers))
        },
    )
}

fn exclude_remark(finding: &ExcludeFinding) -> String {
    let path = text::truncate(&finding.path, 60);
    let said = match &finding.verdict {
        Verdict::Relative => format!("“{path}” no empieza con /. Escriba la ruta completa."),
        Verdict::Splits => {
            format!(
                "“{path}” contiene un espacio o una coma, donde el servidor la partiría. Excluya la carpeta que la contiene."
            )
        }
        Verdict::Climbs => format!("“{path}” sube con “..”. Escriba la ruta a la que lleva."),
        Verdict::Dangerous => format!("Sin “{path}” la imagen no arrancaría."),
        Verdict::Duplicate { of } => format!("“{path}” ya está en la línea {of}."),
        Verdict::Covers { line } => format!("“{path}” hace innecesaria la línea {line}."),
        Verdict::AlreadyDeleted { with } => {
            format!("“{path}” se borra de todos modos, con todo lo que hay en {with}.")
        }
        Verdict::Overwritten => {
            format!("“{path}” se escribe de nuevo en cada lanzamiento de todos modos.")
        }
    };
    format!("Línea {}: {said}", finding.line)
}

fn verdict_of_many(verdict: &Verdict) -> &'static str {
    match verdict {
        Verdict::Relative => "no empiezan con /. Escriba las rutas completas.",
        Verdict::Splits => {
            "contienen un espacio o una coma, donde el servidor las partiría. Excluya las carpetas que las contienen."
        }
        Verdict::Climbs => "suben con “..”. Escriba las rutas a las que llevan.",
        Verdict::Dangerous => "son necesarias: sin ellas la imagen no arrancaría.",
        Verdict::Duplicate { .. } => "ya están en una línea anterior.",
        Verdict::Covers { .. } => "hacen innecesarias líneas anteriores.",
        Verdict::AlreadyDeleted { .. } => "se borran de todos modos.",
        Verdict::Overwritten => "se escriben de nuevo en cada lanzamiento de todos modos.",
    }
}

/// What is to be said of the list of software.
pub fn software_remarks(findings: &[&SoftwareFinding]) -> Vec<String> {
    summed_up(
        findings,
        |a, b| discriminant(&a.concern) == discriminant(&b.concern),
        software_remark,
        |alike| {
            let numbers: Vec<usize> = alike.iter().map(|it| it.line).collect();
            let said = match alike.first().map(|it| &it.concern) {
                Some(Concern::Restricted { .. }) => {
                    "nombran software cuya licencia a menudo lo prohíbe en una imagen de nube. Quítelo de la instancia, salvo que la suya lo permita."
                }
                _ => {
                    "están en carpetas que se borran cuando se crea la imagen. Instálelas en otro lugar, como /opt."
                }
            };
            format!("{} {said}", lines(&numbers))
        },
    )
}

fn software_remark(finding: &SoftwareFinding) -> String {
    let said = match &finding.concern {
        Concern::Deleted { path, with } => format!(
            "{} está en {with}, que se borra cuando se crea la imagen. Instálelo en otro lugar, como /opt.",
            text::truncate(path, 60)
        ),
        Concern::Restricted { name } => format!(
            "{name} a menudo tiene una licencia que lo prohíbe en una imagen de nube. Quítelo de la instancia, salvo que la suya lo permita."
        ),
    };
    format!("Línea {}: {said}", finding.line)
}

/// What is said aloud of remarks: not all of many.
pub fn aloud(remarks: &[String]) -> String {
    let more = match remarks.len().saturating_sub(ALONE) {
        0 => None,
        1 => Some("Y 1 observación más.".to_owned()),
        more => Some(format!("Y {more} observaciones más.")),
    };
    let said: Vec<&str> = remarks
        .iter()
        .take(ALONE)
        .chain(&more)
        .map(String::as_str)
        .collect();
    said.join(" ")
}

/// The beginning of a long list: what it is about stands in its field.
pub fn in_short(list: &str) -> String {
    const SHOWN: usize = 8;
    let count = list.lines().count();
    if count <= SHOWN + 1 {
        return list.to_owned();
    }
    let shown: Vec<&str> = list.lines().take(SHOWN).collect();
    format!("{}\n… y {} líneas más", shown.join("\n"), count - SHOWN)
}

// -- A pasted list of software --

/// What was understood of it.
pub fn understood(listing: &Listing) -> String {
    let tool = match listing.tool {
        Tool::Dpkg => "dpkg -l",
        Tool::Rpm => "rpm -qa",
        Tool::Pip => "pip",
        Tool::Conda => "conda list",
        Tool::Modules => "module list",
    };
    let count = match listing.packages.len() {
        1 => "1 paquete".to_owned(),
        count => format!("{count} paquetes"),
    };
    let absent = match listing.absent {
        0 => String::new(),
        1 => " Se omitió 1 que ya no está instalado.".to_owned(),
        absent => format!(" Se omitieron {absent} que ya no están instalados."),
    };
    format!("Así lo imprime {tool}. Quedó como {count}, uno por línea.{absent}")
}
pub const AS_PASTED: &str = "El texto queda como se pegó.";
pub const PUT_AS_PASTED: &str = "Deshacer: dejarlo como se pegó";
pub const PUT_AS_LIST: &str = "Volver a hacer una lista";

// -- The certification --

pub fn lapsed(lapse: &Lapse) -> String {
    match lapse {
        Lapse::Software => {
            "La lista de software cambió desde que la certificó. Certifique de nuevo.".to_owned()
        }
        Lapse::Visibility => {
            "La visibilidad cambió desde que la certificó. Certifique de nuevo.".to_owned()
        }
        Lapse::Restricted(name) => format!(
            "Se nombró {name} después de su certificación, y a menudo tiene una licencia que lo prohíbe. Certifique de nuevo si la suya lo permite."
        ),
    }
}
pub const CERTIFY_AGAIN: &str = "Ir a la certificación";

/// Said at the box while the form names such software; nothing when it does not.
///
/// `list` writes the last of several as one says it.
pub fn names_restricted(names: &[&str], list: fn(&[String]) -> String) -> Option<String> {
    let its = match names {
        [] => return None,
        [_] => "su licencia lo permite",
        _ => "sus licencias lo permiten",
    };
    let mut said: Vec<String> = names.iter().map(|it| (*it).to_owned()).collect();
    if said.len() > 5 {
        let others = said.split_off(4).len();
        said.push(format!("{others} más"));
    }
    let them = list(&said);
    Some(format!(
        "Usted nombra {them}. Certifique solo si {its} en una imagen de nube; de lo contrario, quite primero el software de la instancia."
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_end_as_one_says_them() {
        let of = |names: &[&str]| names_restricted(names, |it| it.join("+")).unwrap_or_default();
        assert!(of(&["SAS", "IDL"]).starts_with("Usted nombra SAS+IDL. "));
        assert!(of(&["IDL", "SAS"]).contains("solo si sus licencias lo permiten"));
        let remarks: Vec<String> = (1..=4).map(|it| format!("{it}.")).collect();
        assert_eq!(aloud(&remarks), "1. 2. 3. Y 1 observación más.");
    }
}
