//! Hand over: the user chooses contents and purpose, sees what goes into the file and what stays here, seals it, and
//! saves one file.

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
        files::{
            hand_over::{Answers, SealAnswers, Sealing},
            handed_over::Selected,
        },
        route::Route,
        session::Session,
    },
    domain::workspace::Workspace,
    exchange::pack::{Choice, Contents, Purpose, choose},
    store::vault::propose,
    ui::{
        page::Page,
        steps::{self, Back, Steps},
    },
};

/// The contents to hand over. They are fixed here, so that the file holds what the user was shown, even if something is
/// committed in the meantime.
#[derive(Clone)]
pub struct Chosen {
    /// The purpose.
    pub purpose: Purpose,
    /// The contents.
    pub contents: Contents,
    /// What the desk remembers of them once the file is made.
    pub selected: Selected,
}

impl Chosen {
    /// What a choice takes from a workspace for a purpose.
    pub fn new(workspace: &Workspace, choice: &Choice, purpose: Purpose) -> Self {
        let contents = choose(workspace, choice, purpose);
        let selected = Selected::of(workspace, choice, &contents);
        Self {
            purpose,
            contents,
            selected,
        }
    }

    /// Whether the file is of use to the recipient. A plan or an audit tool alone can be gathered, but not moderated.
    fn is_worth_a_file(&self) -> bool {
        !self.contents.audits.is_empty()
            || (self.purpose == Purpose::Gather && !self.contents.entries.is_empty())
    }
}

/// A file that was passed to the browser as a download.
#[derive(Clone)]
pub struct Handed {
    /// Its name.
    pub name: String,
    /// The number of audits in it.
    pub audits: usize,
    /// Its purpose.
    pub purpose: Purpose,
    /// How it is sealed.
    pub sealing: Sealing,
}

/// The step the user is at.
#[derive(Clone)]
pub enum Step {
    /// Choosing the contents and the purpose.
    Choose,
    /// Reviewing what goes into the file and what stays here.
    Inside(Arc<Chosen>),
    /// Choosing how the file is sealed.
    Lock(Arc<Chosen>),
    /// The file was passed to the browser.
    Done(Arc<Handed>),
}

impl steps::Step for Step {
    fn title(&self) -> &'static str {
        match self {
            Step::Choose => "Hand over",
            Step::Inside(_) => "What goes into the file",
            Step::Lock(_) => "Protect the file",
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
    // Kept outside the steps, so that a user who goes back finds the same answers and the same words.
    let asked = RwSignal::new(
        session
            .prepared
            .take(untrack(|| session.me()).map(|me| me.id()))
            .unwrap_or_default(),
    );
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
                let chosen = Chosen::new(&session.desk.workspace_untracked(), &choice, purpose);
                go.run(Step::Inside(Arc::new(chosen)));
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
