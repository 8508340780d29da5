//! The reason for a withdrawal, and the checkbox that confirms it is permanent.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    app::{route::Route, session::Session, work::acts},
    domain::{finish::WithdrawalField, problem::Problem, record::AuditRecord},
    ui::{
        attempt::{Attempt, AttemptSummary},
        page::HEADING,
        parts::{Button, ButtonKind, Checkboxes, Choice, ErrorLink, Form, TextArea, focus_on},
    },
};

const REASON: &str = "withdraw-reason";
const CONFIRM: &str = "withdraw-confirm";
const BUTTON: &str = "withdraw";
const YES: &str = "yes";

/// The form.
#[component]
pub fn Ask(session: Session, record: Arc<AuditRecord>, attempt: Attempt) -> impl IntoView {
    let (reason, confirmed) = (RwSignal::new(String::new()), RwSignal::new(false));
    let audit = record.id;
    let withdraw = move || {
        let (reason, confirmed) = (reason.get_untracked(), confirmed.get_untracked());
        let act = acts::withdraw(session, record.clone(), reason, confirmed);
        attempt.commit(act, line, |_| request_animation_frame(|| focus_on(HEADING)));
    };
    let ticked = Signal::derive(move || {
        if confirmed.get() {
            vec![YES.to_owned()]
        } else {
            Vec::new()
        }
    });
    view! {
        <AttemptSummary attempt failed=(BUTTON.to_owned(), "The audit is not withdrawn.") />
        <Form on_submit=withdraw>
            <TextArea id=REASON label="Why it is withdrawn" rows=3
                hint="This is kept for good and goes into files. Write nothing about the child: no name, no case reference. For example: audited twice by mistake."
                value=reason on_input=move |text| reason.set(text) error=attempt.error(REASON) />
            <Checkboxes id=CONFIRM legend="Are you sure?"
                choices=vec![Choice::new(YES, "I want to withdraw this audit for good")]
                selected=ticked on_toggle=move |(_, yes): (String, bool)| confirmed.set(yes)
                error=attempt.error(CONFIRM) />
            <div class="govuk-button-group">
                <Button submit=true id=BUTTON kind=ButtonKind::Warning busy=attempt.busy()>"Withdraw this audit"</Button>
                <a class="govuk-link" href=Route::Audit(audit).href()>"Keep it"</a>
            </div>
        </Form>
    }
}

fn line(problem: Problem<WithdrawalField>) -> ErrorLink {
    let target = match problem.place {
        WithdrawalField::Reason => REASON,
        WithdrawalField::Confirm => CONFIRM,
    };
    ErrorLink::new(target, problem.what)
}
