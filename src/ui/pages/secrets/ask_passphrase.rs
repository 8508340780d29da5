//! Asking for the passphrase, as often as it takes: wrong ones are slowed, and nothing else ever comes of them.

use leptos::prelude::*;

use crate::{
    app::{
        browser::Browser,
        device::{not_unlocked::NotUnlocked, opening::Opening},
    },
    store::vault::Passphrase,
    ui::{
        pages::secrets::waiting::Waiting,
        parts::{Button, Countdown, ErrorSummary, Form, PassphraseField, error_at},
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
    /// Whether something is wrong, for the window's title.
    wrong: RwSignal<bool>,
    /// The words of the button, and those while it works.
    words: (&'static str, &'static str),
    /// The field takes focus: it is what whoever opens the page came for.
    #[prop(optional)]
    focus: bool,
) -> impl IntoView {
    let browser = Browser::here();
    let typed = RwSignal::new(String::new());
    let fault = RwSignal::new(None::<String>);
    let tries = RwSignal::new(0u32);
    let busy = RwSignal::new(false);
    let waiting = Waiting::follow(opening);
    let tried = Callback::new(move |outcome: Result<(), NotUnlocked>| {
        busy.set(false);
        waiting.look();
        wrong.set(outcome.is_err());
        fault.set(outcome.err().map(said));
        tries.update(|n| *n += 1);
    });
    let try_it = move |()| {
        if typed.with_untracked(|typed| typed.trim().is_empty()) {
            wrong.set(true);
            fault.set(Some("Enter the passphrase.".to_owned()));
            return tries.update(|n| *n += 1);
        }
        busy.set(true);
        browser.once_drawn(move || {
            if let Some(typed) = typed.try_get_untracked() {
                on_try.try_run((Passphrase::typed(&typed), tried));
            }
        });
    };
    let errors = error_at(FIELD, fault);
    let held_up = Signal::derive(move || busy.get() || waiting.seconds().get() > 0);
    view! {
        <ErrorSummary errors focus=tries />
        <Form on_submit=try_it>
            <PassphraseField id=FIELD label="Passphrase" focus error=fault value=typed on_input=move |text| typed.set(text) />
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
