//! What is wrong with a field, in a sentence that says what to do.

use crate::domain::field::Field;
use crate::domain::image_name::{MAX_LENGTH, NameProblem};
use crate::domain::validation::Problem;
use crate::words::es::coach;

pub fn sentence(field: Field, problem: &Problem) -> String {
    match problem {
        Problem::Missing => missing(field).to_owned(),
        Problem::Name(problem) => name(problem),
        Problem::Lines(findings) => {
            coach::exclude_remarks(&findings.iter().collect::<Vec<_>>()).join(" ")
        }
        Problem::NoReason { path } => format!("Diga qué cambia en {path}, y por qué."),
        Problem::NobodyChosen => {
            "Elija al menos una persona o un patrón de acceso, u otra visibilidad.".into()
        }
        Problem::BadUser(user) => {
            format!(
                "Atmosphere no puede dar acceso a “{user}” de esta forma. Quite el nombre y pregunte a soporte."
            )
        }
        Problem::NotAdded(typed) => {
            format!(
                "“{typed}” está escrito pero no añadido. Presione Enter para añadirlo, o borre el campo."
            )
        }
        Problem::VersionTaken => {
            "La imagen ya tiene una versión con este nombre. Elija otro nombre.".into()
        }
        Problem::TooLong { length, limit } => {
            format!("Tiene {length} caracteres; se permiten {limit} como máximo.")
        }
        Problem::NotANumber { limit } => {
            format!("Escriba un número de 0 a {limit}, o déjelo vacío.")
        }
        Problem::NotCertified => {
            "Marque la casilla para certificarlo, o quite primero el software.".into()
        }
        Problem::Refused(words) => format!("Atmosphere dice: {words}"),
    }
}

fn missing(field: Field) -> &'static str {
    match field {
        Field::Description => "Describa la imagen, para que otras personas sepan para qué sirve.",
        Field::Visibility => "Elija quién puede usar la imagen.",
        Field::VersionName => "Dé un nombre a la versión, como 1.0.",
        Field::ChangeLog => "Diga qué hay de nuevo en esta versión.",
        _ => "Esto es necesario.",
    }
}

fn name(problem: &NameProblem) -> String {
    match problem {
        NameProblem::Missing => "Dé un nombre a la imagen.".to_owned(),
        NameProblem::TooLong { length } => {
            format!("El nombre tiene {length} caracteres; se permiten {MAX_LENGTH} como máximo.")
        }
        NameProblem::Forbidden(characters) => {
            let listed: Vec<String> = characters.iter().map(|it| coach::character(*it)).collect();
            format!("Esto no puede estar en un nombre: {}.", listed.join(", "))
        }
        NameProblem::Invisible => {
            "Contiene un carácter que no se ve, como un salto de línea. Escriba el nombre de nuevo."
                .to_owned()
        }
    }
}
