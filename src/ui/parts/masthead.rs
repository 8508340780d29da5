//! The head of every page: who is working, and the sections of the app.

use leptos::{children::ViewFnOnce, prelude::*};

/// A section of the app.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NavItem {
    /// Route.
    pub href: String,
    /// Its name.
    pub label: String,
    /// Whether the current page is in this section.
    pub current: bool,
}

/// Product name, who is working, and navigation. `tools` are shown beside the name: a lock button, for instance.
#[component]
pub fn Masthead(
    #[prop(default = "Plumbline")] product: &'static str,
    #[prop(default = "#/")] home: &'static str,
    /// Who is working here, if known.
    #[prop(into)]
    who: Signal<Option<String>>,
    /// The sections; empty before the desk is open.
    #[prop(into)]
    nav: Signal<Vec<NavItem>>,
    #[prop(optional, into)] tools: Option<ViewFnOnce>,
) -> impl IntoView {
    let items = move || {
        nav.get().into_iter().map(|NavItem { href, label, current }| view! {
        <li class="pl-masthead__item">
            <a class="pl-masthead__link" href=href aria-current=current.then_some("page")>{label}</a>
        </li>
    }).collect_view()
    };
    view! {
        <header class="pl-masthead">
            <div class="pl-masthead__inner">
                <a class="pl-masthead__product" href=home>
                    <svg class="pl-masthead__sign" width="18" height="48" viewBox="0 0 18 48" aria-hidden="true" focusable="false">
                        <path d="M8 0h2v30h-2zM3 29h12v4L9 48 3 33z" />
                    </svg>
                    {product}
                </a>
                <div class="pl-masthead__who">
                    {move || who.get().map(|who| view! { <span class="govuk-visually-hidden">"Working as "</span>{who} })}
                    {tools.map(|tools| tools.run())}
                </div>
            </div>
            {move || (!nav.with(Vec::is_empty)).then(|| view! {
                <nav class="pl-masthead__nav" aria-label="Main"><ul class="pl-masthead__list">{items}</ul></nav>
            })}
        </header>
    }
}
