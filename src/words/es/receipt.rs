//! A request in full: as terms with what they say, and as a text for support.

use crate::domain::imaging_request::ImagingRequest;
use crate::domain::text;
use crate::words::es::{form, instances, requests, status, version};

pub const TITLE: &str = "Solicitud de imagen";
/// The same for whoever has left the form meanwhile.
pub fn accepted(name: &str) -> String {
    format!("Se aceptó su solicitud de “{name}”. {DO_NOT_STOP}")
}
pub const ACCEPTED: &str = "Se aceptó su solicitud";
pub const ACCEPTED_BODY: &str =
    "Recibirá un correo cuando la imagen esté en proceso, y otro cuando esté completa.";
pub const DO_NOT_STOP: &str =
    "No suspenda ni detenga la instancia hasta que reciba el aviso de que la imagen está creada.";
/// After "Copy": what the buttons copy.
pub const RECEIPT: &str = "comprobante";
pub const LINK: &str = "enlace";
pub const PRINT: &str = "Imprimir";
pub const TO_INSTANCE: &str = "Ir a la instancia";
pub const ASKED_FOR: &str = "Lo que se solicitó";
pub const ADDRESS: &str = "Enlace a esta solicitud";
pub const NOT_MINE: &str = "No hay tal solicitud entre las suyas. Quizá sea de otra persona.";

const NUMBER: &str = "Número de solicitud";
const NEW_IMAGE: &str = "Una imagen nueva";
const NEW_VERSION: &str = "Una versión nueva de la imagen de la que procede";
const NOTHING: &str = "Nada";
const ALLOW_IMAGING: &str = "Imágenes de otras personas";
const ALLOWED: &str = "Otras personas pueden crear imágenes de instancias de esta imagen";
const NOT_ALLOWED: &str = "Nadie más puede crear imágenes de instancias de esta imagen";

/// A term and what it says.
pub type Fact = (String, String);

/// The moments of a request and its address, as a person reads them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Particulars {
    pub requested: String,
    /// Empty while it is not over.
    pub ended: String,
    pub link: String,
}

/// Everything that was asked for. Whatever is empty says so: support must not wonder.
pub fn facts(request: &ImagingRequest, organization: &str) -> Vec<Fact> {
    let mut facts = Vec::new();
    let mut add = |term: &str, said: String| facts.push((term.to_owned(), said));
    add(NUMBER, format!("{} ({})", request.id, request.uuid));
    add(requests::STATUS, status::request(request));
    add(form::NAME, request.image_name.clone());
    add(requests::INSTANCE, instance(request));
    add(form::DESCRIPTION, or_nothing(&request.description));
    add(form::TAGS, list(&request.tags, ", "));
    add(form::SOFTWARE, or_nothing(&request.installed_software));
    add(
        &form::system_files(organization),
        or_nothing(&request.system_files),
    );
    add(form::EXCLUDE, or_nothing(&request.exclude_files));
    add(form::VISIBILITY, visibility(&request.visibility));
    if text::fold(&request.visibility) == "select" {
        add(form::USERS, list(&request.users, ", "));
        add(form::PATTERNS, list(&request.patterns, ", "));
    }
    let kind = if request.is_new_image {
        NEW_IMAGE
    } else {
        NEW_VERSION
    };
    add(form::KIND, kind.to_owned());
    add(form::VERSION_NAME, or_nothing(&request.version_name));
    add(form::CHANGE_LOG, or_nothing(&request.change_log));
    add(MEMORY, minimum(request.memory_min, instances::memory));
    add(form::CPU, minimum(request.cpu_min, |it| it.to_string()));
    add(form::SCRIPTS, list(&request.scripts, "\n"));
    add(form::LICENSES, list(&request.licenses, "\n"));
    let imaging = if request.allow_imaging {
        ALLOWED
    } else {
        NOT_ALLOWED
    };
    add(ALLOW_IMAGING, imaging.to_owned());
    if let Some(provider) = &request.provider_name {
        add(form::CLOUD, provider.clone());
    }
    if let Some(result) = result(request) {
        add(requests::RESULT, result);
    }
    facts
}

const MEMORY: &str = "Memoria mínima";

/// The same as plain text, to be copied for support. It is made of the request alone: it holds no
/// token and nothing of the session.
pub fn as_text(request: &ImagingRequest, organization: &str, about: &Particulars) -> String {
    let mut facts = facts(request, organization);
    let mut add = |term: &str, said: &str| {
        if !said.is_empty() {
            facts.push((term.to_owned(), said.to_owned()));
        }
    };
    add(requests::REQUESTED, &about.requested);
    add(requests::ENDED, &about.ended);
    add(ADDRESS, &about.link);
    lines(&facts)
}

/// The subject and the words with which support is asked about a request that stands still.
pub fn question(request: &ImagingRequest, about: &Particulars) -> (String, String) {
    let subject = format!(
        "La solicitud de imagen {} no ha avanzado en un día",
        request.id
    );
    let facts = [
        (NUMBER, format!("{} ({})", request.id, request.uuid)),
        (requests::INSTANCE, instance(request)),
        (form::NAME, request.image_name.clone()),
        (requests::STATUS, status::request(request)),
        (requests::REQUESTED, about.requested.clone()),
        (ADDRESS, about.link.clone()),
    ];
    let facts = facts.map(|(term, said)| (term.to_owned(), said));
    let body = format!(
        "Hola:\n\nMi solicitud de imagen no ha avanzado en más de un día. ¿Podrían revisarla, por favor?\n\n{}\n",
        lines(&facts)
    );
    (subject, body)
}

/// The image that came of it: "version 1.0 on Cactus Cloud, 11.5 GB (7a0d…)".
pub fn result(request: &ImagingRequest) -> Option<String> {
    let result = request.result.as_ref()?;
    let mut said = match &result.version {
        Some(version) => format!("Versión {version}"),
        None => request.image_name.clone(),
    };
    if !result.provider_name.is_empty() {
        said = format!("{said} en {}", result.provider_name);
    }
    if let Some(size) = result.size.filter(|it| *it > 0.0) {
        said = format!("{said}, {size} GB");
    }
    if !result.machine_uuid.is_empty() {
        said = format!("{said} ({})", result.machine_uuid);
    }
    Some(said)
}

fn lines(facts: &[Fact]) -> String {
    let said = |(term, text): &Fact| {
        // What has several lines begins on one of its own, so that the first is no exception.
        let gap = if text.contains('\n') { "\n" } else { " " };
        format!("{term}:{gap}{text}")
    };
    facts.iter().map(said).collect::<Vec<_>>().join("\n")
}

fn instance(request: &ImagingRequest) -> String {
    format!("{} ({})", request.instance_name, request.instance_uuid)
}

fn or_nothing(text: &str) -> String {
    let text = text.trim();
    if text.is_empty() { NOTHING } else { text }.to_owned()
}

fn list(items: &[String], gap: &str) -> String {
    let filled = items.iter().map(|it| it.trim()).filter(|it| !it.is_empty());
    or_nothing(&filled.collect::<Vec<_>>().join(gap))
}

fn minimum(value: i64, said: impl Fn(i64) -> String) -> String {
    if value > 0 {
        said(value)
    } else {
        version::NO_MINIMUM.to_owned()
    }
}

fn visibility(wire: &str) -> String {
    match crate::domain::new_request::Visibility::from_wire_name(wire.trim()) {
        Some(it) => form::visibility(it).to_owned(),
        None => or_nothing(wire),
    }
}
