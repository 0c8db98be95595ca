//! The real nginx, set up as `deploy/` has it: the main path, addresses in the deep, and what each file comes with.

use std::{fs, path::Path};

use browser_tests::{
    Answered, Failure, Find, Nginx, Options, Outcome, Page, Served, ask, journeys,
};

use crate::{
    main_path::{by_mouse, every_field},
    steps::{READY, REQUESTS, arrive},
};

journeys! {
    the_main_path_works_behind_nginx: Options::default().behind_nginx("/"),
    the_main_path_works_below_a_base_path: Options::default().behind_nginx("/imaging/"),
}

async fn the_main_path_works_behind_nginx(page: &Page) -> Outcome {
    whole(page).await
}

async fn the_main_path_works_below_a_base_path(page: &Page) -> Outcome {
    whole(page).await
}

/// Any breach of the content security policy on the way is logged, and fails the journey.
async fn whole(page: &Page) -> Outcome {
    by_mouse(page).await?;
    let posts = page.calls("POST", REQUESTS);
    assert_eq!(posts.len(), 1, "the request went out once");
    assert_eq!(posts[0].body, every_field());

    // The receipt knows its whole address.
    page.link("Maize GWAS (2026) v1.0").first().click().await?;
    page.sees(&format!("{}/requests/", page.origin())).await?;
    let receipt = page.url().await?;
    page.reload().await?;
    page.sees(&format!("{}{receipt}", page.origin())).await?;

    // Back and forward, and a view of the list that is in the address.
    page.link("My Instances").first().click().await?;
    arrive(page, "My Instances").await?;
    page.field("Search").fill("maize").await?;
    page.at("/instances?search=maize").await?;
    page.link(READY).click().await?;
    arrive(page, READY).await?;
    let details = page.url().await?;
    let volumes = format!("{details}/volumes");
    page.role("tab", "Volumes").click().await?;
    page.at(&volumes).await?;
    page.back().await?;
    page.at(&details).await?;
    page.back().await?;
    page.at("/instances?search=maize").await?;
    page.field("Search").holds("maize").await?;
    page.forward().await?;
    page.at(&details).await?;
    page.forward().await?;
    page.at(&volumes).await?;

    // Right into the deep.
    page.reload().await?;
    page.role("tab", "Volumes")
        .until("selected", |it| it.selected == Some(true))
        .await?;
    page.goto("/nowhere").await?;
    page.heading("There is no such page").shown().await?;
    page.link("My Instances").first().click().await?;
    page.at("/instances").await?;

    // Where the browser knows Trusted Types, no other script makes markup, and nobody gets at the program's policy.
    page.allow_problem("trusted-types");
    page.allow_problem("TrustedHTML");
    let attempts = "if (!window.trustedTypes) return ['TypeError', 'TypeError'];
        const refused = (attempt) => { try { attempt(); return 'let through'; } catch (error) { return error.name; } };
        return [refused(() => { document.createElement('div').innerHTML = '<b>x</b>'; }),
            refused(() => trustedTypes.createPolicy('atmosphere-imaging', { createHTML: (it) => it }))]";
    let refusals: Vec<String> = page.script(attempts, Vec::new()).await?;
    assert_eq!(refusals, ["TypeError", "TypeError"]);

    // A page that is not on the site's list shows it in no frame.
    let framed = format!(
        "data:text/html,<title>portal</title><iframe src='{}/instances'></iframe>",
        page.origin()
    );
    page.web().goto(framed).await?;
    page.web().enter_frame(0).await?;
    page.wait_until("a refusal in place of the application", async || {
        let script = "return document.readyState === 'complete' && !document.getElementById('app')";
        let is_refused: bool = page.script(script, Vec::new()).await?;
        Ok(is_refused
            .then_some(())
            .ok_or_else(|| "it is there".to_owned()))
    })
    .await?;
    page.allow_problem("frame-ancestors");
    page.web().enter_default_frame().await?;
    // For the check of what was logged.
    page.goto("/instances").await?;
    page.heading("My Instances").shown().await?;
    Ok(())
}

#[test]
fn nginx_gives_each_file_its_form_its_name_and_its_time() -> Outcome {
    for base in ["/", "/imaging/"] {
        serving(base, |nginx, folder| {
            let page = files(nginx, base, folder)?;
            addresses(nginx, base, &page)
        })?;
    }
    Ok(())
}

/// Runs with nginx in front of a stand-in, over a fresh copy of the build.
fn serving(base: &str, test: impl FnOnce(&Nginx, &Path) -> Outcome) -> Outcome {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()?;
    let served = runtime.block_on(Served::start(base, SETTINGS))?;
    assert_eq!(
        served.parents,
        "https://portal.example https://other.example"
    );
    // What the stand-in sends is what all other journeys run under.
    let other = ask(&served.upstream, "GET", "/nothing.js", &[])?;
    assert_eq!(rules(&served.nginx.ask("GET", base, &[])?), rules(&other));
    test(&served.nginx, &served.files)
}

const SETTINGS: &str =
    r#"{"embedding": {"parents": ["https://portal.example", "https://other.example"]}}"#;

fn files(nginx: &Nginx, base: &str, folder: &Path) -> Result<String, Failure> {
    let page = fs::read_to_string(folder.join("index.html"))?;
    assert!(page.contains(&format!("<base href=\"{base}\">")));
    let mut bytes = 0;
    let mut names = first_load(&page);
    names.extend(["index.html".to_owned(), "config.json".to_owned()]);
    for name in &names {
        let path = format!("{base}{name}");
        let plain = nginx.ask("GET", &path, &[])?;
        assert_eq!(plain.status, 200, "{path}");
        assert_eq!(plain.body, fs::read(folder.join(name))?, "{path}");
        assert_eq!(plain.header("content-type"), kind(name), "{path}");
        assert_eq!(plain.header("content-encoding"), "", "{path}");
        let is_hashed = name.contains('-');
        let caching = if is_hashed {
            "public, max-age=31536000, immutable"
        } else {
            "no-cache"
        };
        let mut smallest = plain.body.len();
        for (accepted, form, ending) in [
            ("gzip, deflate, br, zstd", "br", ".br"),
            ("gzip, deflate", "gzip", ".gz"),
            ("br;q=0, gzip;q=0.5", "gzip", ".gz"),
            ("br;q=0.9", "br", ".br"),
            ("gzip;q=0, identity, brr", "", ""),
        ] {
            let packed = folder.join(format!("{name}{ending}"));
            let (form, file) = if packed.is_file() {
                (form, packed)
            } else {
                ("", folder.join(name))
            };
            let seen = nginx.ask("GET", &path, &[("Accept-Encoding", accepted)])?;
            assert_eq!(seen.header("content-encoding"), form, "{path}: {accepted}");
            assert_eq!(
                seen.header("content-type"),
                kind(name),
                "{path}: {accepted}"
            );
            assert_eq!(seen.header("vary"), "Accept-Encoding", "{path}");
            assert_eq!(seen.header("cache-control"), caching, "{path}");
            assert_eq!(seen.body, fs::read(file)?, "{path}: {accepted}");
            strict(&seen);
            smallest = smallest.min(seen.body.len());
            again(nginx, &path, accepted, &seen)?;
        }
        bytes += smallest;
    }
    // A quick build has no packed forms, and says nothing about the weight.
    if folder.join("favicon.svg.br").is_file() {
        assert!(bytes <= 160_000, "the first load is {bytes} bytes");
        println!(
            "first load through nginx: {bytes} bytes in {} requests",
            names.len()
        );
    }
    assert!(names.len() <= 8, "{names:?}");
    Ok(page)
}

/// What is asked for again, in a piece, or for its head alone.
fn again(nginx: &Nginx, path: &str, accepted: &str, seen: &Answered) -> Outcome {
    let accepted = ("Accept-Encoding", accepted);
    let head = nginx.ask("HEAD", path, &[accepted])?;
    assert_eq!(head.header("content-length"), seen.body.len().to_string());
    assert_eq!(
        head.header("content-encoding"),
        seen.header("content-encoding")
    );
    assert!(head.body.is_empty() && head.status == 200);
    let etag = seen.header("etag").to_owned();
    assert!(!etag.is_empty(), "{path} can be asked for again");
    let same = nginx.ask("GET", path, &[accepted, ("If-None-Match", &etag)])?;
    assert_eq!((same.status, same.body.len()), (304, 0));
    let part = nginx.ask("GET", path, &[accepted, ("Range", "bytes=2-5")])?;
    assert_eq!((part.status, part.body.as_slice()), (206, &seen.body[2..6]));
    Ok(())
}

fn addresses(nginx: &Nginx, base: &str, page: &str) -> Outcome {
    for address in [
        "",
        "instances",
        "instances/5b7f3e12",
        "requests?new=1",
        "a/b/c",
    ] {
        let seen = nginx.ask("GET", &format!("{base}{address}"), &[])?;
        assert_eq!(seen.status, 200, "{address}");
        assert_eq!(seen.body, page.as_bytes(), "{address}");
        assert_eq!(seen.header("content-type"), "text/html; charset=utf-8");
        assert_eq!(seen.header("cache-control"), "no-cache");
        strict(&seen);
    }
    // The page in the place of a script, or of the WebAssembly, would be worse than nothing.
    for missing in [
        "atmosphere-imaging-0123456789abcdef_bg.wasm",
        "part-details-0123456789abcdef.wasm",
        "boot-0123456789abcdef.js",
        "index.html.br",
        "assets/none.png",
    ] {
        let seen = nginx.ask(
            "GET",
            &format!("{base}{missing}"),
            &[("Accept-Encoding", "br")],
        )?;
        assert_eq!(seen.status, 404, "{missing}");
        assert!(
            !seen.header("cache-control").contains("immutable"),
            "{missing}"
        );
        assert_eq!(seen.header("content-encoding"), "", "{missing}");
        strict(&seen);
    }
    let posted = nginx.ask("POST", base, &[("Content-Length", "0")])?;
    assert_eq!(posted.status, 405);
    if base != "/" {
        let seen = nginx.ask("GET", base.trim_end_matches('/'), &[])?;
        assert_eq!((seen.status, seen.header("location")), (301, base));
    }

    // The API is Atmosphere's word for word, at the top of the site.
    for (path, status) in [
        ("/api/v2/instances", 403),
        ("/api/v2/nothing.json", 404),
        ("/api/v1/version", 200),
        ("/auth", 400),
    ] {
        let method = if path == "/auth" { "POST" } else { "GET" };
        let seen = nginx.ask(method, path, &[("Content-Length", "0")])?;
        assert_eq!(
            seen.status,
            status,
            "{path}: {}",
            String::from_utf8_lossy(&seen.body)
        );
        assert_eq!(seen.header("content-security-policy"), "", "{path}");
    }
    Ok(())
}

/// The content security policy, apart from the pages around.
fn rules(seen: &Answered) -> Vec<String> {
    let policy = seen.header("content-security-policy").split(';');
    policy
        .map(|it| it.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|it| !it.starts_with("frame-ancestors"))
        .collect()
}

fn strict(seen: &Answered) {
    for (name, value) in [
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "same-origin"),
        ("cross-origin-opener-policy", "same-origin"),
    ] {
        assert_eq!(seen.header(name), value);
    }
    let policy = seen.header("content-security-policy");
    for rule in [
        "default-src 'none'",
        "script-src 'self' 'wasm-unsafe-eval'",
        "style-src 'self'",
        "frame-ancestors 'self' https://portal.example https://other.example",
        "require-trusted-types-for 'script'",
        "trusted-types atmosphere-imaging atmosphere-imaging-worker",
    ] {
        assert!(
            policy.split("; ").any(|it| it == rule),
            "{rule} in {policy}"
        );
    }
    assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"));
}

fn kind(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" => "application/json",
        _ => "image/svg+xml",
    }
}

/// What the page names, apart from what comes later.
fn first_load(page: &str) -> Vec<String> {
    let tags = page.split('<').filter(|tag| {
        (tag.starts_with("link ") || tag.starts_with("script ")) && !tag.contains("later-")
    });
    let named = tags.filter_map(|tag| {
        let at = tag.find("href=").or_else(|| tag.find("src="))?;
        let value = tag[at..]
            .split_once('=')?
            .1
            .trim_start_matches(['"', '.', '/']);
        let end = value.find(['"', ' ', '>'])?;
        Some(value[..end].to_owned())
    });
    named.collect()
}
