//! Throwing a draft away: asked once more, and taken back as long as one stays.

use leptos::{prelude::*, task::spawn_local};

use super::frame::OpenAudit;
use crate::{
    store::StoreError,
    ui::parts::{AskFirst, WarningText},
};

/// The button, the question, and what became of it.
#[component]
pub fn ThrowAway(open: OpenAudit) -> impl IntoView {
    let asking = RwSignal::new(false);
    let fault = RwSignal::new(None::<StoreError>);
    let busy = RwSignal::new(false);
    let throw = move |()| {
        // Kept before it is removed: with the draft, this page goes.
        open.thrown.set(open.editing.get_untracked());
        busy.set(true);
        spawn_local(async move {
            if let Err(error) = open.editing.remove().await {
                let _ = open.thrown.try_set(None);
                let _ = fault.try_set(Some(error));
                let _ = busy.try_set(false);
                let _ = asking.try_set(false);
            }
        });
    };
    let stays = open.editing.signal(|draft| draft.correcting.is_some());
    view! {
        {move || fault.get().map(|error| view! {
            <WarningText>"The draft is still here: " {error.to_string()} "."</WarningText>
        })}
        <AskFirst id="throw-away" button_id="ask-to-throw-away" button="Throw this draft away"
            title="Throw this draft away?" yes="Throw it away" no="Keep it" busy asking on_yes=throw>
            <p>{move || if stays.get() {
                "Your changes will be gone. What you submitted before stays as it is."
            } else {
                "Everything you wrote for this audit will be gone from this device. A safeguarding concern that you \
                recorded stays."
            }}</p>
        </AskFirst>
    }
}
