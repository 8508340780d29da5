//! A link that looks like a button. It leads to a page, and is announced as a link.

use super::ButtonKind;
use leptos::prelude::*;

/// A link to another route, drawn as a button.
#[component]
pub fn ButtonLink(
    #[prop(into)] href: Signal<String>,
    #[prop(optional)] kind: ButtonKind,
    children: Children,
) -> impl IntoView {
    view! { <a href=href class=kind.class() draggable="false">{children()}</a> }
}
