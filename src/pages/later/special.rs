//! What the part of the program makes that is for the settings of few sites.

use leptos::prelude::*;

use crate::state::kiosk::Kiosk;
use crate::state::later::Piece;
use crate::state::site;
use crate::views::kiosk::{Follow, SharedMachine};
use crate::views::site::{HelpLinks, Logo, Misconfigured};

pub(super) fn make(piece: Piece) -> AnyView {
    match piece {
        Piece::Whole { text, show } => match site::open(text.as_deref(), make) {
            Ok((config, site)) => {
                let name = config.site_name.clone();
                let open = move || show(config.clone(), Some(site));
                if site.settings.is_kiosk {
                    let kiosk = Kiosk::open(site.settings);
                    view! { <SharedMachine kiosk site_name=name open=Box::new(open) /> }.into_any()
                } else {
                    open()
                }
            }
            Err(problem) => view! { <Misconfigured problem /> }.into_any(),
        },
        Piece::Logo => view! { <Logo /> }.into_any(),
        Piece::Follow => view! { <Follow /> }.into_any(),
        Piece::HelpLinks => view! { <HelpLinks /> }.into_any(),
        _ => ().into_any(),
    }
}
