//! The recovery kit: the one sheet of paper that opens a device whose passphrase is forgotten.

use std::sync::Arc;

use jiff::civil::Date;
use leptos::prelude::*;

use crate::{
    app::browser::Browser,
    ui::{
        dates,
        parts::{Button, ButtonKind, Checkboxes, Choice, ErrorLink, ErrorSummary, Form, WarningText},
    },
};

const KEPT: &str = "kept";

/// The kit, to be printed and acknowledged.
#[component]
pub fn RecoveryKit(
    /// The recovery code.
    code: Arc<str>,
    /// The day on which it was made.
    made: Date,
    /// Goes on.
    #[prop(into)]
    on_done: Callback<()>,
    /// It is being worked on.
    #[prop(into)]
    busy: Signal<bool>,
    /// Whether something is wrong, for the window's title.
    wrong: RwSignal<bool>,
) -> impl IntoView {
    let browser = Browser::here();
    let kept = RwSignal::new(false);
    let fault = RwSignal::new(None::<String>);
    let tries = RwSignal::new(0u32);
    let done = move |()| {
        let missing = !kept.get_untracked();
        wrong.set(missing);
        fault.set(missing.then(|| "Tick this once the code is on paper".to_owned()));
        tries.update(|n| *n += 1);
        if !missing {
            on_done.run(());
        }
    };
    let errors = Signal::derive(move || {
        let link = |text| ErrorLink {
            target: KEPT.to_owned(),
            text,
        };
        fault.get().map(link).into_iter().collect::<Vec<_>>()
    });
    view! {
        <ErrorSummary errors focus=tries />
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
            <p class="govuk-body">"No printer? Write the code down by hand. Letters and digits that look alike are taken for each other."</p>
            <Form on_submit=done>
                <Checkboxes id=KEPT legend="Before you go on" error=Signal::derive(move || fault.get())
                    choices=vec![Choice::new("yes", "The code is on paper, and the paper will be kept away from this device")]
                    selected=Signal::derive(move || if kept.get() { vec!["yes".to_owned()] } else { Vec::new() })
                    on_toggle=move |(_, ticked): (String, bool)| kept.set(ticked) />
                <Button submit=true busy>{move || if busy.get() { "Locking…" } else { "Continue" }}</Button>
            </Form>
        </div>
    }
}

/// The code in its groups, which stay whole where the line breaks.
fn groups(code: &str) -> impl IntoView + use<> {
    let groups = code.split_inclusive('-').map(str::to_owned);
    groups
        .map(|group| view! { <span class="pl-kit__group">{group}</span> })
        .collect_view()
}
