//! What every page begins with: its title, in the window and as the heading that takes focus.

use leptos::prelude::*;

use crate::{app::route::Route, ui::parts::BackLink};

/// The title of the page that is shown; the shell writes it into the window.
#[derive(Clone, Copy)]
pub struct WindowTitle(pub RwSignal<String>);

/// The id of every page's heading.
pub const HEADING: &str = "page-title";

/// A page with its heading.
#[component]
pub fn Page(
    /// The heading, and the window's title.
    #[prop(into)]
    title: Signal<String>,
    /// What the window says instead, where the heading names an audit or a week or says something of it: browsers write the
    /// titles of windows into their history, which is readable on the disk.
    #[prop(optional, into)]
    window: MaybeProp<String>,
    /// A line above the heading: which audit, which quarter.
    #[prop(optional, into)]
    caption: Option<Signal<String>>,
    /// Where one came from, with the words of the link.
    #[prop(optional)]
    back: Option<(Route, &'static str)>,
    /// Goes back to an earlier step of this page.
    #[prop(optional, into)]
    step_back: Signal<Option<Callback<()>>>,
    /// There are problems on this page; the window's title says so first.
    #[prop(optional, into)]
    problems: Signal<bool>,
    children: Children,
) -> impl IntoView {
    if let Some(WindowTitle(shown)) = use_context() {
        Effect::new(move || {
            let error = if problems.get() { "Error: " } else { "" };
            let title = window.get().unwrap_or_else(|| title.get());
            shown.set(format!("{error}{title}"));
        });
    }
    view! {
        {back.map(|(route, text)| view! { <BackLink href=route.href() text=text /> })}
        {move || step_back.get().map(|back| view! { <BackLink href="#" on_click=back /> })}
        <h1 id=HEADING tabindex="-1" class="govuk-heading-l">
            {caption.map(|caption| view! { <span class="govuk-caption-l">{move || caption.get()}</span> })}
            {move || title.get()}
        </h1>
        {children()}
    }
}
