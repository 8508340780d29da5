//! A sentence to be taken into a report. Whether the copy succeeded is the caller's to say, since only the caller knows.

use super::{Button, ButtonKind};
use leptos::prelude::*;

/// The text, a button that hands it to `on_copy`, and the place where `status` is read out
/// ("Copied", or what to do when the browser would not).
#[component]
pub fn CopyText(
    #[prop(into)] text: Signal<String>,
    #[prop(into)] on_copy: Callback<String>,
    #[prop(into)] status: Signal<String>,
    /// What is copied, said after "Copy".
    #[prop(into)]
    what: String,
) -> impl IntoView {
    view! {
        <div class="pl-copy-text">
            <p class="pl-copy-text__text">{text}</p>
            <div class="pl-copy-text__tools">
                <Button kind=ButtonKind::Secondary hidden=what on_click=move || on_copy.run(text.get_untracked())>"Copy"</Button>
                <p class="pl-copy-text__status" role="status">{status}</p>
            </div>
        </div>
    }
}
