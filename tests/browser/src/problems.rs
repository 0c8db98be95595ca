//! What the page logged as wrong.

use std::fmt;

use serde::Deserialize;

use crate::{Engine, Page, failure::Trouble};

/// A line of the console, an uncaught exception, a resource that failed or a breach of the security policy.
#[derive(Clone, PartialEq, Eq, Deserialize, Debug)]
pub struct Problem {
    /// `console.error`, `exception`, `rejection`, `resource`, `policy`, or in Chromium also `network` and others.
    pub kind: String,
    /// What it says.
    pub text: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.kind, self.text.trim())
    }
}

impl Page {
    /// All that was logged as wrong until now, warnings and remarks aside.
    pub async fn problems(&self) -> Result<Vec<Problem>, Trouble> {
        let mut problems: Vec<Problem> = self.recorded("problems").await?;
        problems.retain(|problem| {
            problem.kind == "console.error" || !problem.kind.starts_with("console.")
        });
        let mut logged = self.browser_log.lock().await;
        if self.engine() == Engine::Chromium {
            // Its own log also has what no script is told: requests that failed, deprecations.
            for entry in self.web().browser_log().await? {
                let kind = entry.source.unwrap_or_default();
                if entry.level == "SEVERE" && kind != "console-api" && kind != "javascript" {
                    logged.push(Problem {
                        kind,
                        text: entry.message,
                    });
                }
            }
        }
        problems.extend(logged.iter().cloned());
        Ok(problems)
    }

    /// From here on a problem that contains `part` is expected.
    pub fn allow_problem(&self, part: &str) {
        self.allowed
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
            .push(part.to_owned());
    }

    /// The problems that nobody expected.
    pub(crate) async fn unexpected(&self) -> Result<Vec<Problem>, Trouble> {
        let problems = self.problems().await?;
        let allowed = self
            .allowed
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        Ok(problems
            .into_iter()
            .filter(|problem| {
                !allowed
                    .iter()
                    .any(|part| problem.to_string().contains(part.as_str()))
            })
            .collect())
    }
}
