//! The start of every page: its title, as the window title and as the heading that takes focus.

use leptos::prelude::*;

use crate::{app::route::Route, ui::parts::BackLink};

/// The title of the current page, which the shell writes into the window title.
#[derive(Clone, Copy)]
pub struct WindowTitle(pub RwSignal<String>);

/// The id of every page's heading.
pub const HEADING: &str = "page-title";

/// A page with its heading.
#[component]
pub fn Page(
    /// The heading, and the window title.
    #[prop(into)]
    title: Signal<String>,
    /// The window title instead, if the heading names an audit or a week or reveals something about it. Browsers write
    /// window titles into their history, which can be read on the disk.
    #[prop(optional, into)]
    window: MaybeProp<String>,
    /// A line above the heading, such as the audit or the quarter.
    #[prop(optional, into)]
    caption: Option<Signal<String>>,
    /// The page to go back to, with the text of the link.
    #[prop(optional)]
    back: Option<(Route, &'static str)>,
    /// Goes back to an earlier step of this page.
    #[prop(optional, into)]
    step_back: Signal<Option<Callback<()>>>,
    /// Whether there are problems on this page. The window title then starts with “Error”.
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
