//! A request in full: as terms with what they say, and as a text for support, in the words of the program's language.

use crate::domain::imaging_request::ImagingRequest;
use crate::domain::text;
use crate::words::instances::named;
use crate::words::receipt::{
    ADDRESS, ALLOW_IMAGING, ALLOWED, MEMORY, NEW_IMAGE, NEW_VERSION, NOT_ALLOWED, NOTHING, NUMBER,
    question_subject, result,
};
use crate::words::{amounts, form, receipt, requests, status, version};

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
    add(MEMORY, minimum(request.memory_min, amounts::memory));
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
    let subject = question_subject(request);
    let facts = [
        (NUMBER, format!("{} ({})", request.id, request.uuid)),
        (requests::INSTANCE, instance(request)),
        (form::NAME, request.image_name.clone()),
        (requests::STATUS, status::request(request)),
        (requests::REQUESTED, about.requested.clone()),
        (ADDRESS, about.link.clone()),
    ];
    let facts = facts.map(|(term, said)| (term.to_owned(), said));
    let body = receipt::question(&lines(&facts));
    (subject, body)
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
    format!(
        "{} ({})",
        named(&request.instance_name),
        request.instance_uuid
    )
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::test_data::open_request;

    fn particulars() -> Particulars {
        Particulars {
            requested: "Nov 23, 2026, 8:01 AM UTC".into(),
            ended: String::new(),
            link: "https://atmo.example.org/requests/a4d1f0f2".into(),
        }
    }

    #[test]
    fn the_text_for_support_is_complete() {
        let mut request = open_request();
        request.exclude_files = "/opt/scratch\n/srv/private".into();
        request.memory_min = 8192;
        request.cpu_min = 4;
        request.scripts = vec!["Install conda".into()];
        request.licenses = vec!["GPL-3.0".into(), "CC-BY".into()];
        request.patterns = vec!["mar*".into()];
        request.allow_imaging = false;
        let text = as_text(&request, "iPlant", &particulars());
        for line in [
            "Request number: 4410 (a4d1f0f2-6c11-4c5e-8a0b-02b7a9d5c3e1)",
            "Status: Waiting for approval",
            "Image Name: Aligner workbench",
            "Instance: aligner-01 (5b7f3e12-8a0c-4d15-b6c9-70d0a4f1e2aa)",
            "Image Tags: Genomics",
            "List Installed Software: STAR 2.7.10b",
            "iPlant-managed System Files: None",
            "Files to exclude:\n/opt/scratch\n/srv/private",
            "Image Visibility: Specific Users",
            "Users: mkato",
            "Access patterns: mar*",
            "New image or new version: A new image",
            "Version name: 1.0",
            "Change log: None",
            "Minimum memory: 8 GB",
            "Minimum CPUs: 4",
            "Boot scripts: Install conda",
            "Licenses:\nGPL-3.0\nCC-BY",
            "Imaging by others: Nobody else may make images from instances of this image",
            "Cloud for Deployment: Cactus Cloud",
            "Requested: Nov 23, 2026, 8:01 AM UTC",
            "Link to this request: https://atmo.example.org/requests/a4d1f0f2",
        ] {
            let is_there = text == line
                || text.starts_with(&format!("{line}\n"))
                || text.ends_with(&format!("\n{line}"))
                || text.contains(&format!("\n{line}\n"));
            assert!(is_there, "{line} is missing in\n{text}");
        }
        assert!(!text.contains("Ended"), "it is not over: {text}");
    }

    #[test]
    fn the_question_to_support_names_both_keys_and_claims_no_failure() {
        let (subject, body) = question(&open_request(), &particulars());
        assert!(subject.contains("4410"), "{subject}");
        for key in [
            "a4d1f0f2-6c11-4c5e-8a0b-02b7a9d5c3e1",
            "5b7f3e12-8a0c-4d15-b6c9-70d0a4f1e2aa",
        ] {
            assert!(body.contains(key), "{key} is missing in {body}");
        }
        assert!(!body.to_lowercase().contains("fail"), "{body}");
    }
}
