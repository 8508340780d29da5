//! Choosing the file.

use leptos::prelude::*;

use super::Fault;
use crate::{
    app::{
        browser::{Browser, Picked},
        route::Route,
    },
    exchange::seal::MOST,
    ui::parts::{Button, ErrorSummary, FileField, Form, StatusLine, error_at},
};

const FIELD: &str = "handed-over";

/// The file, and what is wrong with it.
#[component]
pub fn Choose(
    fault: RwSignal<Option<Fault>>,
    tries: RwSignal<u32>,
    busy: RwSignal<bool>,
    wrong: RwSignal<bool>,
    on_file: Callback<Picked>,
) -> impl IntoView {
    let browser = Browser::here();
    let open = move |()| {
        busy.set(true);
        browser.once_drawn(move || browser.read_file.run((FIELD.to_owned(), MOST, on_file)));
    };
    let clear = move |()| {
        fault.set(None);
        wrong.set(false);
    };
    let text = Signal::derive(move || fault.with(|fault| Some(fault.as_ref()?.text.clone())));
    let errors = error_at(FIELD, text);
    let way_out = move || {
        let (route, name) = fault.with(|fault| fault.as_ref()?.way_out.clone())?;
        Some(
            view! { <p class="govuk-body"><a class="govuk-link" href=route.href()>{format!("Go to “{name}”")}</a></p> },
        )
    };
    let working = move || {
        let busy = busy.get().then_some("Looking into the file…");
        busy.unwrap_or_default().to_owned()
    };
    view! {
        <ErrorSummary errors focus=tries />
        {way_out}
        <p class="govuk-body">
            "A colleague’s audits, moderations or plans come as a file whose name ends in .plumbline. Before anything is \
             written here you see what is in it and what it would add. Nothing that is here is changed or removed without \
             your saying so."
        </p>
        <Form on_submit=open>
            <FileField id=FIELD label="The file" hint="Choose it, or drop it onto the button. Its name ends in .plumbline"
                error=text on_change=clear />
            <Button submit=true busy>"Look into it"</Button>
            <StatusLine text=Signal::derive(working) />
        </Form>
        <p class="govuk-body">"To give your own work to somebody: "
            <a class="govuk-link" href=Route::HandOver.href()>"Hand over"</a></p>
    }
}
