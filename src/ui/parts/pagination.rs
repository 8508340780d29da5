//! The thing before and the thing after, named.

use leptos::prelude::*;

/// Where to, and what is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageLink {
    /// Route.
    pub href: String,
    /// What is there: the next practice area, the previous audit.
    pub label: String,
}

/// Previous and next, either of which may be missing.
#[component]
pub fn Pagination(
    #[prop(optional_no_strip)] previous: Option<PageLink>,
    #[prop(optional_no_strip)] next: Option<PageLink>,
    /// Names the landmark, where a page has more than one.
    #[prop(default = "Previous and next")]
    what: &'static str,
) -> impl IntoView {
    let link = |link: PageLink, side: &'static str, word: &'static str, arrow: &'static str| {
        view! {
            <div class=format!("govuk-pagination__{side}")>
                <a class="govuk-link govuk-pagination__link" href=link.href rel=side>
                    <svg class=format!("govuk-pagination__icon govuk-pagination__icon--{side}") width="15" height="13" viewBox="0 0 15 13" aria-hidden="true" focusable="false">
                        <path d=arrow />
                    </svg>
                    <span class="govuk-pagination__link-title">
                        {word}<span class="govuk-visually-hidden">":"</span>
                    </span>
                    <span class="govuk-visually-hidden">" "</span>
                    <span class="govuk-pagination__link-label">{link.label}</span>
                </a>
            </div>
        }
    };
    view! {
        <nav class="govuk-pagination govuk-pagination--block" aria-label=what>
            {previous.map(|to| link(to, "prev", "Previous", "m6.5938-0.0078-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293z"))}
            {next.map(|to| link(to, "next", "Next", "m8.107-0.0078-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z"))}
        </nav>
    }
}
