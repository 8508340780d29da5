//! What was just removed, and a button to put it back. The notice takes focus, because the element that had it was
//! removed.

use super::{Button, ButtonKind};
use leptos::prelude::*;

/// Takes focus when it appears.
#[component]
pub fn Undo(
    #[prop(into)] id: String,
    /// What was removed: "Action 2 is removed."
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
