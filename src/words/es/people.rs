//! Who may use the image: the people picker, access patterns, and who has access already.

use crate::domain::new_request::Visibility;
use crate::domain::pattern_rules::PatternProblem;
use crate::domain::resources::PatternKind;
use crate::domain::roster::Standing;

pub const SEARCH: &str = "Escriba el comienzo de un nombre de usuario, o pegue una lista";
pub const CHOSEN: &str = "Personas que reciben acceso";
pub const HINT: &str = "Busque por nombre de usuario, o pegue una lista de nombres o de direcciones de correo, que se buscan por lo que está antes de la @. Solo se añaden personas que Atmosphere conoce.";
pub const SEARCHING: &str = "Buscando…";
/// `shown` are offered; `total` begin like that, the chosen and the ended ones among them.
pub fn found(shown: usize, is_all: bool, total: u64) -> String {
    match (shown, total) {
        (_, 0) => "Ningún nombre de usuario empieza así".to_owned(),
        (0, _) if is_all => "Todas las personas cuyo nombre de usuario empieza así ya están elegidas, ya no tienen cuenta, o son usted".to_owned(),
        (1, _) if is_all => "1 persona".to_owned(),
        (shown, _) if is_all => format!("{shown} personas"),
        (shown, total) => {
            format!("Se muestran {shown} de {total} personas: escriba más para reducirlas")
        }
    }
}

// -- A list of names --

pub fn progress(done: usize, total: usize) -> String {
    format!("Comprobando nombres: {done} de {total}")
}
pub fn begun(total: usize) -> String {
    format!("Comprobando {total} nombres…")
}
pub fn done(confirmed: usize, total: usize) -> String {
    match total {
        1 if confirmed == 1 => String::new(),
        _ => format!("Nombres confirmados y añadidos: {confirmed} de {total}."),
    }
}
/// Why nothing can be sent meanwhile.
pub const STILL_CHECKING: &str =
    "Todavía se están comprobando nombres de personas. Espere, o deje de comprobarlos.";
pub const STOP: &str = "Dejar de comprobar";
pub const AGAIN: &str = "Comprobar el resto otra vez";
pub const LEFT_OUT: &str = "Nombres que no se añadieron";
pub const GUESSED: &str = "Nombres tomados de direcciones de correo";
pub fn guessed(count: usize) -> String {
    let subject = match count {
        1 => "Se tomó 1 nombre".to_owned(),
        many => format!("Se tomaron {many} nombres"),
    };
    format!(
        "{subject} de lo que está antes de la @ de una dirección. El nombre de usuario puede ser de otra persona: compruebe que lo conoce, o quítelo."
    )
}
pub fn standing(standing: &Standing) -> &'static str {
    match standing {
        Standing::Asking => "comprobando…",
        Standing::Confirmed(_) => "añadido",
        Standing::Unknown => "nadie tiene este nombre de usuario",
        Standing::Duplicate => "está dos veces en la lista, o ya está elegido",
        Standing::Yourself => "es usted: siempre tiene acceso",
        Standing::Ended => "la cuenta terminó",
        Standing::Unsendable => "Atmosphere no puede dar acceso a este nombre; pregunte a soporte",
        Standing::Failed => "no se pudo comprobar",
        Standing::NotAsked => "aún no se comprobó",
    }
}

// -- Access patterns --

pub const PATTERNS_HINT: &str = "Opcional. Un patrón deja entrar, o deja fuera, a todas las personas cuyo nombre de usuario o dirección de correo coincide, también a las que lleguen después.";
pub const PATTERN_SEARCH: &str = "Elija uno de sus patrones, o cree uno nuevo";
pub const PATTERNS_CHOSEN: &str = "Patrones elegidos";
pub const PATTERNS_UNAVAILABLE: &str = "No se pudieron cargar sus patrones.";
pub fn pattern(text: &str, kind: PatternKind, allow: bool) -> String {
    let verb = if allow { "Dejar entrar" } else { "Dejar fuera" };
    format!("{verb} {text} ({})", kind_word(kind))
}
fn kind_word(kind: PatternKind) -> &'static str {
    match kind {
        PatternKind::Email => "dirección de correo",
        PatternKind::Username => "nombre de usuario",
    }
}
pub const NEW_PATTERN: &str = "Patrón de acceso nuevo";
pub const PATTERN_KIND: &str = "Con qué se compara";
pub const KIND_EMAIL: &str = "Direcciones de correo";
pub const KIND_USERNAME: &str = "Nombres de usuario";
pub const PATTERN_TEXT: &str = "Patrón";
pub const PATTERN_TEXT_HINT: &str = "* representa cualquier cosa, al principio o al final. Sin * debe ser el nombre o la dirección completa. Se distinguen mayúsculas y minúsculas.";
pub const PATTERN_EFFECT: &str = "Qué hace";
pub const EFFECT_ALLOW: &str = "Deja entrar";
pub const EFFECT_DENY: &str = "Deja fuera";
pub const EFFECT_DENY_DETAIL: &str = "También a quienes otro patrón deja entrar.";
pub const PATTERN_ADD: &str = "Crear y añadir";
pub fn fits(example: &str, rest: &str, has_star: bool) -> String {
    if has_star {
        format!("Coincide, por ejemplo, con {example}: con quien tenga “{rest}”.")
    } else {
        format!("Coincide con {example} y con nadie más.")
    }
}
pub fn pattern_exists(pattern: &str) -> String {
    format!("Ya tiene este patrón: elija “{pattern}” en la lista.")
}
pub fn pattern_problem(problem: PatternProblem) -> &'static str {
    match problem {
        PatternProblem::Missing => "Escriba un patrón, como *@lab.example.edu.",
        PatternProblem::TooLong => "El patrón es demasiado largo: 256 caracteres como máximo.",
        PatternProblem::NoAt => "Un patrón para direcciones de correo necesita una @.",
        PatternProblem::List => {
            "Un solo nombre o dirección en cada patrón: Atmosphere no encontraría a nadie que los tenga todos. Añada personas como usuarios."
        }
        PatternProblem::Everybody => {
            "Esto coincide con todo el mundo. Elija “Pública”, o escriba algo más que *."
        }
        PatternProblem::StarInside => {
            "Un * solo funciona al principio o al final: Atmosphere lo quita y busca el resto como una sola pieza."
        }
    }
}

pub const MY_PATTERNS: &str = "Eliminar patrones que ya no necesita";
pub fn delete_one(pattern: &str) -> String {
    format!("Eliminar “{pattern}”")
}
pub const DELETE_TITLE: &str = "¿Eliminar este patrón de acceso?";
pub fn delete_body(pattern: &str) -> String {
    format!(
        "“{pattern}” se elimina para siempre, no solo de esta solicitud: las imágenes y solicitudes que lo usan también lo pierden. Para dejarlo fuera solo de esta solicitud, consérvelo y quítelo de los patrones elegidos."
    )
}
pub const DELETE: &str = "Eliminar patrón";
pub const KEEP: &str = "Conservarlo";
pub fn pattern_deleted(pattern: &str) -> String {
    format!("Se eliminó “{pattern}”.")
}
/// `is_unknown`: it may be deleted all the same. Trying again does no harm.
pub fn not_deleted(why: &str, is_unknown: bool) -> String {
    if is_unknown {
        format!(
            "No es seguro que el patrón se haya eliminado: eliminarlo otra vez no hace daño. {why}"
        )
    } else {
        format!("El patrón no se eliminó. {why}")
    }
}

// -- Who has access already --

pub fn access_now(image: &str) -> String {
    format!("Quién puede usar “{image}” ahora")
}
pub fn visibility_now(visibility: Visibility) -> &'static str {
    match visibility {
        Visibility::Public => "Es pública: cualquier usuario de la nube puede verla y lanzarla.",
        Visibility::Private => "Es privada: solo su propietario puede verla y lanzarla.",
        Visibility::Select => "Se comparte con usuarios específicos:",
    }
}
pub const ACCESS_UNKNOWN: &str = "Atmosphere no dice quién puede usarla ahora. Revise con cuidado la lista de personas de abajo.";
pub const ACCESS_LOADING: &str = "Buscando quién puede usarla ahora…";
pub const AFTER_PUBLIC_TO_CLOSED: &str = "Una versión que no es pública hace privada toda la imagen: quien no tiene acceso propio deja de ver también las versiones anteriores.";
pub const AFTER_CLOSED_TO_PUBLIC: &str = "Una versión pública no hace pública la imagen privada: quien no tiene acceso sigue sin ver nada de ella. Pida a soporte que cambie la imagen.";
pub const AFTER_SHARED: &str = "Los patrones de acceso pertenecen a la imagen: los que elija aquí reemplazan los actuales, para todas las versiones. Las personas conservan el acceso que tienen a versiones anteriores.";
pub const INHERITED: &str = "Se comprueban y se ofrecen en la lista de abajo; quite a quienes no deban usar la versión nueva.";
