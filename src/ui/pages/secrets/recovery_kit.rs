//! The recovery kit: a printed sheet with the code that opens the device if the passphrase is forgotten.

use std::sync::Arc;

use jiff::civil::Date;
use leptos::prelude::*;

use crate::{
    app::browser::Browser,
    ui::{
        attempt::{Attempt, AttemptSummary},
        dates,
        parts::{Button, ButtonKind, Checkboxes, Choice, Form, WarningText},
    },
};

const KEPT: &str = "kept";

/// The kit. The user prints it and confirms that the code is on paper.
#[component]
pub fn RecoveryKit(
    /// The recovery code.
    code: Arc<str>,
    /// The day on which it was made.
    made: Date,
    /// Goes on.
    #[prop(into)]
    on_done: Callback<()>,
    attempt: Attempt,
) -> impl IntoView {
    let browser = Browser::here();
    let kept = RwSignal::new(false);
    let done = move |()| {
        attempt.clear();
        if kept.get_untracked() {
            on_done.run(());
        } else {
            attempt.refuse_at(KEPT, "Tick this once the code is on paper");
        }
    };
    let busy = attempt.busy();
    view! {
        <AttemptSummary attempt />
        <p class="govuk-body pl-screen-only">
            "If the passphrase is forgotten, this code opens the device. It is shown now, and never again."
        </p>
        <section class="pl-kit" aria-label="Recovery kit">
            <p class="pl-kit__made">{format!("Plumbline recovery kit, made on {}", dates::day(made))}</p>
            <p class="pl-kit__code" id="recovery-code">{groups(&code)}</p>
            <p class="pl-kit__how">
                "To use it: open Plumbline on the same device, choose “I have forgotten the passphrase”, and type the code. \
                 It opens backups that were made on that device too."
            </p>
            <p class="pl-kit__whose">"Which laptop this is for:"</p>
        </section>
        <div class="pl-screen-only">
            <WarningText>"If both the passphrase and this code are lost, so is everything on this device. Nobody can get it back."</WarningText>
            <Button kind=ButtonKind::Secondary on_click=move |()| browser.print.run(())>"Print this page"</Button>
            <p class="govuk-body">"No printer? Write the code down by hand. It does not matter if you mix up letters and digits that look alike."</p>
            <Form on_submit=done>
                <Checkboxes id=KEPT legend="Before you go on" error=attempt.error(KEPT)
                    choices=vec![Choice::new("yes", "The code is on paper, and the paper will be kept away from this device")]
                    selected=Signal::derive(move || if kept.get() { vec!["yes".to_owned()] } else { Vec::new() })
                    on_toggle=move |(_, ticked): (String, bool)| kept.set(ticked) />
                <Button submit=true busy>{move || if busy.get() { "Locking…" } else { "Continue" }}</Button>
            </Form>
        </div>
    }
}

/// The code in groups. A line break never splits a group.
fn groups(code: &str) -> impl IntoView + use<> {
    let groups = code.split_inclusive('-').map(str::to_owned);
    groups
        .map(|group| view! { <span class="pl-kit__group">{group}</span> })
        .collect_view()
}
