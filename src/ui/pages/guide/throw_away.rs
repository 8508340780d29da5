//! Throws a draft away after a confirmation. The user can put it back until they leave the page.

use leptos::prelude::*;

use super::open::OpenAudit;
use crate::ui::{
    attempt::Attempt,
    parts::{AskFirst, WarningText},
};

/// The button, the confirmation, and the error message if it fails.
#[component]
pub fn ThrowAway(open: OpenAudit) -> impl IntoView {
    let asking = RwSignal::new(false);
    let attempt = Attempt::new();
    let throw = move |()| {
        // The copy is made before the removal, because this page disappears with the draft.
        open.thrown.set(open.editing.get_untracked());
        let work = async move {
            let removed = open.editing.remove().await;
            if removed.is_err() {
                let _ = open.thrown.try_set(None);
                let _ = asking.try_set(false);
            }
            removed.map_err(|error| format!("The draft is still here: {error}."))
        };
        attempt.run(work, |()| ());
    };
    let stays = open.editing.signal(|draft| draft.correcting.is_some());
    view! {
        {move || attempt.fault.get().map(|fault| view! { <WarningText>{fault}</WarningText> })}
        <AskFirst id="throw-away" button_id="ask-to-throw-away" button="Throw this draft away"
            title="Throw this draft away?" yes="Throw it away" no="Keep it" busy=attempt.busy() asking on_yes=throw>
            <p>{move || if stays.get() {
                "Your changes will be gone. What you submitted before stays as it is."
            } else {
                "Everything you wrote for this audit will be gone from this device. A safeguarding concern that you \
                recorded stays."
            }}</p>
        </AskFirst>
    }
}
