//! What a person does with a thing on the page.
//!
//! A [`Locator`] is a description; it is looked up anew at each use, so that it outlives what the application
//! draws again. Each use waits until there is exactly one such thing and until it can be used.

use serde_json::{Value, json};
use thirtyfour::{Key, WebElement};

use crate::{Engine, Facts, Page, failure::Trouble, find::Step};

/// A thing, or several, described by role and name.
#[derive(Clone)]
pub struct Locator<'p> {
    pub(crate) page: &'p Page,
    pub(crate) steps: Vec<Step>,
}

impl Locator<'_> {
    /// Of several, the one at this place, from 0.
    #[must_use]
    pub fn nth(mut self, index: usize) -> Self {
        if let Some(step) = self.steps.last_mut() {
            step.nth = Some(index);
        }
        self
    }

    /// Of several, the first.
    #[must_use]
    pub fn first(self) -> Self {
        self.nth(0)
    }

    /// Wait until it is there, and say what it is like.
    pub async fn shown(&self) -> Result<Facts, Trouble> {
        self.until("there", |_| true).await
    }

    /// Wait until it is there and `fits`; `state` says in words what it should be.
    pub async fn until(
        &self,
        state: &str,
        fits: impl Fn(&Facts) -> bool,
    ) -> Result<Facts, Trouble> {
        self.page
            .wait_until(&format!("{self}, {state}"), async || {
                let facts: Facts = match self
                    .one("return { element: found[0], facts: journey.facts(found[0]) }")
                    .await?
                {
                    Ok(mut answer) => serde_json::from_value(answer["facts"].take())?,
                    Err(reason) => return Ok(Err(reason)),
                };
                Ok(if fits(&facts) {
                    Ok(facts)
                } else {
                    Err(format!("it is {facts:?}"))
                })
            })
            .await
    }

    /// Wait until there is none.
    pub async fn gone(&self) -> Result<(), Trouble> {
        self.page
            .wait_until(&format!("the end of {self}"), async || {
                let count = self.count().await?;
                Ok((count == 0)
                    .then_some(())
                    .ok_or_else(|| format!("there are {count}")))
            })
            .await
    }

    /// How many there are now.
    pub async fn count(&self) -> Result<usize, Trouble> {
        Ok(self.names().await?.len())
    }

    /// Whether there is one now.
    pub async fn exists(&self) -> Result<bool, Trouble> {
        Ok(self.count().await? > 0)
    }

    /// The names of all that there are now, in the order of the page.
    pub async fn names(&self) -> Result<Vec<String>, Trouble> {
        let script = "return journey.find(arguments[0]).map((element) => journey.nameOf(element))";
        self.page.look(script, vec![json!(self.steps)]).await
    }

    /// Wait until these are the names of all that there are, in the order of the page.
    pub async fn are(&self, expected: &[&str]) -> Result<(), Trouble> {
        self.page
            .wait_until(&format!("{self}: {expected:?}"), async || {
                let names = self.names().await?;
                Ok((names == expected)
                    .then_some(())
                    .ok_or_else(|| format!("there is {names:?}")))
            })
            .await
    }

    /// Wait for it, and give the text in it as it is shown.
    pub async fn text(&self) -> Result<String, Trouble> {
        Ok(self.shown().await?.text)
    }

    /// Wait until the text in it has this part.
    pub async fn says(&self, part: &str) -> Result<Facts, Trouble> {
        self.until(&format!("with the text {part:?}"), |facts| {
            facts.text.contains(part)
        })
        .await
    }

    /// Wait until this is what is in the field.
    pub async fn holds(&self, value: &str) -> Result<Facts, Trouble> {
        self.until(&format!("holding {value:?}"), |facts| {
            facts.value.as_deref() == Some(value)
        })
        .await
    }

    /// Click it with the mouse, once it is enabled and nothing covers it.
    pub async fn click(&self) -> Result<(), Trouble> {
        self.page.step(format!("click {self}"));
        self.page
            .wait_until(&format!("a click on {self}"), async || {
                let mut answer = self.aim().await?;
                if let Some(count) = answer["count"].as_u64() {
                    return Ok(Err(there_are(count)));
                }
                if let Some(problem) = answer["problem"].as_str() {
                    return Ok(Err(format!("it {problem}")));
                }
                let element = self.element(answer["element"].take())?;
                // WebKit's driver takes the host of a shadow root for something that covers the text fields in it.
                let is_misjudged =
                    self.page.engine() == Engine::WebKit && answer["inShadow"] == true;
                let clicked = if is_misjudged {
                    let at = self.page.web().action_chain();
                    at.move_to_element_center(&element).click().perform().await
                } else {
                    element.click().await
                };
                Ok(clicked.map_err(|error| first_line(&error.to_string())))
            })
            .await
    }

    /// Click into the field and put this in place of what it holds, key by key.
    pub async fn fill(&self, text: &str) -> Result<(), Trouble> {
        self.click().await?;
        self.page.press_with(Key::Control, 'a').await?;
        self.page.press(Key::Delete).await?;
        self.page.type_text(text).await
    }

    /// Click into the field and type after what it holds.
    pub async fn type_text(&self, text: &str) -> Result<(), Trouble> {
        self.click().await?;
        self.page.press(Key::End).await?;
        self.page.type_text(text).await
    }

    /// Paste this into the field, as from another program.
    pub async fn paste(&self, text: &str) -> Result<(), Trouble> {
        self.click().await?;
        self.page.step(format!("paste {text:?}"));
        let script = "const data = new DataTransfer();
            data.setData('text/plain', arguments[0]);
            // Firefox takes the text by members of its own.
            const event = new ClipboardEvent('paste', { clipboardData: data, data: arguments[0], dataType: 'text/plain', bubbles: true, cancelable: true, composed: true });
            if (journey.deepFocus().dispatchEvent(event)) document.execCommand('insertText', false, arguments[0])";
        self.page.look(script, vec![json!(text)]).await
    }

    /// Click it unless it is ticked already.
    pub async fn tick(&self) -> Result<(), Trouble> {
        self.set(true).await
    }

    /// Click it if it is ticked.
    pub async fn untick(&self) -> Result<(), Trouble> {
        self.set(false).await
    }

    /// Choose the option with this text of a `<select>`.
    pub async fn choose(&self, option: &str) -> Result<(), Trouble> {
        self.shown().await?;
        self.page.step(format!("choose {option:?} of {self}"));
        self.page
            .wait_until(&format!("the option {option:?} of {self}"), async || {
                let script = format!("return {{ element: [...(found[0].options ?? [])].find((o) => o.label.trim() === {}) }}", json!(option));
                let mut answer = match self.one(&script).await? {
                    Ok(answer) => answer,
                    Err(reason) => return Ok(Err(reason)),
                };
                if answer["element"].is_null() {
                    return Ok(Err("it has no such option".to_owned()));
                }
                let element = self.element(answer["element"].take())?;
                Ok(element.click().await.map_err(|error| first_line(&error.to_string())))
            })
            .await
    }

    /// Move the mouse over it.
    pub async fn hover(&self) -> Result<(), Trouble> {
        let facts = self
            .one("return { element: found[0] }")
            .await?
            .map_err(Trouble::new)?;
        let element = self.element(facts["element"].clone())?;
        Ok(self
            .page
            .web()
            .action_chain()
            .move_to_element_center(&element)
            .perform()
            .await?)
    }

    async fn set(&self, wanted: bool) -> Result<(), Trouble> {
        if self.shown().await?.checked != Some(wanted) {
            self.click().await?;
        }
        let state = if wanted { "ticked" } else { "not ticked" };
        self.until(state, |facts| facts.checked == Some(wanted))
            .await?;
        Ok(())
    }

    /// Look it up, and run a script over it where there is exactly one.
    async fn one(&self, script: &str) -> Result<Result<Value, String>, Trouble> {
        let body = format!(
            "const found = journey.find(arguments[0]); if (found.length !== 1) return {{ count: found.length }}; {script}"
        );
        let answer: Value = self.page.look(&body, vec![json!(self.steps)]).await?;
        Ok(match answer["count"].as_u64() {
            None => Ok(answer),
            Some(count) => Err(there_are(count)),
        })
    }

    /// Look where to press it, where there is exactly one.
    async fn aim(&self) -> Result<Value, Trouble> {
        let script = "const [steps, done] = arguments, found = journey.find(steps);
            if (found.length === 1) journey.target(found[0]).then(done, (error) => done({ problem: `failed: ${error}` }));
            else done({ count: found.length })";
        self.page.look_async(script, vec![json!(self.steps)]).await
    }

    fn element(&self, reference: Value) -> Result<WebElement, Trouble> {
        Ok(WebElement::from_json(
            reference,
            self.page.web().handle().clone(),
        )?)
    }
}

fn there_are(count: u64) -> String {
    match count {
        0 => "there is none".to_owned(),
        count => format!("there are {count}"),
    }
}

fn first_line(text: &str) -> String {
    text.lines().next().unwrap_or_default().to_owned()
}
