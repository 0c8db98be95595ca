//! The places of the application, and their addresses.
//!
//! Routing is our own: an enum, read and printed here; `state::navigation` moves between them.

use std::sync::OnceLock;

use crate::domain::ids::{InstanceUuid, RequestUuid};
use crate::domain::link::{decode, encode};

/// What comes before every address of ours, such as `/imaging`; empty at the top of a site.
static BASE: OnceLock<String> = OnceLock::new();

/// Sets, once and at the start, below which path the application lives. Slashes at its end do not count.
pub fn set_base(path: &str) {
    // Only the first counts, as a page stays where it is.
    let _ = BASE.set(path.trim_end_matches('/').to_owned());
}

fn base() -> &'static str {
    BASE.get().map_or("", String::as_str)
}

/// Where people reach the application with devices of their own, if that is not here.
static ELSEWHERE: OnceLock<String> = OnceLock::new();

/// Sets that, once and at the start: a whole address.
pub fn set_elsewhere(address: &str) {
    // Only the first counts, as it is the site's.
    let _ = ELSEWHERE.set(address.trim_end_matches('/').to_owned());
}

/// A place that has an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// My Instances.
    Instances,
    Instance {
        uuid: InstanceUuid,
        tab: Tab,
    },
    /// The Request Imaging form.
    RequestImaging {
        uuid: InstanceUuid,
    },
    /// Image requests.
    Requests,
    /// One request: the receipt.
    Request {
        uuid: RequestUuid,
    },
    /// An address that is none of ours.
    NotFound {
        path: String,
    },
}

/// The tabs of an instance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    Details,
    Volumes,
    History,
    Requests,
}

impl Tab {
    pub const ALL: [Self; 4] = [Self::Details, Self::Volumes, Self::History, Self::Requests];

    fn segment(self) -> &'static str {
        match self {
            Self::Details => "",
            Self::Volumes => "volumes",
            Self::History => "history",
            Self::Requests => "requests",
        }
    }
}

impl Route {
    /// Reads an address. Query and fragment are not part of a place.
    pub fn parse(path: &str) -> Self {
        Self::parse_below(base(), path)
    }

    fn parse_below(base: &str, path: &str) -> Self {
        let whole = path.split(['?', '#']).next().unwrap_or_default();
        let below = whole
            .strip_prefix(base)
            .filter(|it| !it.starts_with(|c| c != '/'));
        let rest = below.unwrap_or(whole);
        let segments: Vec<String> = rest
            .split('/')
            .filter(|it| !it.is_empty())
            .map(decode)
            .collect();
        let segments: Vec<&str> = segments.iter().map(String::as_str).collect();
        match segments[..] {
            [] | ["instances"] => Self::Instances,
            ["instances", uuid] => Self::instance(uuid, Tab::Details),
            ["instances", uuid, "image"] => Self::RequestImaging {
                uuid: InstanceUuid(uuid.into()),
            },
            ["instances", uuid, tab] => Tab::ALL
                .into_iter()
                .find(|it| it.segment() == tab)
                .map_or_else(|| Self::not_found(rest), |tab| Self::instance(uuid, tab)),
            ["requests"] => Self::Requests,
            ["requests", uuid] => Self::Request {
                uuid: RequestUuid(uuid.into()),
            },
            _ => Self::not_found(rest),
        }
    }

    fn instance(uuid: &str, tab: Tab) -> Self {
        Self::Instance {
            uuid: InstanceUuid(uuid.to_owned()),
            tab,
        }
    }

    fn not_found(path: &str) -> Self {
        Self::NotFound {
            path: path.to_owned(),
        }
    }

    /// The address, as a link and the address bar have it.
    pub fn path(&self) -> String {
        base().to_owned() + &self.path_below()
    }

    /// The whole address for people's own devices, where the site has another one for them.
    pub fn elsewhere(&self) -> Option<String> {
        ELSEWHERE
            .get()
            .map(|site| site.clone() + &self.path_below())
    }

    fn path_below(&self) -> String {
        match self {
            Self::Instances => "/instances".to_owned(),
            Self::Instance {
                uuid,
                tab: Tab::Details,
            } => format!("/instances/{}", encode(uuid.as_str())),
            Self::Instance { uuid, tab } => {
                format!("/instances/{}/{}", encode(uuid.as_str()), tab.segment())
            }
            Self::RequestImaging { uuid } => format!("/instances/{}/image", encode(uuid.as_str())),
            Self::Requests => "/requests".to_owned(),
            Self::Request { uuid } => format!("/requests/{}", encode(uuid.as_str())),
            Self::NotFound { path } => path.clone(),
        }
    }
}

/// A value of the query, such as `search` of `/instances?search=a+b`.
pub fn query_value(path: &str, name: &str) -> Option<String> {
    let query = path.split_once('?')?.1.split('#').next()?;
    query.split('&').find_map(|pair| {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        (key == name).then(|| decode(&value.replace('+', " ")))
    })
}

/// A path with the values that are not empty as its query.
pub fn with_query(path: &str, values: &[(&str, &str)]) -> String {
    let query: Vec<String> = values
        .iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| format!("{name}={}", encode(value)))
        .collect();
    if query.is_empty() {
        path.to_owned()
    } else {
        format!("{path}?{}", query.join("&"))
    }
}

/// A site's own sign-in page, with the place to come back to, which is the one that the person is at. Only a page of
/// the same origin is told, under the name that Atmosphere's own pages use.
pub fn with_way_back(site_url: &str, here: &str) -> String {
    if site_url.starts_with('/') && !site_url.contains('?') {
        // Two slashes would begin the name of another machine.
        let is_below =
            here.starts_with('/') && !matches!(here.as_bytes().get(1), Some(b'/' | b'\\'));
        with_query(site_url, &[("next", if is_below { here } else { "/" })])
    } else {
        site_url.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn all() -> Vec<Route> {
        let uuid = || InstanceUuid("5b7f3e12-8a0c".into());
        let mut routes: Vec<Route> = Tab::ALL
            .into_iter()
            .map(|tab| Route::Instance { uuid: uuid(), tab })
            .collect();
        routes.extend([
            Route::Instances,
            Route::RequestImaging { uuid: uuid() },
            Route::Requests,
            Route::Request {
                uuid: RequestUuid("a4d1".into()),
            },
        ]);
        routes
    }

    #[test]
    fn every_place_is_found_at_its_address() {
        for route in all() {
            assert_eq!(Route::parse(&route.path()), route);
        }
        assert_eq!(Route::parse("/"), Route::Instances);
        assert_eq!(Route::parse("/instances/?search=a"), Route::Instances);
        assert!(matches!(
            Route::parse("/instances/x/y"),
            Route::NotFound { .. }
        ));
        assert!(matches!(
            Route::parse("//evil.example/a"),
            Route::NotFound { .. }
        ));
    }

    #[test]
    fn a_base_path_is_no_part_of_a_place() {
        for route in all() {
            let address = format!("/imaging{}", route.path_below());
            assert_eq!(Route::parse_below("/imaging", &address), route);
        }
        for home in ["/imaging", "/imaging/", "/imaging/instances?search=a"] {
            assert_eq!(Route::parse_below("/imaging", home), Route::Instances);
        }
        let other = Route::parse_below("/imaging", "/imagingx/requests");
        assert!(matches!(other, Route::NotFound { .. }));
    }

    #[test]
    fn a_page_of_the_same_origin_is_told_the_way_back() {
        let here = "/instances/5b7f?a=b";
        assert_eq!(
            with_way_back("/login/", here),
            format!("/login/?next={}", encode(here))
        );
        for told in ["/login/?next=%2F", "https://login.example.org/", ""] {
            assert_eq!(with_way_back(told, here), told);
        }
        // An address of ours that would be read as one of another machine.
        for elsewhere in [
            "//evil.example/",
            "/\\evil.example",
            "///evil.example",
            "https:x",
            "",
        ] {
            assert_eq!(with_way_back("/login/", elsewhere), "/login/?next=%2F");
        }
    }

    proptest! {
        #[test]
        fn any_key_survives_its_address(key in "[^\u{0}]{1,20}") {
            let route = Route::Request { uuid: RequestUuid(key) };
            prop_assert_eq!(Route::parse(&route.path()), route);
        }

        #[test]
        fn any_search_survives_its_address(text in "[^\u{0}]{1,20}") {
            let path = with_query("/instances", &[("search", &text), ("sort", "")]);
            prop_assert_eq!(query_value(&path, "search"), Some(text));
            prop_assert_eq!(query_value(&path, "sort"), None);
        }

        #[test]
        fn no_path_panics(path in any::<String>()) {
            let _ = Route::parse(&path);
        }
    }
}
