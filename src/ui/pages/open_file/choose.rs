//! Choosing the files.

use leptos::prelude::*;

use super::WayOut;
use crate::{
    app::{
        browser::{Browser, NamedFile},
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

/// The file field, with the reason if the only file was refused.
#[component]
pub fn Choose(
    attempt: Attempt,
    way_out: RwSignal<Option<WayOut>>,
    on_files: Callback<Vec<NamedFile>>,
) -> impl IntoView {
    let browser = Browser::here();
    let open = move |()| {
        attempt.begin();
        browser.once_drawn(move || browser.read_files.run((FIELD.to_owned(), MOST, on_files)));
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
        let busy = busy.get().then_some("Opening…");
        busy.unwrap_or_default().to_owned()
    };
    view! {
        <AttemptSummary attempt />
        {help}
        <p class="govuk-body">
            "A colleague’s audits, moderations or plans come as a file whose name ends in .plumbline. You can open the \
             files of several colleagues at once. Before anything is added, you see what is in each file and what it would \
             change. Nothing that is here is changed or removed unless you say so."
        </p>
        <Form on_submit=open>
            <FileField id=FIELD label="The file, or several files" multiple=true
                hint="Choose one or more, or drop them onto the button. Their names end in .plumbline" error=attempt.error(FIELD) on_change=clear />
            <Button submit=true busy>"Open"</Button>
            <StatusLine text=Signal::derive(working) />
        </Form>
        <p class="govuk-body">"To give your own work to somebody: "
            <a class="govuk-link" href=Route::HandOver.href()>"Hand over"</a></p>
    }
}
