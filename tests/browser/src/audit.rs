//! Judgments over a whole page: accessibility rules, and that nothing scrolls sideways.

use std::fmt::Write as _;

use serde::Deserialize;
use serde_json::{Value, json};
use thirtyfour::{RequestData, SessionId, common::command::FormatRequestData};

use crate::{Engine, Page, engine::from_npm, failure::Trouble};

/// The rules of axe-core that hold for every screen: WCAG 2.2 at levels A and AA, and what is good practice.
const RULES: [&str; 6] = [
    "wcag2a",
    "wcag2aa",
    "wcag21a",
    "wcag21aa",
    "wcag22aa",
    "best-practice",
];

#[derive(Deserialize)]
struct Violation {
    id: String,
    help: String,
    nodes: Vec<Offender>,
}

#[derive(Deserialize)]
struct Offender {
    target: String,
    html: String,
    summary: String,
}

impl Page {
    /// Let axe-core look for violations of its rules everywhere but below the excluded selectors.
    pub async fn axe(&self, excluded: &[&str]) -> Result<(), Trouble> {
        self.step("axe");
        self.settle().await?;
        let present: bool = self
            .script("return typeof window.axe === 'object'", Vec::new())
            .await?;
        if !present {
            let source = from_npm("axe-core/axe.min.js")?;
            self.web().execute(source, Vec::new()).await?;
        }
        let script = "const [excluded, rules, done] = arguments;
            axe.run({ include: [['html']], exclude: excluded.map((selector) => [selector]) },
                { resultTypes: ['violations'], runOnly: { type: 'tag', values: rules } })
              .then((result) => done({ violations: result.violations.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.map((node) =>
                ({ target: node.target.flat().join(' '), html: node.html.slice(0, 300), summary: node.failureSummary ?? '' })) })) }),
                (error) => done({ error: String(error) }))";
        let answer = self
            .web()
            .execute_async(script, vec![json!(excluded), json!(RULES)])
            .await?;
        let mut answer: Value = answer.json().clone();
        if let Some(error) = answer["error"].as_str() {
            return Err(Trouble::new(format!("axe did not run: {error}")));
        }
        let violations: Vec<Violation> = serde_json::from_value(answer["violations"].take())?;
        if violations.is_empty() {
            return Ok(());
        }
        let mut report = format!(
            "axe found {} violations at {}:",
            violations.len(),
            self.url().await?
        );
        for violation in violations {
            let _ = write!(report, "\n{}: {}", violation.id, violation.help);
            for offender in violation.nodes {
                let summary = offender.summary.replace('\n', "\n      ");
                let _ = write!(
                    report,
                    "\n  {}\n    {}\n      {summary}",
                    offender.target, offender.html
                );
            }
        }
        Err(Trouble::new(report))
    }

    /// Assert that the engine itself computes the roles and names by which the journeys find things here.
    pub async fn names_agree(&self) -> Result<(), Trouble> {
        let found: Vec<(Value, String, String)> =
            self.look("return journey.all()", Vec::new()).await?;
        let mut differences = Vec::new();
        for (reference, role, name) in found {
            let element = reference
                .as_object()
                .and_then(|map| map.values().next())
                .and_then(Value::as_str)
                .unwrap_or_default()
                .to_owned();
            let ask = async |what| -> Result<String, Trouble> {
                let answer: Value = self
                    .web()
                    .handle()
                    .cmd(Computed {
                        element: element.clone(),
                        what,
                    })
                    .await?
                    .value()?;
                Ok(answer
                    .as_str()
                    .unwrap_or_default()
                    .split_whitespace()
                    .collect::<Vec<_>>()
                    .join(" "))
            };
            let (engine_role, engine_name) =
                (ask("computedrole").await?, ask("computedlabel").await?);
            if self.engine() == Engine::WebKit && OWN_WAYS_OF_WEBKIT.contains(&role.as_str()) {
                continue;
            }
            if !same_role(&role, &engine_role) || name != engine_name {
                differences.push(format!(
                    "{role} {name:?}, to {}: {engine_role} {engine_name:?}",
                    self.engine().name()
                ));
            }
        }
        if differences.is_empty() {
            Ok(())
        } else {
            Err(Trouble::new(differences.join("\n")))
        }
    }

    /// Assert that neither the page nor a part of it is wider than the space that it has.
    pub async fn no_horizontal_scroll(&self) -> Result<(), Trouble> {
        self.settle().await?;
        let script = "const width = document.documentElement.clientWidth;
            const name = (e) => e.cloneNode(false).outerHTML.slice(0, 160);
            const found = [];
            if (document.scrollingElement.scrollWidth > width) found.push(`the page: ${document.scrollingElement.scrollWidth} of ${width} pixels`);
            for (const element of document.body.querySelectorAll('*')) {
              const box = element.getBoundingClientRect();
              const style = getComputedStyle(element);
              if (found.length && box.width > 0 && box.right > width + 1) found.push(`reaches ${Math.round(box.right)}: ${name(element)}`);
              const scrolls = style.overflowX === 'auto' || style.overflowX === 'scroll';
              if (scrolls && element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0) found.push(`scrolls sideways: ${name(element)}`);
            }
            const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), range = document.createRange();
            while (found.length && texts.nextNode()) {
              range.selectNodeContents(texts.currentNode);
              if (range.getBoundingClientRect().right > width + 1) found.push(`a text sticks out of ${name(texts.currentNode.parentElement)}`);
            }
            return found.slice(0, 20)";
        let found: Vec<String> = self.script(script, Vec::new()).await?;
        if found.is_empty() {
            Ok(())
        } else {
            Err(Trouble::new(format!(
                "too wide at {}:\n{}",
                self.url().await?,
                found.join("\n")
            )))
        }
    }
}

/// What WebKitGTK tells its driver of these has little to do with what it tells a screen reader: a list to choose
/// from is a button, header cells have no names, a search field's name has that of its inner button.
const OWN_WAYS_OF_WEBKIT: [&str; 7] = [
    "article",
    "columnheader",
    "combobox",
    "option",
    "rowheader",
    "searchbox",
    "spinbutton",
];

/// The engines have words of their own for some roles.
fn same_role(ours: &str, engine: &str) -> bool {
    let engine = engine.to_lowercase();
    let others: &[&str] = match ours {
        "img" => &["image"],
        "button" => &["disclosuretriangle", "summary"],
        _ => &[],
    };
    engine == ours || others.contains(&engine.as_str())
}

/// A question to the engine about an element: `computedrole` or `computedlabel`.
#[derive(Debug)]
struct Computed {
    element: String,
    what: &'static str,
}

impl FormatRequestData for Computed {
    fn format_request(&self, session: &SessionId) -> RequestData {
        RequestData::new(
            http::Method::GET,
            format!("/session/{session}/element/{}/{}", self.element, self.what),
        )
    }
}
