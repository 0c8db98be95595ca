//! A message in a box, told apart by picture, color and words together.

use leptos::prelude::*;

use super::icon::Icon;

/// What sort of message it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NoticeKind {
    #[default]
    Info,
    Success,
    Warning,
    Danger,
}

impl NoticeKind {
    /// The `data-kind` in the style sheet.
    pub fn attribute(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Success => "success",
            Self::Warning => "warning",
            Self::Danger => "danger",
        }
    }

    /// The name of its picture.
    pub fn icon(self) -> &'static str {
        match self {
            Self::Success => "check",
            other => other.attribute(),
        }
    }
}

/// A message in place. It is not announced: what appears later belongs in a region with a role.
#[component]
pub fn Notice(
    #[prop(optional)] kind: NoticeKind,
    /// A line in bold above the rest; may be empty.
    #[prop(optional, into)]
    title: String,
    children: Children,
) -> impl IntoView {
    view! {
        <div class="notice" data-kind=kind.attribute()>
            <Icon name=kind.icon() />
            <div class="notice__text">
                {(!title.is_empty()).then(|| view! { <p class="notice__title">{title}</p> })}
                {children()}
            </div>
        </div>
    }
    .into_any()
}
