//! The form for a new concern. What was seen or heard is committed at once. Who was told can be recorded with it or
//! later.

use leptos::{prelude::*, task::spawn_local};

use super::{
    Here,
    tell::{TellFields, first_field, record_told},
};
use crate::{
    app::work::acts,
    domain::{
        concern::{ConcernDraft, TellDraft},
        finish::ConcernField,
        id::ConcernId,
        problem::Problem,
    },
    ui::{
        attempt::{Attempt, AttemptSummary},
        parts::{Button, ErrorLink, Failure, Form, Size, TextArea, focus_soon},
        save_line::SaveLine,
    },
};

const WHAT: &str = "concern-what";

/// The form's input, and the attempt to save it.
#[derive(Clone, Copy)]
struct Typed {
    here: Here,
    what: RwSignal<String>,
    told: RwSignal<TellDraft>,
    attempt: Attempt,
}

/// The form for a new concern.
#[component]
pub(super) fn Raise(here: Here) -> impl IntoView {
    let kept = here
        .session
        .drafts
        .editing::<ConcernDraft>(here.audit)
        .get_untracked();
    let kept = kept.unwrap_or_else(|| ConcernDraft {
        audit: here.audit,
        what: String::new(),
        told: TellDraft::at(here.session.environment.now().local),
    });
    let typed = Typed {
        here,
        what: RwSignal::new(kept.what),
        told: RwSignal::new(kept.told),
        attempt: Attempt::new(),
    };
    typed.keep();
    let attempt = typed.attempt;
    view! {
        <AttemptSummary attempt />
        <Form on_submit=move || typed.save()>
            <TextArea
                id=WHAT
                label="What have you seen or heard?"
                hint="What makes you think that a child may be unsafe now. No names: the case reference goes with it."
                size=Size::M
                error=attempt.error(WHAT)
                value=typed.what
                on_input=move |text| typed.what.set(text)
            />
            <h2 class="govuk-heading-m">"If you have told somebody already"</h2>
            <TellFields id="concern-new" optional=true typed=typed.told attempt />
            <Failure
                title="This concern is not saved"
                fault=attempt.fault
                next="What you typed is still here. Tell somebody now, then try again."
            />
            <Button submit=true busy=attempt.busy()>"Record this concern"</Button>
            <SaveLine session=typed.here.session only_failures=true />
        </Form>
    }
}

impl Typed {
    /// Keeps the input as a draft from the first key on, because nobody should have to type this text twice.
    fn keep(self) {
        let Here { session, audit, .. } = self.here;
        Effect::new(move |typing: Option<()>| {
            let draft = ConcernDraft {
                audit,
                what: self.what.get(),
                told: self.told.get(),
            };
            if typing.is_none() {
                return;
            }
            let kept = session.drafts.editing::<ConcernDraft>(audit);
            let nothing = draft.what.trim().is_empty() && !draft.told.names_somebody();
            match (kept.get_untracked().is_some(), nothing) {
                (true, false) => kept.update(|kept| *kept = draft),
                (false, false) => _ = session.drafts.begin(draft),
                (true, true) => session.drafts.discard(kept.key()),
                (false, true) => {}
            }
        });
    }

    /// Saves the concern. Nothing delays it, not even an invalid date or time of telling.
    fn save(self) {
        let here = self.here;
        // Read now, because the user may leave the page while the concern is being saved.
        let told = self.told.get_untracked();
        let concern = ConcernId::new(here.session.environment.seed());
        let act = acts::raise(here.session, here.audit, concern, self.what.get_untracked());
        let line = |problem: Problem<ConcernField>| ErrorLink::new(WHAT, problem.what);
        self.attempt.commit(act, line, move |_| {
            // If this was the audit's first concern, the form no longer exists.
            let _ = self.what.try_set(String::new());
            let now = here.session.environment.now().local;
            let _ = self.told.try_set(TellDraft::at(now));
            here.raised(concern, told);
        });
    }
}

impl Here {
    /// Called once the concern is saved. If the user said who was told, this moves to the form below the concern: it is
    /// saved too if it is complete; otherwise it stays there until the user adds what is missing.
    fn raised(self, concern: ConcernId, told: TellDraft) {
        self.saved.set(Some("The concern is saved."));
        if !told.names_somebody() {
            return focus_soon(first_field(concern));
        }
        self.telling.update(|all| _ = all.insert(concern, told.clone()));
        spawn_local(async move {
            // The result is ignored, because the form below the concern shows what is missing or went wrong.
            let _ = record_told(self, concern, told).await;
        });
    }
}
