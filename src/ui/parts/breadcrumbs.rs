//! Where this page stands.

use leptos::prelude::*;

/// A page above this one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crumb {
    /// Route.
    pub href: String,
    /// Its title.
    pub text: String,
}

/// The pages above, outermost first; the page itself is its heading and is left out.
#[component]
pub fn Breadcrumbs(crumbs: Vec<Crumb>) -> impl IntoView {
    let items = crumbs.into_iter().map(|Crumb { href, text }| view! {
        <li class="govuk-breadcrumbs__list-item"><a class="govuk-breadcrumbs__link" href=href>{text}</a></li>
    });
    view! {
        <nav class="govuk-breadcrumbs" aria-label="Breadcrumb">
            <ol class="govuk-breadcrumbs__list">{items.collect_view()}</ol>
        </nav>
    }
}
