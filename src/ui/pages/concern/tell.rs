//! Who was told, and when: what closes a concern's lead on the pages of its audit.

use leptos::prelude::*;

use super::Here;
use crate::{
    app::work::concern::tell,
    domain::{
        concern::{TellDraft, TellField, TellProblem, Told},
        id::ConcernId,
    },
    ui::{
        dates,
        parts::{Button, DateField, ErrorLink, ErrorSummary, Failure, Form, TextField, Width, focus_soon},
    },
};

/// The id that the fields about a concern begin with.
fn prefix(concern: ConcernId) -> String {
    format!("concern-{concern}")
}

/// The field that takes focus when a concern was raised and nobody has been told.
pub(super) fn first_field(concern: ConcernId) -> String {
    format!("{}-whom", prefix(concern))
}

/// A problem as a line of a summary.
fn link(prefix: &str, problem: TellProblem) -> ErrorLink {
    let field = match problem.field {
        TellField::Whom => "whom",
        TellField::On => "on-day",
        TellField::Time => "time",
    };
    ErrorLink {
        target: format!("{prefix}-{field}"),
        text: problem.text,
    }
}

/// Commits who was told; what was typed goes only after that.
pub(super) async fn commit_told(here: Here, told: Told) {
    let concern = told.concern;
    match tell(here.session, here.audit, told).await {
        Ok(_) => {
            here.telling.update(|all| _ = all.remove(&concern));
            here.faults.update(|all| _ = all.remove(&concern));
            here.saved.set(Some("The concern and who was told are saved."));
            focus_soon(crate::ui::page::HEADING.to_owned());
        }
        Err(fault) => here
            .faults
            .update(|all| _ = all.insert(concern, fault.to_string())),
    }
}

/// The form beneath a concern.
#[component]
pub(super) fn Tell(here: Here, concern: ConcernId) -> impl IntoView {
    let environment = here.session.environment;
    let kept = here.telling.with_untracked(|all| all.get(&concern).cloned());
    // What came from the form above says at once what it still needs.
    let wanting = kept
        .as_ref()
        .and_then(|kept| kept.finish(concern, environment.now().local).err());
    let typed = RwSignal::new(kept.unwrap_or_else(|| TellDraft::at(environment.now().local)));
    let errors = RwSignal::new(wanting.unwrap_or_default());
    let attempts = RwSignal::new(0);
    let busy = RwSignal::new(false);
    let fault = Signal::derive(move || here.faults.with(|all| all.get(&concern).cloned()));
    let save = move || {
        if busy.get_untracked() {
            return;
        }
        match typed.get_untracked().finish(concern, environment.now().local) {
            Err(problems) => {
                errors.set(problems);
                attempts.update(|n| *n += 1);
            }
            Ok(told) => {
                errors.set(Vec::new());
                busy.set(true);
                leptos::task::spawn_local(async move {
                    commit_told(here, told).await;
                    // The form is gone where it was saved.
                    let _ = busy.try_set(false);
                });
            }
        }
    };
    let id = prefix(concern);
    let name = id.clone();
    let lines = move || {
        errors
            .get()
            .into_iter()
            .map(|p| link(&name, p))
            .collect::<Vec<_>>()
    };
    view! {
        <ErrorSummary errors=Signal::derive(lines) focus=attempts />
        <Form on_submit=save>
            <TellFields id typed errors />
            <Failure
                title="Who was told is not saved"
                fault
                next="The concern itself is saved, and what you typed is still here. Try again."
            />
            <Button submit=true busy>"Record who was told"</Button>
        </Form>
    }
}

/// The fields: whom, the day, the time.
#[component]
pub(super) fn TellFields(
    #[prop(into)] id: String,
    /// They may stay empty here.
    #[prop(optional)]
    optional: bool,
    typed: RwSignal<TellDraft>,
    #[prop(into)] errors: Signal<Vec<TellProblem>>,
) -> impl IntoView {
    let error = move |field| {
        Signal::derive(move || {
            errors.with(|all| all.iter().find(|p| p.field == field).map(|p| p.text.clone()))
        })
    };
    let hint = if optional {
        "A role or a service, such as duty manager, Front Door. Leave this empty if you have told nobody yet: \
         record the concern now, and come back when you have."
    } else {
        "A role or a service, such as duty manager, Front Door."
    };
    view! {
        <TextField
            id=format!("{id}-whom") label="Who have you told?" hint error=error(TellField::Whom)
            value=Signal::derive(move || typed.with(|t| t.whom.clone()))
            on_input=move |text| typed.update(|t| t.whom = text)
        />
        <DateField
            id=format!("{id}-on") legend="On which day did you tell them?" error=error(TellField::On)
            value=Signal::derive(move || typed.with(|t| dates::parts(&t.on)))
            on_input=move |parts| typed.update(|t| t.on = dates::draft(parts))
        />
        <TextField
            id=format!("{id}-time") label="At what time?" hint="For example, 16:45" width=Width::W5
            error=error(TellField::Time)
            value=Signal::derive(move || typed.with(|t| t.time.clone()))
            on_input=move |text| typed.update(|t| t.time = text)
        />
    }
}
