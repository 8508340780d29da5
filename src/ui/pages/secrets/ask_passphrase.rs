//! Asks for the passphrase. Attempts are unlimited: wrong ones cause a wait, and nothing worse.

use leptos::prelude::*;

use crate::{
    app::{
        browser::Browser,
        device::{not_unlocked::NotUnlocked, opening::Opening},
    },
    store::vault::Passphrase,
    ui::{
        attempt::{Attempt, AttemptSummary},
        pages::secrets::waiting::Waiting,
        parts::{Button, Countdown, Form, PassphraseField},
    },
};

const FIELD: &str = "passphrase";

/// A passphrase attempt, and the callback for its outcome.
pub type Try = (Passphrase, Callback<Result<(), NotUnlocked>>);

/// The form.
#[component]
pub fn AskPassphrase(
    opening: Opening,
    /// Tries a passphrase.
    on_try: Callback<Try>,
    attempt: Attempt,
    /// The text of the button, and its text while busy.
    words: (&'static str, &'static str),
    /// Whether the field takes focus. For a page whose only purpose is to ask for the passphrase.
    #[prop(optional)]
    focus: bool,
) -> impl IntoView {
    let browser = Browser::here();
    let typed = RwSignal::new(String::new());
    let waiting = Waiting::follow(opening);
    let tried = Callback::new(move |outcome: Result<(), NotUnlocked>| {
        waiting.look();
        match outcome {
            Ok(()) => attempt.end(),
            Err(refused) => attempt.refuse_at(FIELD, said(refused)),
        }
    });
    let try_it = move |()| {
        if typed.with_untracked(|typed| typed.trim().is_empty()) {
            return attempt.refuse_at(FIELD, "Enter the passphrase.");
        }
        if attempt.begin() {
            browser.once_drawn(move || {
                if let Some(typed) = typed.try_get_untracked() {
                    on_try.try_run((Passphrase::typed(&typed), tried));
                }
            });
        }
    };
    let busy = attempt.busy();
    let held_up = Signal::derive(move || busy.get() || waiting.seconds().get() > 0);
    view! {
        <AttemptSummary attempt />
        <Form on_submit=try_it>
            <PassphraseField id=FIELD label="Passphrase" focus error=attempt.error(FIELD) value=typed on_input=move |text| typed.set(text) />
            <Countdown seconds=waiting.seconds() />
            <Button submit=true busy=held_up>{move || if busy.get() { words.1 } else { words.0 }}</Button>
        </Form>
    }
}

fn said(refused: NotUnlocked) -> String {
    match &refused {
        NotUnlocked::Wrong => "That is not the passphrase of this device.".to_owned(),
        NotUnlocked::Foreign => format!("{refused}. Reload the page to choose another backup."),
        NotUnlocked::Store(error) => format!("Not opened: {error}."),
    }
}
