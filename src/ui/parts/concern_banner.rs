//! A child may be unsafe now. It leads every page of the audit, strong and calm, until it has been answered.

use leptos::prelude::*;

/// The children say who was told and when, or that nobody has been told yet, with the link that puts it right.
#[component]
pub fn ConcernBanner(
    #[prop(default = "Immediate safeguarding concern")] title: &'static str,
    children: Children,
) -> impl IntoView {
    view! {
        <section class="pl-concern-banner" aria-labelledby="concern-title">
            <h2 class="pl-concern-banner__title" id="concern-title">{title}</h2>
            <div class="pl-concern-banner__text">{children()}</div>
        </section>
    }
}
