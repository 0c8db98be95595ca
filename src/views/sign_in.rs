//! Signing in: as a page of its own, and over the page when a session has ended.

use leptos::prelude::*;

use crate::dom::{focus, history, timer};
use crate::domain::api_error::ApiError;
use crate::reactive::{callback, derive, maybe};
use crate::route;
use crate::state::app::{use_app, use_lists};
use crate::state::session::Standing;
use crate::state::sign_in::SignIn;
use crate::ui::button::{ActionButton, ButtonKind};
use crate::ui::dialog::Dialog;
use crate::ui::ids;
use crate::ui::notice::{Notice, NoticeKind};
use crate::ui::text_field::TextField;
use crate::words::{errors, frame};

/// Shown in the place of any page while nobody is signed in: the address stays as it is.
#[component]
pub fn SignInPage() -> impl IntoView {
    let app = use_app();
    let site = app.config(|it| it.site_name.clone());
    let title = frame::sign_in_to(&site);
    crate::dom::page::set_title(&title);
    use_lists().maintenance.refresh();
    view! {
        <div class="page page--sign-in">
            <h1 tabindex="-1">{title}</h1>
            <p class="quiet">{frame::SIGN_IN_INTRO}</p>
            <SignInForm name=String::new() />
        </div>
    }
}

/// Shown once over the page when the server does not take the token any more.
#[component]
pub fn SignInAgain() -> impl IntoView {
    let app = use_app();
    let lists = use_lists();
    if app.session.is_host() {
        return view! { <AtHost /> }.into_any();
    }
    let is_open = derive(move || app.session.standing() == Standing::Expired);
    view! {
        // There is no way around it but to sign in or to sign out: closing changes nothing.
        <Dialog title=frame::EXPIRED_TITLE is_open alert=true on_close=callback(move |()| {}) >
            <p>{frame::EXPIRED}</p>
            <SignInForm name=app.session.username_untracked().map(|it| it.0).unwrap_or_default() />
            <ActionButton
                label=frame::SIGN_OUT
                kind=ButtonKind::Quiet
                on_press=callback(move |()| app.leave(lists))
            />
        </Dialog>
    }
    .into_any()
}

/// No dialog, which would put the page around us out of reach: that is where to sign in.
#[component]
fn AtHost() -> impl IntoView {
    let session = use_app().session;
    let portal = use_app().config(|it| it.portal_name.clone());
    view! {
        <div class="at-host" role="alert">
            <p>{frame::sign_in_at(&portal)}</p>
            <ActionButton
                label=errors::RETRY
                kind=ButtonKind::Primary
                on_press=callback(move |()| session.enter_from_elsewhere())
            />
        </div>
    }
}

#[component]
fn SignInForm(name: String) -> impl IntoView {
    let app = use_app();
    let sign_in = SignIn::start(app, use_lists());
    let username = RwSignal::new(name);
    let password = RwSignal::new(String::new());
    let tried = RwSignal::new(false);
    let name_id = ids::unique("username");
    let password_id = ids::unique("password");
    let missing = move |text: RwSignal<String>| {
        derive(move || {
            (tried.get() && text.with(|it| it.trim().is_empty()))
                .then(|| frame::SIGN_IN_MISSING.to_owned())
        })
    };
    let fields = StoredValue::new((name_id.clone(), password_id.clone()));
    let form = NodeRef::<leptos::html::Form>::new();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        let (name, word) = (username.get_untracked(), password.get_untracked());
        let empty = match (name.trim().is_empty(), word.is_empty()) {
            (true, _) => Some(fields.with_value(|it| it.0.clone())),
            (false, true) => Some(fields.with_value(|it| it.1.clone())),
            (false, false) => None,
        };
        match (empty, form.get_untracked()) {
            (Some(id), Some(form)) => {
                timer::soon(move || {
                    focus::move_to_id(&form, &id);
                });
            }
            (Some(_), None) => {}
            (None, _) => sign_in.submit(name, word),
        }
    };
    let (takes_password, site_url, site_label) = app.config(|it| {
        (
            it.sign_in.password,
            it.sign_in.site_url.clone(),
            it.sign_in.site_label.clone(),
        )
    });
    // Over a page, the site's own is opened beside it, and everything on this one stays.
    let is_beside = app.session.is_site() && app.session.standing() == Standing::Expired;
    let target = is_beside.then_some("_blank");
    let site_url = route::with_way_back(&site_url, &history::current());
    // On a shared machine the browser neither fills in nor keeps anything.
    let fill = |it| if app.is_kiosk() { "off" } else { it };
    view! {
        <form class="sign-in" novalidate node_ref=form on:submit=submit>
            {maybe(move || sign_in.error.get().map(|error| view! {
                <div role="alert">
                    <Notice kind=NoticeKind::Danger><p>{failure(&error)}</p></Notice>
                </div>
            }.into_any()))}
            {takes_password.then(|| view! {
                <TextField
                    id=name_id
                    label=frame::USERNAME
                    value=username
                    on_input=callback(move |text| username.set(text))
                    problem=missing(username)
                    autocomplete=fill("username")
                />
                <TextField
                    id=password_id
                    label=frame::PASSWORD
                    value=password
                    on_input=callback(move |text| password.set(text))
                    problem=missing(password)
                    kind="password"
                    autocomplete=fill("current-password")
                />
                <ActionButton
                    label=frame::SIGN_IN
                    kind=ButtonKind::Primary
                    busy=sign_in.is_busy
                    submit=true
                />
            })}
            {(!site_url.is_empty()).then(|| view! {
                <p class="sign-in__site">
                    <a class="button" href=site_url rel="external" target=target>
                        {if site_label.is_empty() { frame::SITE_SIGN_IN.to_owned() } else { site_label }}
                        {is_beside.then(|| view! { <span class="visually-hidden">{format!(" ({})", frame::NEW_TAB)}</span> })}
                    </a>
                    {is_beside.then(|| view! {
                        <ActionButton
                            label=frame::SIGNED_IN_THERE
                            busy=sign_in.is_busy
                            on_press=callback(move |()| sign_in.look())
                        />
                    })}
                </p>
            })}
        </form>
    }
}

/// `/auth` answers a wrong password with a 400 of its own.
fn failure(error: &ApiError) -> String {
    match error {
        ApiError::SignedOut => frame::NOT_SIGNED_IN_THERE.to_owned(),
        ApiError::Refused(_) | ApiError::Invalid(_) => frame::SIGN_IN_WRONG.to_owned(),
        other => errors::sentence(other),
    }
}
