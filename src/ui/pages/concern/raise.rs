//! What was seen or heard: committed at once. Who was told can be said in one go, or after.

use leptos::prelude::*;

use super::{
    Here,
    tell::{TellFields, commit_told},
};
use crate::{
    app::concern::raise,
    domain::{
        concern::{TellDraft, TellProblem},
        id::ConcernId,
        words::{Words, WordsFault},
    },
    ui::parts::{Button, ErrorLink, ErrorSummary, Failure, Form, Size, TextArea, focus_soon},
};

const WHAT: &str = "concern-what";

/// What is typed, and what became of the attempt to save it.
#[derive(Clone, Copy)]
struct Typed {
    here: Here,
    what: RwSignal<String>,
    told: RwSignal<TellDraft>,
    what_error: RwSignal<Option<String>>,
    told_errors: RwSignal<Vec<TellProblem>>,
    attempts: RwSignal<u32>,
    busy: RwSignal<bool>,
    fault: RwSignal<Option<String>>,
}

/// The form.
#[component]
pub fn Raise(here: Here) -> impl IntoView {
    let typed = Typed {
        here,
        what: RwSignal::new(String::new()),
        told: RwSignal::new(TellDraft::at(here.session.senses.now().local)),
        what_error: RwSignal::new(None),
        told_errors: RwSignal::new(Vec::new()),
        attempts: RwSignal::new(0),
        busy: RwSignal::new(false),
        fault: RwSignal::new(None),
    };
    view! {
        <ErrorSummary errors=Signal::derive(move || typed.problems()) focus=typed.attempts />
        <Form on_submit=move || typed.save()>
            <TextArea
                id=WHAT
                label="What have you seen or heard?"
                hint="What makes you think that a child may be unsafe now. No names: the case reference goes with it."
                size=Size::M
                error=typed.what_error
                value=typed.what
                on_input=move |text| typed.what.set(text)
            />
            <h2 class="govuk-heading-m">"If you have told somebody already"</h2>
            <TellFields id="concern-new" optional=true typed=typed.told errors=typed.told_errors />
            <Failure
                title="This concern is not saved"
                fault=typed.fault
                next="What you typed is still here. Tell somebody now, then try again."
            />
            <Button submit=true busy=typed.busy>"Record this concern"</Button>
        </Form>
    }
}

impl Typed {
    fn problems(self) -> Vec<ErrorLink> {
        let what = self.what_error.get().map(|text| ErrorLink {
            target: WHAT.to_owned(),
            text,
        });
        let told = self
            .told_errors
            .get()
            .into_iter()
            .map(|p| super::tell::link("concern-new", p));
        what.into_iter().chain(told).collect()
    }

    /// Saves the concern, and who was told where somebody is named.
    fn save(self) {
        if self.busy.get_untracked() {
            return;
        }
        let here = self.here;
        let concern = ConcernId::new(here.session.senses.seed());
        let what = self
            .what
            .with_untracked(|text| Words::parse(text))
            .map_err(|fault| match fault {
                WordsFault::Empty => "Say what you have seen or heard".to_owned(),
                WordsFault::TooLong | WordsFault::ControlCharacter => {
                    format!("What you have seen or heard: {fault}")
                }
            });
        let named = self.told.get_untracked().names_somebody();
        let told = named.then(|| {
            self.told
                .get_untracked()
                .finish(concern, here.session.senses.now().local)
        });
        let (told, problems) = match told.transpose() {
            Ok(told) => (told, Vec::new()),
            Err(problems) => (None, problems),
        };
        self.what_error.set(what.as_ref().err().cloned());
        self.told_errors.set(problems);
        let (Ok(what), true) = (what, self.told_errors.with_untracked(Vec::is_empty)) else {
            return self.attempts.update(|n| *n += 1);
        };
        self.busy.set(true);
        leptos::task::spawn_local(async move {
            let raised = raise(here.session, here.audit, concern, what).await;
            self.busy.set(false);
            match raised {
                Ok(_) => {
                    // The concern is saved from here on; who was told waits beside it if its own save fails.
                    let typed = self.told.get_untracked();
                    here.telling.update(|all| _ = all.insert(concern, typed));
                    here.saved.set(Some("The concern is saved."));
                    match told {
                        Some(told) => commit_told(here, told).await,
                        None => focus_soon(super::tell::first_field(concern)),
                    }
                }
                Err(fault) => self.fault.set(Some(fault.to_string())),
            }
        });
    }
}
