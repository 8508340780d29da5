//! A sentence to copy into a report. The caller reports whether copying succeeded, because only the caller knows.

use super::{Button, ButtonKind};
use leptos::prelude::*;

/// The text, a button that passes it to `on_copy`, and a line that announces `status` ("Copied", or what to do if the
/// browser refused).
#[component]
pub fn CopyText(
    #[prop(into)] text: Signal<String>,
    #[prop(into)] on_copy: Callback<String>,
    #[prop(into)] status: Signal<String>,
    /// What is copied, read out after "Copy".
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
