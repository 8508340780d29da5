//! Throwing a draft away: asked once more, and taken back as long as one stays.

use leptos::{prelude::*, task::spawn_local};

use super::frame::OpenAudit;
use crate::{
    store::StoreError,
    ui::parts::{Button, ButtonKind, Confirm, WarningText, focus_soon},
};

/// The button that asks.
const ASK: &str = "ask-to-throw-away";

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
    let keep = move |()| {
        asking.set(false);
        focus_soon(ASK.to_owned());
    };
    let stays = open.editing.signal(|draft| draft.correcting.is_some());
    let ask = move || {
        view! {
            <Button id=ASK kind=ButtonKind::Secondary on_click=move |()| asking.set(true)>"Throw this draft away"</Button>
        }
    };
    let question = move || {
        view! {
            <Confirm
                id="throw-away"
                title="Throw this draft away?"
                yes="Throw it away"
                no="Keep it"
                busy
                on_yes=throw
                on_no=keep
            >
                <p>{move || if stays.get() {
                    "Your changes will be gone. What you submitted before stays as it is."
                } else {
                    "Everything you wrote for this audit will be gone from this device. A safeguarding concern that you \
                    recorded stays."
                }}</p>
            </Confirm>
        }
    };
    view! {
        {move || fault.get().map(|error| view! {
            <WarningText>"The draft is still here: " {error.to_string()} "."</WarningText>
        })}
        {move || if asking.get() { question().into_any() } else { ask().into_any() }}
    }
}
