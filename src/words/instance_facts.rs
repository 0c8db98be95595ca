//! What an instance is, as a text to be passed on, in the words of the program's language.

use crate::domain::instance::Instance;
use crate::words::{details, instances as words, status};

/// What says most about it, a line each. `launched` and `link` as this browser writes them. It is made of the instance
/// alone: it holds no token and nothing of the session.
pub fn as_text(instance: &Instance, launched: &str, link: &str) -> String {
    let ip = instance.current_ip().unwrap_or_default().to_owned();
    let lines = [
        (words::NAME, words::name_of(instance)),
        (words::INSTANCE_ID, instance.id.to_string()),
        (words::ALIAS, instance.uuid.to_string()),
        (words::STATUS, status::label(&instance.status)),
        (words::IP_ADDRESS, ip),
        (words::SIZE, words::size(&instance.size)),
        (words::IMAGE_AND_VERSION, words::image_of(instance)),
        (words::PROJECT, words::project_of(instance)),
        (words::PROVIDER, details::provider(instance)),
        (words::OWNER, instance.owner.username.0.clone()),
        (words::LAUNCHED, launched.to_owned()),
        (details::ADDRESS, link.to_owned()),
    ];
    let filled = lines.iter().filter(|(_, said)| !said.trim().is_empty());
    let lines = filled.map(|(term, said)| format!("{term}: {}", said.replace('\n', " ")));
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(all(test, not(feature = "es")))]
mod tests {
    use super::*;
    use crate::domain::test_data;

    #[test]
    fn a_summary_has_a_line_for_all_that_is_known() {
        let instance = test_data::instance();
        let text = as_text(&instance, "", "https://example.org/instances/1");
        assert!(text.contains("\nLink to this instance: https://example.org/instances/1"));
        assert!(text.starts_with(&format!("Name: {}\n", words::name_of(&instance))));
        assert!(!text.contains("Launched"), "what is not known has no line");
    }
}
