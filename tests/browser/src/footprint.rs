//! How much a page holds on to: what must not grow in a day.

use serde::Deserialize;
use serde_json::{Value, json};

use crate::{Page, failure::Trouble};

/// Counts that a leak would let grow.
#[derive(Clone, Debug, Deserialize)]
pub struct Footprint {
    /// Timers of the page that are still to come.
    pub timers: usize,
    /// Listeners at the window, at the document and at media queries.
    pub listeners: usize,
    /// Functions that the program made; only Chromium is made to let go of those that nobody knows any more.
    pub closures: usize,
    /// Bytes of the application's own memory.
    pub memory: usize,
    /// Nodes, also those that are in no document any more. Chromium alone tells, after it has tidied up.
    #[serde(default)]
    pub nodes: u64,
    /// All listeners, also those of elements; Chromium alone.
    #[serde(default)]
    pub all_listeners: u64,
    /// Bytes of the scripts' heap; Chromium alone.
    #[serde(default)]
    pub heap: u64,
}

impl Page {
    /// What the page holds on to now.
    pub async fn footprint(&self) -> Result<Footprint, Trouble> {
        let is_chromium = self.engine() == crate::Engine::Chromium;
        let tools = self.web().cdp();
        if is_chromium {
            for _ in 0..2 {
                tools
                    .send_raw("HeapProfiler.collectGarbage", json!({}))
                    .await?;
            }
        }
        let script = "return window.__journey.held()";
        let mut found: Footprint = self.script(script, Vec::new()).await?;
        if is_chromium {
            let number = |value: &Value, key: &str| value[key].as_f64().unwrap_or_default();
            let dom = tools.send_raw("Memory.getDOMCounters", json!({})).await?;
            let heap = tools.send_raw("Runtime.getHeapUsage", json!({})).await?;
            // Whole numbers, below what a float holds exactly.
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
            {
                found.nodes = number(&dom, "nodes") as u64;
                found.all_listeners = number(&dom, "jsEventListeners") as u64;
                found.heap = number(&heap, "usedSize") as u64;
            }
        }
        Ok(found)
    }
}
