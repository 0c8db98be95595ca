//! What a person does without a mouse.

use std::time::Duration;

use serde::Deserialize;
use serde_json::{Value, json};
use thirtyfour::{Key, action_chain::ActionChain};

use crate::{Engine, Page, failure::Trouble};

/// What the keyboard would act on.
#[derive(Clone, PartialEq, Eq, Deserialize, Debug)]
pub struct Focus {
    /// Its role; `none` for the page itself.
    pub role: String,
    /// Its accessible name.
    pub name: String,
    /// Whether it can be seen that it has the focus.
    pub visible: bool,
    /// The name of the option that it points to as the active one, in a combobox or a list.
    pub active: Option<String>,
}

impl Page {
    /// Press a key where the focus is.
    pub async fn press(&self, key: Key) -> Result<(), Trouble> {
        self.step(format!("press {key:?}"));
        Ok(self
            .keys()
            .key_down(key.clone())
            .key_up(key)
            .perform()
            .await?)
    }

    /// Press a key while another is held, such as [`Key::Shift`] with [`Key::Tab`].
    pub async fn press_with(&self, held: Key, key: impl Into<char>) -> Result<(), Trouble> {
        let key = key.into();
        self.step(format!("press {held:?} and {key:?}"));
        Ok(self
            .keys()
            .key_down(held.clone())
            .key_down(key)
            .key_up(key)
            .key_up(held)
            .perform()
            .await?)
    }

    /// Type where the focus is.
    pub async fn type_text(&self, text: &str) -> Result<(), Trouble> {
        self.step(format!("type {text:?}"));
        if self.engine() == Engine::WebKit && text.chars().any(|character| character > '\u{ffff}') {
            // Its driver drops these characters: put them in as an input method would.
            return self
                .script(
                    "document.execCommand('insertText', false, arguments[0])",
                    vec![json!(text)],
                )
                .await;
        }
        Ok(self.keys().send_keys(text).perform().await?)
    }

    /// Press Tab until the focus is on this, as a person without a mouse would. Fails when the focus cannot be
    /// seen at one of the stops, and when it comes around without having been there.
    pub async fn tab_to(&self, role: &str, name: &str) -> Result<(), Trouble> {
        self.step(format!("tab to {role} {name:?}"));
        let mut stops = Vec::new();
        let forget = "window.__stops = new WeakSet()";
        self.script::<Value>(forget, Vec::new()).await?;
        loop {
            self.keys()
                .key_down(Key::Tab)
                .key_up(Key::Tab)
                .perform()
                .await?;
            let focus = self.focused().await?;
            if focus.role == role && focus.name == name {
                return Ok(());
            }
            if focus.role == "none" {
                // Firefox has gone to its own bars, and does not come back from them without a display.
                self.script::<Value>("window.focus()", Vec::new()).await?;
            } else if !focus.visible {
                return Err(Trouble::new(format!(
                    "the focus on {} {:?} cannot be seen",
                    focus.role, focus.name
                )));
            }
            let comes_around = "const element = journey.deepFocus(), known = window.__stops.has(element); window.__stops.add(element); return known";
            if self.look(comes_around, Vec::new()).await? || stops.len() > 1000 {
                return Err(Trouble::new(format!(
                    "Tab does not come to {role} {name:?}, only to:\n{}",
                    stops.join("\n")
                )));
            }
            stops.push(format!("{} {:?}", focus.role, focus.name));
        }
    }

    /// What has the focus.
    pub async fn focused(&self) -> Result<Focus, Trouble> {
        let script = "const element = journey.deepFocus();
            if (!element || element === document.body || element === document.documentElement) return { role: 'none', name: '', visible: false, active: null };
            const active = document.getElementById(element.getAttribute('aria-activedescendant') ?? '');
            return { role: journey.roleOf(element), name: journey.nameOf(element), visible: journey.focusShows(element), active: active && journey.nameOf(active) }";
        self.look(script, Vec::new()).await
    }

    /// Wait until what has the focus `fits`; `state` says in words where it should be.
    pub async fn focus_fits(
        &self,
        state: &str,
        fits: impl Fn(&Focus) -> bool,
    ) -> Result<(), Trouble> {
        self.wait_until(&format!("the focus {state}"), async || {
            let focus = self.focused().await?;
            Ok(fits(&focus)
                .then_some(())
                .ok_or_else(|| format!("it is on {focus:?}")))
        })
        .await
    }

    fn keys(&self) -> ActionChain {
        self.web()
            .action_chain_with_delay(Some(Duration::ZERO), Some(Duration::ZERO))
    }
}
