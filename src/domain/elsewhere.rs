//! A page that a shared machine does not open: people take it along, as a code for their phone and as text.

use super::link;
use super::qr::{self, Code};

/// What it is to them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A page that is not ours.
    Page,
    /// Somebody to write to.
    Mail,
    /// The page of ours that they are at.
    Ours,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Elsewhere {
    pub kind: Kind,
    /// As people type it in.
    pub text: String,
    /// Nothing where the address is too long for one that a phone reads easily.
    pub code: Option<Code>,
}

impl Elsewhere {
    /// Where a link leads that was held back. What a message was to say is left out: it would not fit.
    pub fn outside(href: &str) -> Self {
        let Some(mail) = href.strip_prefix("mailto:") else {
            return Self::new(Kind::Page, href.to_owned(), href);
        };
        let to = mail.split('?').next().unwrap_or_default();
        Self::new(Kind::Mail, link::decode(to), &format!("mailto:{to}"))
    }

    /// The same page of ours, as the site has it for other devices.
    pub fn ours(address: String) -> Self {
        let says = address.clone();
        Self::new(Kind::Ours, address, &says)
    }

    fn new(kind: Kind, text: String, says: &str) -> Self {
        let code = qr::encode(says);
        Self { kind, text, code }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_taken_along_as_it_is() {
        let page = Elsewhere::outside("https://wiki.example.org/guide?a=b#c");
        assert_eq!(page.kind, Kind::Page);
        assert_eq!(page.text, "https://wiki.example.org/guide?a=b#c");
        assert_eq!(page.code, qr::encode(&page.text));
        assert!(page.code.is_some());
    }

    #[test]
    fn of_a_message_it_is_whom_to_write_to() {
        let href = link::mailto("help+imaging@example.org", "It stands still", "Hello");
        let mail = Elsewhere::outside(&href);
        assert_eq!(mail.kind, Kind::Mail);
        assert_eq!(mail.text, "help+imaging@example.org");
        assert_eq!(
            mail.code,
            qr::encode("mailto:help%2Bimaging@example.org"),
            "nothing that the person has typed is in it"
        );
    }

    #[test]
    fn what_is_too_long_is_text_alone() {
        let long = format!("https://example.org/{}", "x".repeat(300));
        let page = Elsewhere::outside(&long);
        assert_eq!((page.text, page.code), (long, None));
    }
}
