//! Hand over: choose what and what for, see what is in and what stays here, seal it, save one file.

mod ask_lock;
mod choose;
mod done;
mod inside;
mod known_key;

use std::sync::Arc;

use leptos::prelude::*;

pub use self::{ask_lock::AskLock, choose::Choose, done::Done, inside::Inside};
use crate::{
    app::{
        files::hand_over::{Answers, SealAnswers, Sealing},
        route::Route,
        session::Session,
    },
    exchange::pack::{Contents, Purpose, choose},
    store::vault::propose,
    ui::{
        page::Page,
        steps::{self, Back, Steps},
    },
};

/// What is handed over. What was shown is what is sealed, whatever is committed meanwhile.
#[derive(Clone)]
pub struct Chosen {
    /// What for.
    pub purpose: Purpose,
    /// What.
    pub contents: Contents,
}

impl Chosen {
    /// Whether anybody would miss it. A plan or an audit tool alone can be gathered, but not moderated.
    fn is_worth_a_file(&self) -> bool {
        !self.contents.audits.is_empty()
            || (self.purpose == Purpose::Gather && !self.contents.entries.is_empty())
    }
}

/// A file that the browser was given.
#[derive(Clone)]
pub struct Handed {
    /// What it is called.
    pub name: String,
    /// How many audits are in it.
    pub audits: usize,
    /// What for.
    pub purpose: Purpose,
    /// How it is sealed.
    pub sealing: Sealing,
}

/// How far one is.
#[derive(Clone)]
pub enum Step {
    /// What, and what for.
    Choose,
    /// What is in and what stays here.
    Inside(Arc<Chosen>),
    /// How it is sealed.
    Lock(Arc<Chosen>),
    /// The browser was given it.
    Done(Arc<Handed>),
}

impl steps::Step for Step {
    fn title(&self) -> &'static str {
        match self {
            Step::Choose => "Hand over",
            Step::Inside(_) => "What goes into the file",
            Step::Lock(_) => "Seal the file",
            Step::Done(_) => "The file is made",
        }
    }

    fn back(&self) -> Option<Back<Self>> {
        match self {
            Step::Choose | Step::Done(_) => None,
            Step::Inside(_) => Some(Back::Step(Step::Choose)),
            Step::Lock(chosen) => Some(Back::Step(Step::Inside(chosen.clone()))),
        }
    }
}

/// The page.
#[component]
pub fn HandOver(
    /// The session.
    session: Session,
) -> impl IntoView {
    let steps = Steps::begin(Step::Choose);
    let Steps { at, attempt, go, .. } = steps;
    // Whoever goes a step back finds the answers as they were, and the same words.
    let asked = RwSignal::new(Answers::default());
    let lock = RwSignal::new(SealAnswers::default());
    let words = RwSignal::new(propose(session.environment.chance()));
    let again = move || {
        asked.set(Answers::default());
        lock.set(SealAnswers::default());
        words.set(propose(session.environment.chance()));
        go.run(Step::Choose);
    };
    let content = move || match at.get() {
        Step::Choose => {
            let chosen = move |(choice, purpose)| {
                let contents = choose(&session.desk.workspace_untracked(), &choice, purpose);
                go.run(Step::Inside(Arc::new(Chosen { purpose, contents })));
            };
            view! { <Choose session asked attempt on_chosen=chosen /> }.into_any()
        }
        Step::Inside(chosen) => {
            let next = chosen.clone();
            view! { <Inside session chosen on_go=move || go.run(Step::Lock(next.clone())) on_back=move || go.run(Step::Choose) /> }.into_any()
        }
        Step::Lock(chosen) => view! { <AskLock session chosen lock words attempt go /> }.into_any(),
        Step::Done(handed) => view! { <Done handed on_again=again /> }.into_any(),
    };
    view! {
        <Page title=steps.title() step_back=steps.back() problems=attempt.is_wrong()>
            {content}
            {move || matches!(at.get(), Step::Choose).then(|| view! {
                <p class="govuk-body">"Somebody handed a file over to you? "
                    <a class="govuk-link" href=Route::OpenFile.href()>"Open a file"</a></p>
            })}
        </Page>
    }
}
