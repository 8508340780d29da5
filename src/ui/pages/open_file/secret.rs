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
    ui::parts::{Button, ButtonKind, ErrorSummary, Form, PassphraseField, StatusLine, error_at},
};

const FIELD: &str = "file-passphrase";

/// Asks for it, and opens the file.
#[component]
pub fn AskSecret(
    session: Session,
    bytes: Arc<Vec<u8>>,
    wrong: RwSignal<bool>,
    go: Callback<Step>,
) -> impl IntoView {
    let browser = Browser::here();
    let typed = RwSignal::new(Zeroizing::new(String::new()));
    let fault = RwSignal::new(None::<String>);
    let tries = RwSignal::new(0u32);
    let busy = RwSignal::new(false);
    let fail = move |text: String| {
        fault.set(Some(text));
        wrong.set(true);
        tries.update(|n| *n += 1);
    };
    let open = move |()| {
        if typed.with_untracked(|typed| typed.trim().is_empty()) {
            return fail("Type the passphrase that you were told.".to_owned());
        }
        busy.set(true);
        let bytes = bytes.clone();
        browser.once_drawn(move || {
            let Some(looked) = typed.try_with_untracked(|typed| look(session, &bytes, Some(typed))) else {
                return;
            };
            busy.set(false);
            match looked {
                Ok(Looked::Inside(inside)) => _ = go.try_run(Step::Inside(inside.into())),
                Ok(Looked::Passphrase) => {}
                Err(why) => fail(why.to_string()),
            }
        });
    };
    let errors = error_at(FIELD, fault);
    let working = move || {
        let busy = busy
            .get()
            .then_some("Opening the file. This takes a second or two…");
        busy.unwrap_or_default().to_owned()
    };
    view! {
        <ErrorSummary errors focus=tries />
        <p class="govuk-body">"The file is sealed. Whoever handed it over tells you its passphrase, by telephone or face to face. It is not the one of your device."</p>
        <Form on_submit=open>
            <PassphraseField id=FIELD label="Passphrase of the file" autocomplete="off" error=fault
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
