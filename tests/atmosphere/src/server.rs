//! The stand-in behind a socket of this machine, which no other machine reaches.

use std::{convert::Infallible, io, net::Ipv4Addr};

use axum::{body::Body, extract::Request, response::Response};
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::{
    net::{TcpListener, TcpStream},
    task::{JoinHandle, JoinSet},
};
use tower::ServiceExt as _;

use crate::{Options, answer::Cut, serve::router, state::State};

/// A running stand-in; dropping it closes its socket and every connection.
pub struct Server {
    state: State,
    port: u16,
    task: JoinHandle<()>,
}

impl Server {
    /// Starts listening on `127.0.0.1`; port 0 takes any that is free.
    pub async fn start(options: Options, port: u16) -> io::Result<Self> {
        let state = State::new(options)?;
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
        let port = listener.local_addr()?.port();
        let task = tokio::spawn(accept(listener, state.clone()));
        Ok(Self { state, port, task })
    }

    /// The address, without a slash at the end.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// The switches.
    pub fn state(&self) -> &State {
        &self.state
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// Takes connections for as long as its task lives; theirs end with it.
async fn accept(listener: TcpListener, state: State) {
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            accepted = listener.accept() => if let Ok((stream, _)) = accepted {
                connections.spawn(converse(stream, state.clone()));
            },
            Some(_) = connections.join_next() => {}
        }
    }
}

/// One connection. An error from the service closes it at once: that is how a cut is made.
async fn converse(stream: TcpStream, state: State) {
    let _ = stream.set_nodelay(true);
    let app = router(state);
    let service = service_fn(move |request: hyper::Request<Incoming>| {
        let app = app.clone();
        async move {
            let answered: Result<Response, Infallible> =
                app.oneshot(Request::from(request.map(Body::new))).await;
            match answered {
                Ok(response) if response.extensions().get::<Cut>() != Some(&Cut::Before) => {
                    Ok(response)
                }
                _ => Err(io::Error::other("cut on demand")),
            }
        }
    });
    let mut connection = http1::Builder::new();
    let connection = connection
        .timer(TokioTimer::new())
        .serve_connection(TokioIo::new(stream), service);
    // A connection that breaks is the browser's business, or was asked for.
    let _ = connection.await;
}
