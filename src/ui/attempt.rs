//! One form's attempt to do what it is for: whether it is under way, what is wrong in which field, why it failed, and how
//! often it was tried.

use std::{future::Future, pin::Pin};

use leptos::prelude::*;

use crate::{
    app::{
        desk::CommitFault,
        later::at_once_or_later,
        work::{acts::NotCommitted, checking::Checking},
    },
    ui::parts::{ErrorLink, ErrorSummary},
};

/// The attempt of a form. An answer that comes after the page is gone changes nothing on it, and is acted on all the same.
#[derive(Clone, Copy)]
pub struct Attempt {
    busy: RwSignal<bool>,
    wrong: RwSignal<Vec<ErrorLink>>,
    /// Why it failed, though no field is wrong.
    pub(super) fault: RwSignal<Option<String>>,
    refusals: RwSignal<u32>,
}

/// What follows once it has succeeded.
type Then = Box<dyn FnOnce()>;

/// Why it has not.
enum Refused {
    Wrong(Vec<ErrorLink>),
    Fault(String),
}

impl Attempt {
    /// Nothing was tried yet.
    pub fn new() -> Self {
        Self {
            busy: RwSignal::new(false),
            wrong: RwSignal::new(Vec::new()),
            fault: RwSignal::new(None),
            refusals: RwSignal::new(0),
        }
    }

    /// Whether it is under way.
    pub fn busy(self) -> Signal<bool> {
        self.busy.into()
    }

    /// Whether a field is wrong.
    pub fn is_wrong(self) -> Signal<bool> {
        Signal::derive(move || !self.wrong.with(Vec::is_empty))
    }

    /// Whether a field is wrong or it failed: there is a summary.
    pub fn has_failed(self) -> Signal<bool> {
        Signal::derive(move || !self.wrong.with(Vec::is_empty) || self.fault.with(Option::is_some))
    }

    /// The message at the field with this id.
    pub fn error(self, target: impl Into<String>) -> Signal<Option<String>> {
        let target = target.into();
        Signal::derive(move || {
            self.wrong.with(|wrong| {
                let here = wrong.iter().find(|line| line.target == target);
                here.map(|line| line.text.clone())
            })
        })
    }

    /// Why it failed, for a line that always has its place.
    pub fn status(self) -> Signal<String> {
        Signal::derive(move || self.fault.get().unwrap_or_default())
    }

    /// How often it was refused or failed: at each time the summary takes focus.
    pub fn refusals(self) -> u32 {
        self.refusals.get()
    }

    /// Begins, unless it is under way already: a second press is no second attempt.
    pub fn begin(self) -> bool {
        if self.busy.try_get_untracked() != Some(false) {
            return false;
        }
        self.busy.set(true);
        self.clear();
        true
    }

    /// It is not under way any more.
    pub fn end(self) {
        let _ = self.busy.try_set(false);
    }

    /// Ends it at fields that are wrong.
    pub fn refuse(self, wrong: Vec<ErrorLink>) {
        self.end();
        let _ = self.wrong.try_set(wrong);
        let _ = self.refusals.try_update(|n| *n += 1);
    }

    /// The same at a single field.
    pub fn refuse_at(self, target: &str, text: impl ToString) {
        self.refuse(vec![ErrorLink::new(target, text)]);
    }

    /// Ends it with a fault that no field can mend.
    pub fn fail(self, fault: String) {
        self.end();
        let _ = self.fault.try_set(Some(fault));
        let _ = self.refusals.try_update(|n| *n += 1);
    }

    /// Forgets what was wrong.
    pub fn clear(self) {
        let _ = self.wrong.try_set(Vec::new());
        let _ = self.fault.try_set(None);
    }

    /// Commits what was typed. `line` says at which field a problem is shown.
    pub fn commit<T: 'static, P: 'static>(
        self,
        act: impl Future<Output = Result<T, NotCommitted<P>>> + 'static,
        line: impl Fn(P) -> ErrorLink + 'static,
        then: impl FnOnce(T) + 'static,
    ) {
        self.start(Box::pin(async move {
            let done = act.await.map_err(|why| match why {
                NotCommitted::Problems(problems) => Refused::Wrong(problems.into_iter().map(line).collect()),
                NotCommitted::Commit(fault) => Refused::Fault(fault.to_string()),
            })?;
            Ok(Box::new(move || then(done)) as Then)
        }));
    }

    /// Commits a draft. `checking` shows its problems, and goes on showing them while they are mended; `say` words a
    /// failure.
    pub fn commit_draft<T: 'static>(
        self,
        checking: Checking,
        act: impl Future<Output = Result<T, NotCommitted>> + 'static,
        say: fn(CommitFault) -> String,
        then: impl FnOnce(T) + 'static,
    ) {
        self.start(Box::pin(async move {
            let done = act.await.map_err(|why| match why {
                NotCommitted::Problems(_) => {
                    checking.attempt();
                    Refused::Wrong(Vec::new())
                }
                NotCommitted::Commit(fault) => Refused::Fault(say(fault)),
            })?;
            Ok(Box::new(move || then(done)) as Then)
        }));
    }

    /// Does anything else that may fail.
    pub fn run<T: 'static>(
        self,
        work: impl Future<Output = Result<T, String>> + 'static,
        then: impl FnOnce(T) + 'static,
    ) {
        self.start(Box::pin(async move {
            let done = work.await.map_err(Refused::Fault)?;
            Ok(Box::new(move || then(done)) as Then)
        }));
    }

    fn start(self, work: Pin<Box<dyn Future<Output = Result<Then, Refused>>>>) {
        if !self.begin() {
            return;
        }
        at_once_or_later(Box::pin(async move {
            match work.await {
                Ok(then) => {
                    self.end();
                    then();
                }
                Err(Refused::Wrong(wrong)) => self.refuse(wrong),
                Err(Refused::Fault(fault)) => self.fail(fault),
            }
        }));
    }
}

impl Default for Attempt {
    fn default() -> Self {
        Self::new()
    }
}

/// Everything that is wrong, at the head of the form: why it failed, and each field.
#[component]
pub fn AttemptSummary(
    /// The form's attempt.
    attempt: Attempt,
    /// The id of the button pressed, and what to do next: why it failed is a line that leads there. Without them it is shown
    /// elsewhere on the page.
    #[prop(optional)]
    failed: Option<(String, &'static str)>,
) -> impl IntoView {
    let errors = Signal::derive(move || {
        let line = |(button, next): &(String, &'static str)| {
            let fault = attempt.fault.get()?;
            Some(ErrorLink::new(button, format!("{fault} {next}")))
        };
        let failed = failed.as_ref().and_then(line);
        failed.into_iter().chain(attempt.wrong.get()).collect::<Vec<_>>()
    });
    view! { <ErrorSummary errors focus=attempt.refusals /> }
}
