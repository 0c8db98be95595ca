//! The address, method and body of a request, without the server it goes to.

use std::fmt::Write;

/// A request that is about to be made. Its path never ends in a slash, and whatever is put into
/// it stays inside its own segment or value.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub struct Endpoint {
    method: Method,
    path: String,
    query: String,
    body: Option<String>,
    is_addressable: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    Get,
    Post,
    Patch,
    Delete,
}

impl Method {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
        }
    }
}

impl Endpoint {
    /// A reading request; the path is one of ours and needs no encoding.
    pub fn get(path: &'static str) -> Self {
        Self::new(Method::Get, path)
    }

    pub fn post(path: &'static str) -> Self {
        Self::new(Method::Post, path)
    }

    pub fn patch(path: &'static str) -> Self {
        Self::new(Method::Patch, path)
    }

    pub fn delete(path: &'static str) -> Self {
        Self::new(Method::Delete, path)
    }

    fn new(method: Method, path: &'static str) -> Self {
        Self {
            method,
            path: path.to_owned(),
            query: String::new(),
            body: None,
            is_addressable: true,
        }
    }

    /// Appends a segment with a key in it, percent-encoded.
    pub fn key(mut self, key: &str) -> Self {
        // Browsers resolve dots away, however they are encoded, and an empty key would leave a
        // slash at the end: such a request would reach something else.
        self.is_addressable &= !matches!(key, "" | "." | "..");
        self.path.push('/');
        encode(key, &mut self.path);
        self
    }

    /// Appends a segment with a key that is a number.
    pub fn id(self, id: i64) -> Self {
        self.key(&id.to_string())
    }

    /// Appends a segment of ours.
    pub fn then(mut self, segment: &'static str) -> Self {
        self.path.push('/');
        self.path.push_str(segment);
        self
    }

    /// Appends a query parameter, percent-encoded.
    pub fn query(mut self, name: &'static str, value: &str) -> Self {
        self.query
            .push(if self.query.is_empty() { '?' } else { '&' });
        self.query.push_str(name);
        self.query.push('=');
        encode(value, &mut self.query);
        self
    }

    /// Which page, and how many rows a page. The server caps them at 1,000 (section 2.1).
    pub fn page(self, number: u32, size: u32) -> Self {
        self.query("page", &number.to_string())
            .query("page_size", &size.to_string())
    }

    /// As many rows as the server gives at once: for lists without an order, whose pages may
    /// repeat or skip rows (section 2.1).
    pub fn all_rows(self) -> Self {
        self.query("page_size", "1000")
    }

    /// Sets the body, which is JSON.
    pub fn json(mut self, body: String) -> Self {
        self.body = Some(body);
        self
    }

    pub fn method(&self) -> Method {
        self.method
    }

    /// The path alone, which may be shown: it holds no names of people.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The path and the query.
    pub fn target(&self) -> String {
        format!("{}{}", self.path, self.query)
    }

    pub fn body(&self) -> Option<&str> {
        self.body.as_deref()
    }

    /// False when a key cannot be put into a path, so that nothing can be there.
    pub fn is_addressable(&self) -> bool {
        self.is_addressable
    }
}

/// Percent-encodes everything but letters, digits and `-._~`.
fn encode(text: &str, into: &mut String) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            into.push(char::from(byte));
        } else {
            // Writing to a text cannot fail.
            let _ = write!(into, "%{byte:02X}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn decode(text: &str) -> String {
        let bytes = text.as_bytes();
        let mut plain = Vec::new();
        let mut at = 0;
        while at < bytes.len() {
            if bytes[at] == b'%' {
                plain.push(u8::from_str_radix(&text[at + 1..at + 3], 16).unwrap());
                at += 3;
            } else {
                plain.push(bytes[at]);
                at += 1;
            }
        }
        String::from_utf8(plain).unwrap()
    }

    #[test]
    fn hostile_keys_stay_inside_their_segment() {
        let endpoint = Endpoint::get("/api/v2/instances")
            .key("../a b?c#d%2f/é")
            .then("actions")
            .query("search", "a&b=c+d 'é\u{0}");
        assert_eq!(
            endpoint.target(),
            "/api/v2/instances/..%2Fa%20b%3Fc%23d%252f%2F%C3%A9/actions\
             ?search=a%26b%3Dc%2Bd%20%27%C3%A9%00"
        );
        assert!(endpoint.is_addressable());
    }

    #[test]
    fn keys_that_a_path_cannot_hold_are_noticed() {
        for key in ["", ".", ".."] {
            assert!(
                !Endpoint::delete("/api/v2/instances")
                    .key(key)
                    .is_addressable()
            );
        }
    }

    proptest! {
        #[test]
        fn every_text_round_trips(key in any::<String>(), value in any::<String>()) {
            let endpoint = Endpoint::get("/x").key(&key).query("a", &value).query("b", &key);
            let target = endpoint.target();
            prop_assert!(target.bytes().all(|b| b.is_ascii_graphic()));
            let (path, query) = target.split_once('?').unwrap();
            prop_assert_eq!(decode(path.strip_prefix("/x/").unwrap()), key.clone());
            let pairs: Vec<(&str, String)> = query
                .split('&')
                .map(|pair| pair.split_once('=').unwrap())
                .map(|(name, value)| (name, decode(value)))
                .collect();
            prop_assert_eq!(pairs, vec![("a", value), ("b", key.clone())]);
            prop_assert_eq!(path.matches('/').count(), 2);
        }
    }
}
