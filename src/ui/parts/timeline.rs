//! Who did what and when, oldest first. Nothing in it was ever edited.

use leptos::prelude::*;

/// The history; its children are [`TimelineEntry`]s.
#[component]
pub fn Timeline(children: Children) -> impl IntoView {
    view! { <ol class="pl-timeline">{children()}</ol> }
}

/// One entry; the children are its details.
#[component]
pub fn TimelineEntry(
    #[prop(into)] title: String,
    /// Who did it, as a role or initials.
    #[prop(into)]
    who: String,
    /// In the machine form for the `datetime` attribute.
    #[prop(into)]
    datetime: String,
    /// In the form for people.
    #[prop(into)]
    when: String,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    view! {
        <li class="pl-timeline__entry">
            <h3 class="pl-timeline__title">{title}</h3>
            <p class="pl-timeline__by">{who}", "<time datetime=datetime>{when}</time></p>
            {children.map(|children| view! { <div class="pl-timeline__text">{children()}</div> })}
        </li>
    }
}
