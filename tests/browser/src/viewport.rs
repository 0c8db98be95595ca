//! The exact size of the page's area, which each engine wants to be told in its own way.

use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use thirtyfour::WebDriver;
use tokio::{net::TcpStream, sync::Mutex};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async, tungstenite::Message};

use crate::{Engine, failure::Trouble};

/// Sets the size, and keeps what must stay open for it.
pub(crate) struct Viewport {
    engine: Engine,
    // Firefox forgets the size when this connection closes.
    socket: Option<Mutex<WebSocketStream<MaybeTlsStream<TcpStream>>>>,
}

impl Viewport {
    pub(crate) async fn open(engine: Engine, web: &WebDriver) -> Result<Self, Trouble> {
        let address = web
            .capabilities()
            .get("webSocketUrl")
            .and_then(Value::as_str);
        let socket = match address {
            Some(address) => Some(Mutex::new(
                connect_async(address).await.map_err(unusable)?.0,
            )),
            None => None,
        };
        Ok(Self { engine, socket })
    }

    pub(crate) async fn set(
        &self,
        web: &WebDriver,
        width: u32,
        height: u32,
    ) -> Result<(), Trouble> {
        match self.engine {
            Engine::Firefox => self.set_by_message(web, width, height).await?,
            // A window of this engine has a minimal width that a page under emulation has not.
            Engine::Chromium => {
                let size = json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false});
                web.cdp()
                    .send_raw("Emulation.setDeviceMetricsOverride", size)
                    .await?;
            }
            Engine::WebKit => web.set_window_rect(0, 0, width, height).await?,
        }
        let mut size = json!(null);
        for _ in 0..100 {
            size = web
                .execute("return [innerWidth, innerHeight]", Vec::new())
                .await?
                .json()
                .clone();
            if size == json!([width, height]) {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        Err(Trouble::new(format!(
            "the page is {size} instead of {width} x {height}"
        )))
    }

    async fn set_by_message(
        &self,
        web: &WebDriver,
        width: u32,
        height: u32,
    ) -> Result<(), Trouble> {
        let Some(socket) = &self.socket else {
            return Err(Trouble::new("Firefox opened no WebSocket"));
        };
        let mut socket = socket.lock().await;
        let context = web.window().await?.to_string();
        let parameters =
            json!({"context": context, "viewport": {"width": width, "height": height}});
        let command =
            json!({"id": 1, "method": "browsingContext.setViewport", "params": parameters});
        socket
            .send(Message::text(command.to_string()))
            .await
            .map_err(unusable)?;
        while let Some(message) = socket.next().await {
            let Message::Text(text) = message.map_err(unusable)? else {
                continue;
            };
            let answer: Value = serde_json::from_str(&text)?;
            if answer["id"] == 1 {
                return if answer["type"] == "success" {
                    Ok(())
                } else {
                    Err(Trouble::new(format!("Firefox refused the size: {answer}")))
                };
            }
        }
        Err(Trouble::new("Firefox closed its WebSocket"))
    }
}

fn unusable(error: tokio_tungstenite::tungstenite::Error) -> Trouble {
    Trouble::new(format!("Firefox's WebSocket is unusable: {error}"))
}
