//! The tokens of the cloud are where they belong: in a header of the API's calls, and in the tab's own storage where
//! the site allows that. Every journey ends with a search for them everywhere else.

use std::collections::BTreeSet;

use serde::Deserialize;
use serde_json::json;

use crate::{Page, failure::Trouble};

const PLACES: &str = include_str!("scripts/places.js");

#[derive(Deserialize)]
struct Searched {
    found: BTreeSet<String>,
    frames: u16,
}

impl Page {
    /// The places in which a token can be read that is nobody's business there.
    pub async fn leaks(&self) -> Result<BTreeSet<String>, Trouble> {
        let tokens = self.atmosphere().tokens();
        if tokens.is_empty() {
            return Ok(BTreeSet::new());
        }
        let mut found = self.leaks_in_calls(&tokens);
        for problem in self.problems().await? {
            if contains(&problem.text, &tokens) {
                found.insert("console".to_owned());
            }
        }
        self.web().enter_default_frame().await?;
        let mut searched = self.search_places(&tokens).await?;
        found.append(&mut searched.found);
        for frame in 0..searched.frames {
            // By the element: one in a shadow root has no number.
            let script = "return window.__frames[arguments[0]]";
            let element = self.web().execute(script, vec![json!(frame)]).await?;
            element.element()?.enter_frame().await?;
            let inside = self.search_places(&tokens).await;
            self.web().enter_default_frame().await?;
            found.append(&mut inside?.found);
        }
        Ok(found)
    }

    async fn search_places(&self, tokens: &[String]) -> Result<Searched, Trouble> {
        let answer = self
            .web()
            .execute_async(PLACES, vec![json!(tokens)])
            .await?;
        Ok(serde_json::from_value(answer.json().clone())?)
    }

    /// In what was asked of the server: the token's only place is one header, and only of the API's calls.
    fn leaks_in_calls(&self, tokens: &[String]) -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        for call in self.atmosphere().calls() {
            let mut place = |name: &str| found.insert(format!("{name} of {} calls", call.method));
            if contains(&call.path, tokens) {
                place("address");
            }
            if contains(&call.body.to_string(), tokens) {
                place("body");
            }
            for (name, value) in &call.headers {
                let is_its_place = name == "authorization" && !call.asset;
                if !is_its_place && contains(value, tokens) {
                    place(name);
                }
            }
        }
        found
    }
}

fn contains(text: &str, tokens: &[String]) -> bool {
    tokens.iter().any(|token| text.contains(token.as_str()))
}
