//! The form that records who was told of a concern, and when. After that the concern is no longer open.

use leptos::prelude::*;

use super::Here;
use crate::{
    app::work::{
        acts::{self, NotCommitted},
        place::date_field_id,
    },
    domain::{
        concern::TellDraft,
        finish::{ConcernField, finish_telling},
        id::ConcernId,
        problem::{Problem, ProblemKind},
    },
    ui::{
        attempt::{Attempt, AttemptSummary},
        dates,
        page::HEADING,
        parts::{Button, DateField, ErrorLink, Failure, Form, TextField, Width, focus_soon},
    },
};

/// The prefix of the ids of a concern's fields.
fn prefix(concern: ConcernId) -> String {
    format!("concern-{concern}")
}

/// The id of the field that takes focus after a concern is raised and nobody has been told.
pub(super) fn first_field(concern: ConcernId) -> String {
    format!("{}-whom", prefix(concern))
}

/// A problem as a line of the error summary.
fn line(concern: ConcernId, problem: Problem<ConcernField>) -> ErrorLink {
    let field = match problem.place {
        ConcernField::What | ConcernField::Whom => "whom",
        ConcernField::On => "on-day",
        ConcernField::Time => "time",
    };
    let id = format!("{}-{field}", prefix(concern));
    let id = if let ProblemKind::NoDay(_, part) = problem.what {
        date_field_id(&id, part)
    } else {
        id
    };
    ErrorLink::new(id, problem.what)
}

/// Commits who was told. The input is dropped only after that.
pub(super) async fn record_told(
    here: Here,
    concern: ConcernId,
    told: TellDraft,
) -> Result<(), NotCommitted<Problem<ConcernField>>> {
    let done = acts::tell(here.session, here.audit, concern, told).await;
    match &done {
        Ok(_) => {
            here.telling.update(|all| _ = all.remove(&concern));
            here.faults.update(|all| _ = all.remove(&concern));
            here.saved.set(Some("The concern and who was told are saved."));
            focus_soon(HEADING.to_owned());
        }
        Err(NotCommitted::Commit(fault)) => here
            .faults
            .update(|all| _ = all.insert(concern, fault.to_string())),
        Err(NotCommitted::Problems(_)) => {}
    }
    done.map(|_| ())
}

/// The form below a concern.
#[component]
pub(super) fn Tell(here: Here, concern: ConcernId) -> impl IntoView {
    let now = move || here.session.environment.now().local;
    let kept = here.telling.with_untracked(|all| all.get(&concern).cloned());
    let attempt = Attempt::new();
    // If input taken over from the form for a new concern is incomplete, this form says at once what is missing.
    let wanting = kept
        .as_ref()
        .and_then(|kept| finish_telling(kept, concern, now()).err());
    if let Some(problems) = wanting {
        attempt.refuse(
            problems
                .into_iter()
                .map(|problem| line(concern, problem))
                .collect(),
        );
    }
    let typed = RwSignal::new(kept.unwrap_or_else(|| TellDraft::at(now())));
    let fault = Signal::derive(move || here.faults.with(|all| all.get(&concern).cloned()));
    let save = move || {
        let done = record_told(here, concern, typed.get_untracked());
        attempt.commit(done, move |problem| line(concern, problem), |()| ());
    };
    view! {
        <AttemptSummary attempt />
        <Form on_submit=save>
            <TellFields id=prefix(concern) typed attempt />
            <Failure
                title="Who was told is not saved"
                fault
                next="The concern itself is saved, and what you typed is still here. Try again."
            />
            <Button submit=true busy=attempt.busy()>"Record who was told"</Button>
        </Form>
    }
}

/// The fields: whom, the day, the time.
#[component]
pub(super) fn TellFields(
    #[prop(into)] id: String,
    /// Whether the fields may stay empty.
    #[prop(optional)]
    optional: bool,
    typed: RwSignal<TellDraft>,
    attempt: Attempt,
) -> impl IntoView {
    let hint = if optional {
        "A role or a service, such as duty manager, Front Door. Leave this empty if you have told nobody yet: \
         record the concern now, and come back when you have."
    } else {
        "A role or a service, such as duty manager, Front Door."
    };
    view! {
        <TextField
            id=format!("{id}-whom") label="Who have you told?" hint error=attempt.error(format!("{id}-whom"))
            value=Signal::derive(move || typed.with(|t| t.whom.clone()))
            on_input=move |text| typed.update(|t| t.whom = text)
        />
        <DateField
            id=format!("{id}-on") legend="On which day did you tell them?" error=attempt.date_error(format!("{id}-on"))
            wrong_part=attempt.wrong_part(format!("{id}-on"))
            value=Signal::derive(move || typed.with(|t| dates::parts(&t.on)))
            on_input=move |parts| typed.update(|t| t.on = dates::draft(parts))
        />
        <TextField
            id=format!("{id}-time") label="At what time?" hint="For example, 16:45" width=Width::W5
            error=attempt.error(format!("{id}-time"))
            value=Signal::derive(move || typed.with(|t| t.time.clone()))
            on_input=move |text| typed.update(|t| t.time = text)
        />
    }
}
