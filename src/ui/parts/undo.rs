//! What was just taken out, and the way back. Focus goes there, because what had it is gone.

use super::{Button, ButtonKind};
use leptos::prelude::*;

/// Takes focus when it appears.
#[component]
pub fn Undo(
    #[prop(into)] id: String,
    /// What was taken out: "Action 2 is removed."
    #[prop(into)]
    text: String,
    #[prop(default = "Put it back")] word: &'static str,
    #[prop(into)] on_undo: Callback<()>,
) -> impl IntoView {
    let line = NodeRef::<leptos::html::P>::new();
    Effect::new(move |_| {
        if let Some(line) = line.get() {
            let _ = line.focus();
        }
    });
    view! {
        <div class="pl-undo" id=id>
            <p class="pl-undo__text" tabindex="-1" node_ref=line>{text}</p>
            <Button kind=ButtonKind::Secondary on_click=on_undo>{word}</Button>
        </div>
    }
}
