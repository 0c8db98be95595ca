//! How a boot script, a license and an access pattern are made.

use leptos::prelude::*;

use crate::domain::resources::{NewBootScript, NewLicense, NewPattern};
use crate::state::image_choices::ImageChoices;
use crate::state::making::{Made, Plan};

impl ImageChoices {
    pub fn script_plan(self, script: NewBootScript, done: Callback<Made>) -> Plan {
        let session = self.app.session;
        let wanted = script.clone();
        let make = move || {
            let script = script.clone();
            async move { session.client().create_boot_script(&script).await }
        };
        Plan::for_list(
            self.scripts,
            make,
            move || async move { session.client().boot_scripts().await },
            |it| made(it.id.0, &it.title),
            move |it| it.title == wanted.title && it.text == wanted.text,
            done,
        )
    }

    pub fn license_plan(self, license: NewLicense, done: Callback<Made>) -> Plan {
        let session = self.app.session;
        let wanted = license.clone();
        let make = move || {
            let license = license.clone();
            async move { session.client().create_license(&license).await }
        };
        Plan::for_list(
            self.licenses,
            make,
            move || async move { session.client().licenses().await },
            |it| made(it.id.0, &it.title),
            move |it| it.title == wanted.title && it.text == wanted.text,
            done,
        )
    }

    pub fn pattern_plan(self, pattern: NewPattern, done: Callback<Made>) -> Plan {
        let session = self.app.session;
        let wanted = pattern.clone();
        let make = move || {
            let pattern = pattern.clone();
            async move { session.client().create_pattern(&pattern).await }
        };
        Plan::for_list(
            self.patterns,
            make,
            move || async move { session.client().patterns().await },
            |it| made(it.id.0, &it.text),
            move |it| it.text == wanted.text && it.kind == wanted.kind && it.allow == wanted.allow,
            done,
        )
    }
}

fn made(id: i64, name: &str) -> Made {
    Made {
        id,
        name: name.to_owned(),
    }
}
