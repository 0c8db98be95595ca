//! The frame around the pages: header, signing in, notices, places.

pub const MY_INSTANCES: &str = "Mis instancias";
pub const IMAGE_REQUESTS: &str = "Solicitudes de imagen";
pub const REQUEST_IMAGING: &str = "Solicitar imagen";
pub const SKIP: &str = "Ir al contenido";
pub const MAIN_PLACES: &str = "Principal";
pub const SIGN_IN: &str = "Iniciar sesión";
pub const SIGN_OUT: &str = "Cerrar sesión";
pub const USERNAME: &str = "Nombre de usuario";
pub const PASSWORD: &str = "Contraseña";
pub const SIGNING_IN: &str = "Iniciando sesión…";
pub const THEME: &str = "Tema";
/// The language that one can change to, and its own name.
pub const OTHER_LANGUAGE: &str = "en";
pub const OTHER_LANGUAGE_NAME: &str = "English";
pub const HELP: &str = "Ayuda";
pub const SUPPORT: &str = "Soporte";
pub const NOTICES: &str = "Avisos";
pub const DISMISS: &str = "Descartar";
/// Leads from a notice to what it is about.
pub const SEE_MORE: &str = "Ver más";

pub fn sign_in_to(site: &str) -> String {
    format!("Inicie sesión en {site}")
}

pub const SIGN_IN_INTRO: &str = "Vea sus instancias y solicite una imagen de una de ellas.";
pub const SIGN_IN_MISSING: &str = "Escriba su nombre de usuario y su contraseña.";
pub const SIGN_IN_WRONG: &str =
    "El nombre de usuario y la contraseña no coinciden. Revise ambos e intente de nuevo.";
pub const OR: &str = "o";
pub const SITE_SIGN_IN: &str = "Iniciar sesión con su institución";

/// The session of the site, which is not ours to forget.
pub const SITE_SESSION_LEFT: &str = "Salió de aquí, pero no se pudo terminar la sesión de su institución. Salga también en sus propias páginas, o cierre el navegador, si otras personas usan esta computadora.";
pub const SIGNED_IN_THERE: &str = "Ya inicié sesión";
pub const NOT_SIGNED_IN_THERE: &str =
    "Todavía no tiene una sesión iniciada allí. Inicie sesión e intente de nuevo.";

pub const EXPIRED_TITLE: &str = "Inicie sesión de nuevo";
pub const EXPIRED: &str =
    "Su sesión terminó. Todo lo que escribió sigue aquí: inicie sesión y continúe donde estaba.";

/// Where the page around us has the token.
pub fn sign_in_at(portal: &str) -> String {
    format!(
        "No tiene una sesión iniciada en {portal}. Inicie sesión allí e intente de nuevo: todo lo que escribió aquí se conserva."
    )
}

pub fn signed_in_as(name: &str) -> String {
    format!("Sesión iniciada como {name}")
}

pub const OFFLINE: &str =
    "No tiene conexión. Lo que ve es lo último que se supo; lo que escriba se conserva.";

pub const NEW_VERSION: &str = "Hay una versión nueva de esta página. Cargarla lleva un momento, y lo que escribió en un formulario se conserva.";
pub const LOAD_NEW_VERSION: &str = "Cargar la versión nueva";
pub const NOT_NOW: &str = "Ahora no";

pub const THEME_SYSTEM: &str = "Sistema";
pub const THEME_LIGHT: &str = "Claro";
pub const THEME_DARK: &str = "Oscuro";

pub fn maintenance(title: &str, message: &str) -> String {
    match (title.trim(), message.trim()) {
        ("", message) => message.to_owned(),
        (title, "") => title.to_owned(),
        (title, message) => format!("{title}: {message}"),
    }
}

pub const PART_MISSING_TITLE: &str = "No se pudo cargar esta página";
pub const PART_MISSING: &str = "Quizá falle la conexión, o una versión más nueva la haya reemplazado. Lo que escribió se conserva. Intente de nuevo o recargue la página.";
pub const RELOAD: &str = "Recargar";

pub const NOT_FOUND_TITLE: &str = "Esta página no existe";
pub fn not_found(path: &str) -> String {
    format!("No hay nada en {path}. Quizá se haya movido, o la dirección tenga un error.")
}
pub const TO_INSTANCES: &str = "Ir a Mis instancias";

pub const NEW_TAB: &str = "se abre en una pestaña nueva";
