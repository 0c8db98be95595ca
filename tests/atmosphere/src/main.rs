//! The stand-in as a program: the built application and an Atmosphere on one address.

use std::{env, error::Error, path::PathBuf};

use atmosphere_standin::{ACCOUNTS, Options, Server};

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let port = match env::var("PORT") {
        Ok(text) => text
            .parse()
            .map_err(|_| format!("PORT should be a number, and is \"{text}\"."))?,
        Err(_) => 8080,
    };
    let dist = PathBuf::from(env::var_os("DIST").unwrap_or_else(|| "dist".into()));
    let upstream = env::var("ATMOSPHERE_URL")
        .ok()
        .filter(|url| !url.is_empty());
    let options = Options {
        dist: Some(dist.clone()),
        upstream: upstream.clone(),
        ..Options::default()
    };
    let server = Server::start(options, port).await.map_err(|error| {
        format!("Cannot listen on port {port}: {error}. PORT= chooses another.")
    })?;
    println!("{}", server.url());
    if !dist.join("index.html").is_file() {
        println!("No application is built in {} yet.", dist.display());
    }
    if let Some(url) = upstream {
        println!("The API is that of {url}.");
    } else {
        println!("\nAccounts of the demo, each with the password \"demo\":");
        for account in ACCOUNTS {
            println!("  {:<12} {}", account.name, account.about);
        }
    }
    println!("\nCtrl+C ends it.");
    tokio::signal::ctrl_c().await?;
    Ok(())
}
