//! What somebody said, in their words, and who said it: a child, a parent, a carer; never by name.

use leptos::prelude::*;

/// A quotation with its speaker.
#[component]
pub fn Quote(#[prop(into)] text: String, #[prop(into)] speaker: String) -> impl IntoView {
    view! {
        <figure class="pl-quote">
            <blockquote class="pl-quote__text">{text}</blockquote>
            <figcaption class="pl-quote__speaker">{speaker}</figcaption>
        </figure>
    }
}
