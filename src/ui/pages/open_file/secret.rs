//! The passphrase of a file.

use std::sync::Arc;

use leptos::prelude::*;
use zeroize::Zeroizing;

use super::Step;
use crate::{
    app::{
        browser::Browser,
        files::incoming::{Looked, look},
        session::Session,
    },
    ui::{
        attempt::{Attempt, AttemptSummary},
        parts::{Button, ButtonKind, Form, PassphraseField, StatusLine},
    },
};

const FIELD: &str = "file-passphrase";

/// Asks for the passphrase, and opens the file.
#[component]
pub fn AskSecret(
    session: Session,
    bytes: Arc<Vec<u8>>,
    attempt: Attempt,
    go: Callback<Step>,
) -> impl IntoView {
    let browser = Browser::here();
    let typed = RwSignal::new(Zeroizing::new(String::new()));
    let open = move |()| {
        if typed.with_untracked(|typed| typed.trim().is_empty()) {
            return attempt.refuse_at(FIELD, "Enter the passphrase that you were given.");
        }
        attempt.begin();
        let bytes = bytes.clone();
        browser.once_drawn(move || {
            let Some(looked) = typed.try_with_untracked(|typed| look(session, &bytes, Some(typed))) else {
                return;
            };
            attempt.end();
            match looked {
                Ok(Looked::Inside(inside)) => _ = go.try_run(Step::Inside(inside.into())),
                Ok(Looked::Passphrase) => {}
                Err(why) => attempt.refuse_at(FIELD, why),
            }
        });
    };
    let busy = attempt.busy();
    let working = move || {
        let busy = busy
            .get()
            .then_some("Opening the file. This takes a second or two…");
        busy.unwrap_or_default().to_owned()
    };
    view! {
        <AttemptSummary attempt />
        <p class="govuk-body">"The file is protected. Ask the person who handed it over for its passphrase, by telephone or face to face. It is not the passphrase of your device."</p>
        <Form on_submit=open>
            <PassphraseField id=FIELD label="Passphrase of the file" autocomplete="off" error=attempt.error(FIELD)
                value=Signal::derive(move || typed.with(|typed| typed.to_string()))
                on_input=move |text| typed.set(Zeroizing::new(text)) />
            <div class="govuk-button-group">
                <Button submit=true busy>{move || if busy.get() { "Opening…" } else { "Open it" }}</Button>
                <Button kind=ButtonKind::Secondary on_click=move |()| go.run(Step::Choose)>"Cancel"</Button>
            </div>
            <StatusLine text=Signal::derive(working) />
        </Form>
    }
}
