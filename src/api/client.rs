//! Where the server is, who asks, and the sending of a call.

use std::fmt;
use std::time::Duration;

use super::answer::Answer;
use super::call::Call;
use super::endpoint::{Endpoint, Method};
use super::transport;
use crate::domain::api_error::ApiError;

/// Makes calls. Cheap to clone; a new sign-in is a new client.
///
/// ```no_run
/// # use atmosphere_imaging::api::{Auth, Client};
/// # async fn show() -> Result<(), atmosphere_imaging::domain::api_error::ApiError> {
/// let client = Client::new("", Auth::Token("...".to_owned()));
/// let (page, _) = client.instances(1, 20).await?;
/// # Ok(())
/// # }
/// ```
///
/// Dropping the future of a call breaks it off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Client {
    base: String,
    auth: Auth,
    read_timeout: Duration,
    write_timeout: Duration,
}

/// Who asks. `Debug` never shows the token.
#[derive(Clone, PartialEq, Eq)]
pub enum Auth {
    /// A token of Atmosphere's. Cookies are left out: with one at hand, a token that has ended
    /// would go unnoticed (API contract, section 1.4).
    Token(String),
    /// The site's own cookie, on the same origin.
    Session,
    /// The page around us, which puts its token in on the way.
    Host,
    /// Nobody, without cookies either.
    Anonymous,
}

impl fmt::Debug for Auth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Token(_) => "Token(..)",
            Self::Session => "Session",
            Self::Host => "Host",
            Self::Anonymous => "Anonymous",
        })
    }
}

/// Everything that leaves the browser for one call.
#[derive(Clone, PartialEq, Eq)]
pub struct Outgoing {
    pub method: Method,
    pub url: String,
    pub headers: Vec<(&'static str, String)>,
    pub body: Option<String>,
    /// Whether cookies go with it, to the same origin only.
    pub with_cookies: bool,
    pub timeout: Duration,
}

impl Client {
    /// A client of the server at `base`: empty for the page's own origin, or
    /// `https://host`, with or without a path that is put before all others.
    pub fn new(base: impl Into<String>, auth: Auth) -> Self {
        let mut base: String = base.into();
        base.truncate(base.trim_end_matches('/').len());
        Self {
            base,
            auth,
            read_timeout: Duration::from_secs(30),
            write_timeout: Duration::from_secs(60),
        }
    }

    /// The same with other limits on how long to wait for an answer.
    #[must_use]
    pub fn with_timeouts(mut self, read: Duration, write: Duration) -> Self {
        self.read_timeout = read;
        self.write_timeout = write;
        self
    }

    /// The same server, asked by somebody else.
    #[must_use]
    pub fn signed_in_as(&self, auth: Auth) -> Self {
        Self {
            auth,
            ..self.clone()
        }
    }

    pub fn auth(&self) -> &Auth {
        &self.auth
    }

    /// Makes a call.
    pub async fn send<T>(&self, call: Call<T>) -> Result<T, ApiError> {
        let answer = self.exchange(call.endpoint()).await?;
        call.decode(&answer)
    }

    /// Apart from [`Client::send`], so that it is compiled once and not for every kind of answer.
    pub(super) async fn exchange(&self, endpoint: &Endpoint) -> Result<Answer, ApiError> {
        transport::exchange(self.outgoing(endpoint)?).await
    }

    /// What is sent for a request, or why it need not be sent.
    pub fn outgoing(&self, endpoint: &Endpoint) -> Result<Outgoing, ApiError> {
        if !endpoint.is_addressable() {
            return Err(ApiError::NotFound(String::new()));
        }
        // Without it the server answers with a web page (API contract, section 1.2).
        let mut headers = vec![("Accept", "application/json".to_owned())];
        if endpoint.body().is_some() {
            headers.push(("Content-Type", "application/json".to_owned()));
        }
        if let Auth::Token(token) = &self.auth {
            // What no header can carry is no token, and the browser would throw.
            if token.is_empty() || !token.bytes().all(|byte| byte.is_ascii_graphic()) {
                return Err(ApiError::SignedOut);
            }
            headers.push(("Authorization", format!("Token {token}")));
        }
        Ok(Outgoing {
            method: endpoint.method(),
            url: format!("{}{}", self.base, endpoint.target()),
            headers,
            body: endpoint.body().map(str::to_owned),
            with_cookies: self.auth == Auth::Session,
            timeout: match endpoint.method() {
                Method::Get => self.read_timeout,
                Method::Post | Method::Patch | Method::Delete => self.write_timeout,
            },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_token_goes_out_but_is_never_printed() {
        let client = Client::new("https://atmo.example.org/", Auth::Token("s3cret".into()));
        let endpoint = Endpoint::get("/api/v2/tags");
        let outgoing = client.outgoing(&endpoint).unwrap();
        assert_eq!(outgoing.url, "https://atmo.example.org/api/v2/tags");
        assert_eq!(
            outgoing.headers,
            [
                ("Accept", "application/json".to_owned()),
                ("Authorization", "Token s3cret".to_owned())
            ]
        );
        assert!(!outgoing.with_cookies);
        assert_eq!(outgoing.timeout, Duration::from_secs(30));
        assert!(!format!("{client:?} {endpoint:?}").contains("s3cret"));
    }

    #[test]
    fn a_body_has_its_type_and_more_time() {
        let endpoint = Endpoint::post("/api/v2/tags").json(r#"["x"]"#.to_owned());
        let client = Client::new("", Auth::Session);
        let outgoing = client.outgoing(&endpoint).unwrap();
        assert_eq!(outgoing.url, "/api/v2/tags");
        assert_eq!(
            outgoing.headers,
            [
                ("Accept", "application/json".to_owned()),
                ("Content-Type", "application/json".to_owned())
            ]
        );
        assert!(outgoing.with_cookies);
        assert_eq!(outgoing.timeout, Duration::from_secs(60));
    }

    #[test]
    fn what_cannot_be_sent_is_not_sent() {
        let endpoint = Endpoint::get("/api/v2/tags");
        for token in ["", "a b", "a\nb", "tökén"] {
            let client = Client::new("", Auth::Token(token.into()));
            assert_eq!(client.outgoing(&endpoint).err(), Some(ApiError::SignedOut));
        }
        let client = Client::new("", Auth::Anonymous);
        let nowhere = Endpoint::get("/api/v2/tags").key("..");
        assert_eq!(
            client.outgoing(&nowhere).err(),
            Some(ApiError::NotFound(String::new()))
        );
    }
}
