//! The reason, and the tick that it is for good.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    app::{desk::Act, route::Route, session::Session},
    domain::{
        entry::Body,
        finish::{WithdrawalFault, finish_withdrawal},
        record::AuditRecord,
    },
    ui::{
        page::HEADING,
        pages::moderate::committing::Committing,
        parts::{Button, ButtonKind, Checkboxes, Choice, ErrorLink, ErrorSummary, Form, TextArea, focus_on},
    },
};

const REASON: &str = "withdraw-reason";
const CONFIRM: &str = "withdraw-confirm";
const BUTTON: &str = "withdraw";
const YES: &str = "yes";

/// The form.
#[component]
pub fn Ask(
    session: Session,
    record: Arc<AuditRecord>,
    /// Whether something is wrong, for the window's title.
    wrong: RwSignal<bool>,
) -> impl IntoView {
    let (reason, confirmed) = (RwSignal::new(String::new()), RwSignal::new(false));
    let (faults, attempts) = (RwSignal::new(Vec::<WithdrawalFault>::new()), RwSignal::new(0));
    let committing = Committing::new();
    let error = move |of: fn(&WithdrawalFault) -> bool| {
        Signal::derive(move || faults.with(|all| all.iter().find(|fault| of(fault)).map(ToString::to_string)))
    };
    let errors = Signal::derive(move || {
        let faults = faults.get().into_iter().map(|fault| ErrorLink {
            target: match fault {
                WithdrawalFault::NoReason | WithdrawalFault::Text(_) => REASON.to_owned(),
                WithdrawalFault::NotConfirmed => CONFIRM.to_owned(),
            },
            text: fault.to_string(),
        });
        let failed = committing.fault().map(|fault| ErrorLink {
            target: BUTTON.to_owned(),
            text: format!("{fault} The audit is not withdrawn."),
        });
        failed.into_iter().chain(faults).collect::<Vec<_>>()
    });
    Effect::new(move || wrong.set(errors.with(|errors| !errors.is_empty())));
    let audit = record.id;
    let withdraw = move || {
        attempts.update(|n| *n += 1);
        let made =
            reason.with_untracked(|reason| finish_withdrawal(&record, reason, confirmed.get_untracked()));
        match made {
            Ok(withdrawal) => {
                faults.set(Vec::new());
                let act = Act::about(audit, Body::AuditWithdrawn(withdrawal));
                committing.run(session, act, |_| request_animation_frame(|| focus_on(HEADING)));
            }
            Err(found) => faults.set(found),
        }
    };
    let ticked = Signal::derive(move || {
        if confirmed.get() {
            vec![YES.to_owned()]
        } else {
            Vec::new()
        }
    });
    view! {
        <ErrorSummary errors focus=attempts />
        <Form on_submit=withdraw>
            <TextArea id=REASON label="Why it is withdrawn" rows=3
                hint="This stays for good and travels in files. Say nothing of the child: no name, no case reference. For example: audited twice by mistake."
                value=reason on_input=move |text| reason.set(text)
                error=error(|fault| *fault != WithdrawalFault::NotConfirmed) />
            <Checkboxes id=CONFIRM legend="Are you sure?"
                choices=vec![Choice::new(YES, "I want to withdraw this audit for good")]
                selected=ticked on_toggle=move |(_, yes): (String, bool)| confirmed.set(yes)
                error=error(|fault| *fault == WithdrawalFault::NotConfirmed) />
            <div class="govuk-button-group">
                <Button submit=true id=BUTTON kind=ButtonKind::Warning busy=committing.busy()>"Withdraw this audit"</Button>
                <a class="govuk-link" href=Route::Audit(audit).href()>"Keep it"</a>
            </div>
        </Form>
    }
}
