//! Choosing a passphrase. The form proposes random words, and also accepts the user's own.

use leptos::prelude::*;

use crate::{
    store::vault::{Chance, Passphrase, propose},
    ui::{
        attempt::{Attempt, AttemptSummary},
        pages::secrets::proposed_words::ProposedWords,
        parts::{Button, Form, PassphraseField},
    },
};

const FIRST: &str = "new-passphrase";
const AGAIN: &str = "new-passphrase-again";

/// The state of the form. Set-up keeps it between steps, so that a user who goes back and returns finds the same text
/// and the same proposed words.
#[derive(Clone, Copy)]
pub struct Typing {
    proposed: RwSignal<String>,
    typed: RwSignal<String>,
    again: RwSignal<String>,
    chance: Chance,
}

impl Typing {
    /// Empty fields, and newly drawn words.
    pub fn new(chance: Chance) -> Self {
        Self {
            proposed: RwSignal::new(propose(chance)),
            typed: RwSignal::new(String::new()),
            again: RwSignal::new(String::new()),
            chance,
        }
    }

    /// The chosen passphrase, or the field at fault and the reason.
    fn chosen(self) -> Result<Passphrase, (&'static str, String)> {
        let chosen = Passphrase::choose(&self.typed.get_untracked());
        let chosen = chosen.map_err(|short| (FIRST, format!("{short}.")))?;
        if chosen == Passphrase::typed(&self.again.get_untracked()) {
            return Ok(chosen);
        }
        let differs = "The two are not the same. Show them to see where they differ.";
        Err((AGAIN, differs.to_owned()))
    }
}

/// The form.
#[component]
pub fn NewPassphrase(
    /// The state of the form.
    typing: Typing,
    /// Takes the passphrase.
    #[prop(into)]
    on_chosen: Callback<Passphrase>,
    attempt: Attempt,
    /// The text of the button, and its text while busy.
    words: (&'static str, &'static str),
) -> impl IntoView {
    let Typing {
        proposed,
        typed,
        again,
        chance,
    } = typing;
    let choose = move |()| {
        attempt.clear();
        match typing.chosen() {
            Ok(chosen) => on_chosen.run(chosen),
            Err((field, why)) => attempt.refuse_at(field, why),
        }
    };
    let busy = attempt.busy();
    view! {
        <AttemptSummary attempt />
        <p class="govuk-body">
            "Everything on this device is locked with it. Nobody can reset it for you: there is no server that knows it."
        </p>
        <p class="govuk-body">"Here are six random words. Use them, or choose your own: what matters is length, not unusual characters."</p>
        <ProposedWords proposed chance />
        <Form on_submit=choose>
            <PassphraseField id=FIRST label="Passphrase" hint="12 characters or more. You can paste it."
                autocomplete="new-password" error=attempt.error(FIRST) value=typed on_input=move |text| typed.set(text) />
            <PassphraseField id=AGAIN label="Type it again" autocomplete="new-password"
                error=attempt.error(AGAIN) value=again on_input=move |text| again.set(text) />
            <Button submit=true busy>{move || if busy.get() { words.1 } else { words.0 }}</Button>
        </Form>
    }
}
