//! The banner for a child who may be unsafe now. It is first on every page of the audit, prominent but calm, until
//! somebody has been told.

use leptos::prelude::*;

/// The children say who was told and when, or that nobody has been told yet, with the link to record it.
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
