//! The script that looks at an instance from inside, and what is said about it.

/// As it is shown.
pub const SCRIPT: &str = include_str!("inspect.sh");
/// As it is copied: the shell that it is pasted into hands it on whole, and keeps nothing of it.
pub const COPIED: &str = concat!(
    "sh <<'END-OF-INSPECTION'\n",
    include_str!("inspect.sh"),
    "END-OF-INSPECTION\n"
);

pub const TITLE: &str = "Mirar desde dentro";
pub const WHAT: &str = "Solo la instancia misma sabe qué hay en sus carpetas. Este script muestra lo que la imagen perdería. No cambia ni envía nada.";
pub const COPY: &str = "Copiar el script";
pub const COPIED_NOW: &str = "Se copió el script. Péguelo en una terminal de la instancia.";
pub const NOT_COPIED: &str =
    "Su navegador no permitió copiar. El script está seleccionado abajo: presione Ctrl+C o ⌘C.";
pub const SEE: &str = "Ver primero el script";
pub const LABEL: &str = "El script";

/// How to use it, step by step.
pub fn steps(ssh: Option<&str>) -> [String; 4] {
    let shell = ssh.map_or_else(
        || "Abra una terminal en la instancia, con la terminal web o con ssh.".to_owned(),
        |it| format!("Abra una terminal en la instancia: la terminal web, o {it}"),
    );
    [
        shell,
        "Pegue el script y presione Enter. Para ver las carpetas de todos, escriba antes sudo -i.".to_owned(),
        "Lo que aparece en SE BORRA o en NO SE COPIA y todavía se necesita: cópielo a un volumen, a iRODS o a su propio equipo. Los programas se mueven a /opt o a /usr/local.".to_owned(),
        "Lo que aparece en SCRIPTS: arréglelo ahora, o no se ejecutará en las instancias de su imagen.".to_owned(),
    ]
}
