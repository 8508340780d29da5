//! The recovery code. A typing error gets a different message from a valid code that doesn't open this device.

use leptos::prelude::*;

use super::Told;
use crate::{
    app::{browser::Browser, device::not_unlocked::NotUnlocked},
    store::vault::RecoveryCode,
    ui::{
        attempt::{Attempt, AttemptSummary},
        parts::{Button, Form, TextField},
    },
};

const FIELD: &str = "code";

/// A recovery code attempt, and the callback for its outcome.
pub type Try = (RecoveryCode, Told);

/// The form.
#[component]
pub fn Recover(
    /// Tries a code.
    on_try: Callback<Try>,
    attempt: Attempt,
) -> impl IntoView {
    let browser = Browser::here();
    let typed = RwSignal::new(String::new());
    let tried = Callback::new(move |outcome: Result<(), NotUnlocked>| match outcome {
        Ok(()) => attempt.end(),
        Err(refused) => attempt.refuse_at(FIELD, said_of(refused)),
    });
    let try_it = move |()| match typed.with_untracked(|typed| typed.parse::<RecoveryCode>()) {
        Err(slip) => attempt.refuse_at(FIELD, format!("{slip}.")),
        Ok(code) => {
            if attempt.begin() {
                browser.once_drawn(move || _ = on_try.try_run((code.clone(), tried)));
            }
        }
    };
    let busy = attempt.busy();
    view! {
        <AttemptSummary attempt />
        <p class="govuk-body">"It is on the sheet of paper that was printed when this device was set up."</p>
        <Form on_submit=try_it>
            <div class="pl-secret-field">
                <TextField id=FIELD label="Recovery code" error=attempt.error(FIELD) value=typed on_input=move |text| typed.set(text)
                    hint="24 letters and digits. You can leave the dashes out and use small letters." />
            </div>
            <Button submit=true busy>{move || if busy.get() { "Opening…" } else { "Continue" }}</Button>
        </Form>
    }
}

fn said_of(refused: NotUnlocked) -> String {
    match &refused {
        NotUnlocked::Wrong => {
            "This code is complete, but it does not open this device. It may be for another device, or an old one that \
             a newer kit has replaced."
                .to_owned()
        }
        NotUnlocked::Foreign => format!("{refused}. Reload the page to choose another backup."),
        NotUnlocked::Store(error) => format!("Not opened: {error}."),
    }
}
