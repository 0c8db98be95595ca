//! The Request Imaging form. Labels are the manual's, so that people who read it find their way.

use crate::domain::field::Field;
use crate::domain::new_request::Visibility;

pub const NAME: &str = "Nombre de la imagen";
pub const INSTANCE_ID: &str = "ID de la instancia";
pub const IP_ADDRESS: &str = "Dirección IP";
pub const CLOUD: &str = "Nube donde se despliega";
pub const DESCRIPTION: &str = "Descripción de la imagen";
pub const SOFTWARE: &str = "Lista del software instalado";
pub const EXCLUDE: &str = "Archivos que se excluyen";
pub const TAGS: &str = "Etiquetas de la imagen";
pub const VISIBILITY: &str = "Visibilidad de la imagen";
pub const USERS: &str = "Usuarios";
pub const PATTERNS: &str = "Patrones de acceso";
pub const KIND: &str = "Imagen nueva o versión nueva";
pub const ALLOW_IMAGING: &str = "Imágenes derivadas";
pub const VERSION_NAME: &str = "Nombre de la versión";
pub const CHANGE_LOG: &str = "Registro de cambios";
pub const MEMORY: &str = "Memoria mínima (GB)";
pub const CPU: &str = "CPU mínimas";
pub const SCRIPTS: &str = "Scripts de inicio";
pub const LICENSES: &str = "Licencias";
pub const CERTIFY: &str = "Certificación";

pub fn system_files(organization: &str) -> String {
    format!("Archivos del sistema administrados por {organization}")
}

pub fn label(field: Field, organization: &str) -> String {
    match field {
        Field::Name => NAME,
        Field::Description => DESCRIPTION,
        Field::Tags => TAGS,
        Field::Software => SOFTWARE,
        Field::SystemFiles => return system_files(organization),
        Field::ExcludeFiles => EXCLUDE,
        Field::Visibility => VISIBILITY,
        Field::Users => USERS,
        Field::Patterns => PATTERNS,
        Field::Kind => KIND,
        Field::VersionName => VERSION_NAME,
        Field::ChangeLog => CHANGE_LOG,
        Field::MinimumMemory => MEMORY,
        Field::MinimumCpu => CPU,
        Field::AllowImaging => ALLOW_IMAGING,
        Field::Scripts => SCRIPTS,
        Field::Licenses => LICENSES,
        Field::Certification => CERTIFY,
    }
    .to_owned()
}

pub fn of_instance(name: &str) -> String {
    format!(
        "Una imagen es una plantilla: a partir de ella se pueden lanzar instancias nuevas. Esta se crea a partir de “{name}”."
    )
}

pub const BEFORE: &str = "Antes de empezar";
pub const THE_IMAGE: &str = "La imagen";
pub const INSIDE: &str = "Qué contiene";
pub const WHO: &str = "Quién puede usarla";
pub const MORE: &str = "Versión y más";
pub const MORE_HINT: &str = "Para la mayoría de las imágenes está bien así";
pub const REVIEW: &str = "Revisar y certificar";
pub const SECTIONS: &str = "Secciones del formulario";

pub const NAME_HINT: &str = "30 caracteres como máximo: letras, cifras, espacios y _ - . ( ) :";
pub const DESCRIPTION_HINT: &str = "Diga qué herramientas están instaladas, para qué sirven (“realiza análisis de X”) y para quién es la imagen (“para el taller XYZ”).";
pub const SOFTWARE_HINT: &str = "Un programa por línea, con su ruta si no está en /usr/bin ni en /usr/local/bin. Puede pegar lo que imprimen dpkg -l, rpm -qa, pip freeze, conda list o module list.";
pub const EXCLUDE_HINT: &str = "Una ruta absoluta por línea, como /opt/scratch.";
pub const TAGS_HINT: &str =
    "Opcional. Las etiquetas ayudan a otras personas a encontrar la imagen.";
pub const SYSTEM_FILES_HINT: &str = "Estos archivos se escriben de nuevo en cada lanzamiento. Elija los que su imagen necesita cambiar, y diga qué cambia y por qué.";
pub const OTHER_SYSTEM_FILES: &str = "Otros archivos del sistema";
pub const OTHER_SYSTEM_FILES_HINT: &str =
    "Cualquier otra cosa que soporte deba cambiar, y por qué.";
pub fn reason_for(path: &str) -> String {
    format!("Qué cambia en {path}, y por qué")
}
pub fn on_linux(path: &str) -> String {
    format!("en la máquina: {path}")
}

pub fn visibility(visibility: Visibility) -> &'static str {
    match visibility {
        Visibility::Public => "Pública",
        Visibility::Private => "Privada",
        Visibility::Select => "Usuarios específicos",
    }
}
pub fn visibility_detail(visibility: Visibility) -> &'static str {
    match visibility {
        Visibility::Public => "Cualquier usuario de la nube puede verla y lanzarla.",
        Visibility::Private => "Solo usted puede verla y lanzarla.",
        Visibility::Select => "Solo usted y las personas que elija pueden verla y lanzarla.",
    }
}

pub const CERTIFICATION: &str = "Certifico que esta imagen no contiene software con restricciones de licencia cuya distribución esté prohibida en un entorno virtual o de nube.";
pub const SUBMIT: &str = "Solicitar imagen";
pub const RESTORED: &str = "Su borrador anterior está de vuelta.";
pub const START_OVER: &str = "Empezar de nuevo";
pub const START_OVER_TITLE: &str = "¿Empezar de nuevo?";
pub const START_OVER_BODY: &str = "Se borra todo lo que escribió para esta imagen.";
pub const KEPT: &str = "Su borrador se guarda en este navegador mientras escribe.";
pub const NOT_KEPT: &str =
    "Este navegador no guarda borradores. Termine antes de cerrar la página.";
pub const CHANGE: &str = "Cambiar";
pub const EMPTY: &str = "No se escribió nada";

pub fn problems_title(count: usize) -> String {
    if count == 1 {
        "Falta algo o hay un error".to_owned()
    } else {
        format!("Hay {count} cosas que faltan o tienen un error")
    }
}

// -- How the sending goes --

pub const LEFT_UNSENT: &str = "No se envió nada: usted salió del formulario antes de que terminara la última comprobación. Todo lo que escribió se conserva allí.";
pub const RECHECKING: &str =
    "Comprobando una vez más que se puede crear una imagen de la instancia…";
pub const HELD_BACK: &str = "Algo cambió desde que se pasaron las comprobaciones. Todo lo que escribió se conserva; vea qué hay que hacer primero.";
pub const TO_CHECKS: &str = "Ver las comprobaciones";
pub const SENDING: &str = "Enviando su solicitud…";
pub const CHECKING: &str =
    "La respuesta se perdió. Preguntando a Atmosphere si tiene su solicitud…";
pub const NOT_SENT_TITLE: &str = "Su solicitud no se envió";
pub const NOT_SENT: &str = "Atmosphere no tiene ninguna solicitud suya para esta instancia, así que nada se perdió ni se duplicó. Puede enviarla de nuevo.";
pub const UNCLEAR_TITLE: &str = "Aún no sabemos si su solicitud llegó";
pub const UNCLEAR: &str = "Todo lo que escribió se conserva. Compruebe otra vez antes de enviar algo, para que no se envíe dos veces.";
pub const CHECK_AGAIN: &str = "Comprobar otra vez";
pub const REFUSED_TITLE: &str = "Su solicitud no se aceptó";
pub const REFUSED: &str = "Todo lo que escribió se conserva.";
pub const OCCUPIED_TITLE: &str = "Hay otra solicitud abierta para esta instancia";
pub fn occupied(name: &str) -> String {
    format!("“{name}” tiene que terminarse o cancelarse primero. Todo lo que escribió se conserva.")
}
pub const SEND_AGAIN: &str = "Enviar de nuevo";
pub const FIX_FIRST: &str =
    "Todavía no se puede crear una imagen de esta instancia. Vea “Antes de empezar”.";

// -- The map of sections --

pub const SECTION_OPEN: &str = "(pendiente)";
pub const SECTION_DONE: &str = "(no falta nada)";
