//! What was seen or heard: committed at once. Who was told can be said in one go, or after.

use leptos::prelude::*;

use super::{
    Here,
    tell::{TellFields, commit_told, first_field},
};
use crate::{
    app::work::concern::raise,
    domain::{
        concern::{Concern, ConcernDraft, TellDraft},
        id::ConcernId,
    },
    ui::{
        parts::{Button, ErrorLink, ErrorSummary, Failure, Form, Size, TextArea, focus_soon},
        save_line::SaveLine,
    },
};

const WHAT: &str = "concern-what";

/// What is typed, and what became of the attempt to save it.
#[derive(Clone, Copy)]
struct Typed {
    here: Here,
    what: RwSignal<String>,
    told: RwSignal<TellDraft>,
    error: RwSignal<Option<String>>,
    attempts: RwSignal<u32>,
    busy: RwSignal<bool>,
    fault: RwSignal<Option<String>>,
}

/// The form.
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
        error: RwSignal::new(None),
        attempts: RwSignal::new(0),
        busy: RwSignal::new(false),
        fault: RwSignal::new(None),
    };
    typed.keep();
    let link = |text| ErrorLink {
        target: WHAT.to_owned(),
        text,
    };
    let errors = move || typed.error.get().map(link).into_iter().collect::<Vec<_>>();
    view! {
        <ErrorSummary errors=Signal::derive(errors) focus=typed.attempts />
        <Form on_submit=move || typed.save()>
            <TextArea
                id=WHAT
                label="What have you seen or heard?"
                hint="What makes you think that a child may be unsafe now. No names: the case reference goes with it."
                size=Size::M
                error=typed.error
                value=typed.what
                on_input=move |text| typed.what.set(text)
            />
            <h2 class="govuk-heading-m">"If you have told somebody already"</h2>
            <TellFields id="concern-new" optional=true typed=typed.told errors=Signal::stored(Vec::new()) />
            <Failure
                title="This concern is not saved"
                fault=typed.fault
                next="What you typed is still here. Tell somebody now, then try again."
            />
            <Button submit=true busy=typed.busy>"Record this concern"</Button>
            <SaveLine session=typed.here.session only_failures=true />
        </Form>
    }
}

impl Typed {
    /// Keeps what is typed as a draft from the first key on: this is the last text that anybody should type twice.
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

    /// Saves the concern. It waits for nothing: not even for a time that has to be put right.
    fn save(self) {
        if self.busy.get_untracked() {
            return;
        }
        let here = self.here;
        let what = match self.what.with_untracked(|text| Concern::read(text)) {
            Ok(what) => what,
            Err(text) => {
                self.error.set(Some(text));
                return self.attempts.update(|n| *n += 1);
            }
        };
        self.error.set(None);
        self.fault.set(None);
        self.busy.set(true);
        // Taken now: the page may be left while this is being saved.
        let told = self.told.get_untracked();
        let concern = ConcernId::new(here.session.environment.seed());
        leptos::task::spawn_local(async move {
            let raised = raise(here.session, here.audit, concern, what).await;
            self.busy.set(false);
            match raised {
                Ok(_) => {
                    // The form is gone where this was the audit's first concern.
                    let _ = self.what.try_set(String::new());
                    let _ = self
                        .told
                        .try_set(TellDraft::at(here.session.environment.now().local));
                    here.raised(concern, told).await;
                }
                Err(fault) => self.fault.set(Some(fault.to_string())),
            }
        });
    }
}

impl Here {
    /// The concern is saved from here on. Who was told, where somebody is named, goes to the form beneath it: it is
    /// saved too if it is whole, and waits there for what is missing if it is not.
    async fn raised(self, concern: ConcernId, told: TellDraft) {
        self.saved.set(Some("The concern is saved."));
        if !told.names_somebody() {
            return focus_soon(first_field(concern));
        }
        let finished = told.finish(concern, self.session.environment.now().local);
        self.telling.update(|all| _ = all.insert(concern, told));
        if let Ok(told) = finished {
            commit_told(self, told).await;
        }
    }
}
