//! What submitting means, and the button to submit.

use leptos::prelude::*;

use super::super::open::OpenAudit;
use crate::{
    app::{browser::Browser, route::Route, work::acts},
    domain::quarter::Quarter,
    ui::{
        attempt::Attempt,
        concerns::{AskToldFirst, ToldFirst},
        parts::{Button, Failure},
    },
};

const SUBMIT: &str = "submit";

/// The declaration and the button. Nothing is shown as submitted before it is saved.
#[component]
pub fn Submit(open: OpenAudit) -> impl IntoView {
    let browser = Browser::here();
    let OpenAudit {
        session,
        audit,
        checking,
        ..
    } = open;
    let attempt = Attempt::new();
    let told_first = ToldFirst::of(session, audit);
    let press = move || {
        if checking.problems().is_empty() && !told_first.can_commit() {
            return;
        }
        let submitted = acts::submit(session, audit);
        attempt.commit_draft(
            checking,
            submitted,
            |fault| fault.to_string(),
            move |_| browser.go(Route::Audit(audit)),
        );
    };
    let correcting = open
        .editing
        .get_untracked()
        .is_some_and(|draft| draft.correcting.is_some());
    let words = if correcting {
        "Submit the correction"
    } else {
        "Submit the audit"
    };
    view! {
        <section class="pl-check__section pl-screen-only">
            <h2 class="govuk-heading-m">
                {if correcting { "Now submit your correction" } else { "Now submit your audit" }}
            </h2>
            {meaning(open, correcting)}
            <Failure
                title="This is not submitted"
                fault=attempt.fault
                next="Everything you wrote is still here. Put that right and press the button again."
            />
            <AskToldFirst first=told_first button_id=SUBMIT yes="Submit without telling anybody" on_yes=move |()| press()>
                <Button id=SUBMIT on_click=move |()| press() busy=attempt.busy()>{words}</Button>
            </AskToldFirst>
        </section>
    }
}

fn meaning(open: OpenAudit, correcting: bool) -> AnyView {
    let draft = open.editing.get_untracked();
    let completed = draft
        .and_then(|draft| draft.correcting)
        .map(|correcting| correcting.completed_on);
    let quarter = Quarter::of(completed.unwrap_or_else(|| open.session.today()));
    let first = if correcting {
        "What was submitted before stays readable beside it."
    } else {
        "You cannot edit it after that. To put a mistake right, you add a correction with a reason; both stay readable."
    };
    view! {
        <p class="govuk-body">"By submitting you say that this is what you found. When you submit:"</p>
        <ul class="govuk-list govuk-list--bullet">
            <li>{first}</li>
            <li>{format!("It counts in {}, {}.", quarter.name(), quarter.months())}</li>
            <li>"A colleague may be asked to grade the same record again."</li>
        </ul>
    }
    .into_any()
}
