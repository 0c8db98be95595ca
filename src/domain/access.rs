//! Ways into an instance through the browser, where a site has them (API contract, section 4.10).

use super::ids::Username;
use super::instance::Instance;
use super::link;
use super::resources::WebAccess;

/// What a site has, as its configuration says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Site {
    /// Shells and desktops by Guacamole; their addresses come from the server.
    pub guacamole: bool,
    /// The page of a web shell that takes the instance in its query; empty where there is none.
    pub shell_url: String,
    /// Desktops by the older proxy.
    pub desktop: bool,
}

/// How a way is gone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Way {
    /// A link, ready to be followed.
    Link(String),
    /// The server is asked for the address, which is good for a while only.
    Ask(WebAccess),
}

/// Why it cannot be gone now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hindrance {
    Deleted,
    NoAddress,
    /// No desktop was found on it.
    NoDesktop,
    /// The machine is shared.
    Shared,
}

/// The web shell: `None` where the site has none.
pub fn shell(site: &Site, instance: &Instance, me: &Username) -> Option<Result<Way, Hindrance>> {
    if site.guacamole {
        return Some(address(instance).map(|_| Way::Ask(WebAccess::Shell)));
    }
    let base = link::https_href(&site.shell_url)?;
    Some(address(instance).map(|ip| Way::Link(shell_link(base, ip, me))))
}

/// The desktop: `None` where the site has none.
pub fn desktop(site: &Site, instance: &Instance) -> Option<Result<Way, Hindrance>> {
    let access = match site {
        Site {
            guacamole: true, ..
        } => WebAccess::Desktop,
        Site { desktop: true, .. } => WebAccess::PlainDesktop,
        Site { .. } => return None,
    };
    Some(match address(instance) {
        Err(hindrance) => Err(hindrance),
        Ok(_) if !instance.web_desktop => Err(Hindrance::NoDesktop),
        Ok(_) => Ok(Way::Ask(access)),
    })
}

/// On a machine that people share: an address that the server makes is a key to the instance, and is shown to nobody.
pub fn on_shared_machine(way: Result<Way, Hindrance>) -> Result<Way, Hindrance> {
    match way {
        Ok(Way::Ask(_)) => Err(Hindrance::Shared),
        other => other,
    }
}

fn address(instance: &Instance) -> Result<&str, Hindrance> {
    if instance.ended.is_some() {
        return Err(Hindrance::Deleted);
    }
    instance.current_ip().ok_or(Hindrance::NoAddress)
}

/// `<page>?location=203-0-113-27&ssh=ssh://rlin@203.0.113.27:22`: one's own name, never another's.
fn shell_link(base: &str, ip: &str, me: &Username) -> String {
    let more = if base.contains('?') { '&' } else { '?' };
    let location = link::encode(&ip.replace('.', "-"));
    let ssh = format!(
        "ssh://{}@{}:22",
        link::encode(me.as_str()),
        link::encode(ip)
    );
    format!("{base}{more}location={location}&ssh={}", link::encode(&ssh))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::status::Status;
    use crate::domain::test_data::instance;
    use proptest::prelude::*;

    fn me() -> Username {
        Username("rlin".into())
    }

    fn with_shell(url: &str) -> Site {
        Site {
            shell_url: url.into(),
            ..Site::default()
        }
    }

    #[test]
    fn a_site_that_has_nothing_offers_nothing() {
        assert_eq!(shell(&Site::default(), &instance(), &me()), None);
        assert_eq!(desktop(&Site::default(), &instance()), None);
        for bad in ["http://shell.example.org", "javascript:alert(1)", "/shell"] {
            assert_eq!(shell(&with_shell(bad), &instance(), &me()), None, "{bad}");
        }
    }

    #[test]
    fn the_shell_is_a_link_or_asked_for() {
        let link = shell(
            &with_shell("https://shell.example.org/"),
            &instance(),
            &me(),
        );
        let expected = "https://shell.example.org/?location=203-0-113-27\
                        &ssh=ssh%3A%2F%2Frlin%40203.0.113.27%3A22";
        assert_eq!(link, Some(Ok(Way::Link(expected.into()))));
        let guacamole = Site {
            guacamole: true,
            ..with_shell("https://shell.example.org/")
        };
        assert_eq!(
            shell(&guacamole, &instance(), &me()),
            Some(Ok(Way::Ask(WebAccess::Shell)))
        );
    }

    #[test]
    fn a_shared_machine_asks_for_no_key() {
        let ask = Ok(Way::Ask(WebAccess::Desktop));
        assert_eq!(on_shared_machine(ask), Err(Hindrance::Shared));
        for other in [Ok(Way::Link("x".into())), Err(Hindrance::NoDesktop)] {
            assert_eq!(on_shared_machine(other.clone()), other);
        }
    }

    #[test]
    fn what_is_in_the_way_is_said() {
        let site = Site {
            desktop: true,
            ..with_shell("https://shell.example.org/")
        };
        let mut it = instance();
        it.web_desktop = false;
        assert_eq!(desktop(&site, &it), Some(Err(Hindrance::NoDesktop)));
        it.ip_address = Some("0.0.0.0".into());
        assert_eq!(shell(&site, &it, &me()), Some(Err(Hindrance::NoAddress)));
        let mut shelved = instance();
        shelved.status = Status::from_live("shelved_offloaded");
        assert_eq!(
            shell(&site, &shelved, &me()),
            Some(Err(Hindrance::NoAddress)),
            "its old address is somebody else's by now"
        );
        let mut gone = instance();
        gone.ended = gone.launched;
        assert_eq!(desktop(&site, &gone), Some(Err(Hindrance::Deleted)));
    }

    proptest! {
        #[test]
        fn no_name_or_address_breaks_out_of_the_link(name in any::<String>(), ip in "[1-9].*") {
            let mut it = instance();
            it.ip_address = Some(ip);
            let way = shell(&with_shell("https://shell.example.org/a?b=c"), &it, &Username(name));
            if let Some(Ok(Way::Link(href))) = way {
                prop_assert!(href.starts_with("https://shell.example.org/a?b=c&location="));
                prop_assert!(href.bytes().all(|it| it.is_ascii_graphic()));
                prop_assert_eq!(href.matches('&').count(), 2);
                prop_assert_eq!(link::https_href(&href), Some(href.as_str()));
            }
        }
    }
}
