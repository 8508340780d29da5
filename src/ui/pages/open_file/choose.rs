//! Choosing the file.

use leptos::prelude::*;

use super::WayOut;
use crate::{
    app::{
        browser::{Browser, Picked},
        route::Route,
    },
    exchange::seal::MOST,
    ui::{
        attempt::{Attempt, AttemptSummary},
        parts::{Button, FileField, Form, StatusLine},
    },
};

/// The id of the file field.
pub const FIELD: &str = "handed-over";

/// The file field, with the reason if a file was refused.
#[component]
pub fn Choose(
    attempt: Attempt,
    way_out: RwSignal<Option<WayOut>>,
    on_file: Callback<Picked>,
) -> impl IntoView {
    let browser = Browser::here();
    let open = move |()| {
        attempt.begin();
        browser.once_drawn(move || browser.read_file.run((FIELD.to_owned(), MOST, on_file)));
    };
    let clear = move |()| {
        attempt.clear();
        way_out.set(None);
    };
    let help = move || {
        let (route, name) = way_out.get()?;
        Some(
            view! { <p class="govuk-body"><a class="govuk-link" href=route.href()>{format!("Go to “{name}”")}</a></p> },
        )
    };
    let busy = attempt.busy();
    let working = move || {
        let busy = busy.get().then_some("Opening the file…");
        busy.unwrap_or_default().to_owned()
    };
    view! {
        <AttemptSummary attempt />
        {help}
        <p class="govuk-body">
            "A colleague’s audits, moderations or plans come as a file whose name ends in .plumbline. Before anything \
             is added, you see what is in it and what it would change. Nothing that is here is changed or removed \
             unless you say so."
        </p>
        <Form on_submit=open>
            <FileField id=FIELD label="The file" hint="Choose it, or drop it onto the button. Its name ends in .plumbline"
                error=attempt.error(FIELD) on_change=clear />
            <Button submit=true busy>"Open the file"</Button>
            <StatusLine text=Signal::derive(working) />
        </Form>
        <p class="govuk-body">"To give your own work to somebody: "
            <a class="govuk-link" href=Route::HandOver.href()>"Hand over"</a></p>
    }
}
