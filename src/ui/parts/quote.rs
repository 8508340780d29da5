//! What somebody said, in their own words, and whether they are a child, a parent or a carer; never a name.

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
