//! How the journeys drive a browser.
//!
//! A journey is an async function over a [`Page`]; [`journeys!`] makes one test of it for each [`Engine`]:
//!
//! ```ignore
//! async fn signs_in(page: &Page) -> Outcome {
//!     page.goto("/").await?;
//!     page.field("Username").fill("researcher").await?;
//!     page.button("Sign in").click().await?;
//!     page.heading("My Instances").shown().await?;
//!     Ok(())
//! }
//! journeys! { signs_in, signs_in_on_a_phone: Options::phone() }
//! ```
//!
//! Each has a browser and a stand-in Atmosphere of its own, and fails when the page logged an error, or when a token
//! can be read where it has no business.
//! Things are found as assistive technology finds them, by role and name ([`Find`]); every step waits until it
//! can be done, and says what was there instead when it cannot.
//!
//! `ENGINES=chromium,firefox` leaves an engine out, `BROWSERS=4` lets more than two run at a time. The programs are
//! found where Debian and `make setup` put them, or at `CHROME`, `CHROMEDRIVER`, `FIREFOX`, `GECKODRIVER`,
//! `MINIBROWSER` and `WEBKITDRIVER`; the build in `dist` or at `DIST`; what comes from npm at
//! `NODE_MODULES`. A journey that failed leaves a picture and the source of the page in `browser-failures` of Cargo's
//! target folder.

mod audit;
mod codes;
mod driver;
mod engine;
mod facts;
mod failure;
mod find;
mod footprint;
mod journey;
mod keyboard;
mod locator;
mod nginx;
mod options;
mod page;
mod problems;
mod processes;
mod secrets;
mod served;
mod session;
mod site;
mod viewport;

pub use engine::{Engine, from_npm};
pub use facts::Facts;
pub use failure::{Failure, Outcome, Trouble};
pub use find::{Find, Name, containing, starting};
pub use footprint::Footprint;
pub use journey::journey;
pub use keyboard::Focus;
pub use locator::Locator;
pub use nginx::{Answered, Nginx, ask};
pub use options::Options;
pub use page::Page;
pub use problems::Problem;
pub use served::Served;
pub use site::build;
pub use thirtyfour::Key;

/// One test for each engine of every journey named, as `name::chromium`, `name::firefox`, `name::webkit`.
///
/// A name may be followed by a colon and its [`Options`]; a journey with others under another name is a
/// function that calls the first.
#[macro_export]
macro_rules! journeys {
    ($($name:ident $(: $options:expr)?),+ $(,)?) => {$(
        mod $name {
            #[allow(unused_imports, clippy::wildcard_imports)]
            use super::*;

            $crate::journeys!(@engines $name, $crate::Options::default()$(; $options)?);
        }
    )+};
    (@engines $name:ident, $default:expr) => {
        $crate::journeys!(@engines $name, $default; $default);
    };
    (@engines $name:ident, $default:expr; $options:expr) => {
        #[test]
        fn chromium() -> $crate::Outcome {
            $crate::journey($crate::Engine::Chromium, stringify!($name), $options, super::$name)
        }

        #[test]
        fn firefox() -> $crate::Outcome {
            $crate::journey($crate::Engine::Firefox, stringify!($name), $options, super::$name)
        }

        #[test]
        fn webkit() -> $crate::Outcome {
            $crate::journey($crate::Engine::WebKit, stringify!($name), $options, super::$name)
        }
    };
}
