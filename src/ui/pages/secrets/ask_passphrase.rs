//! Asking for the passphrase, as often as it takes: wrong ones are slowed, and nothing else ever comes of them.

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

/// A passphrase to be tried, and what is told of it.
pub type Try = (Passphrase, Callback<Result<(), NotUnlocked>>);

/// The form.
#[component]
pub fn AskPassphrase(
    opening: Opening,
    /// Tries a passphrase.
    on_try: Callback<Try>,
    attempt: Attempt,
    /// The words of the button, and those while it works.
    words: (&'static str, &'static str),
    /// The field takes focus: it is what whoever opens the page came for.
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
