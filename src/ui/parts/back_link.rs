//! One step up, where the browser's own button would leave the app.

use leptos::prelude::*;

/// A link back.
#[component]
pub fn BackLink(
    #[prop(into)] href: Signal<String>,
    #[prop(default = "Back")] text: &'static str,
) -> impl IntoView {
    view! { <a class="govuk-back-link" href=href>{text}</a> }
}
