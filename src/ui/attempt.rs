//! Submitting a form: whether it is running, which fields are wrong, why it failed, and how often it was refused.

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

/// The attempt to submit one form. If its page is left while it runs, the work still finishes and what follows still
/// happens; only the page's own signals are gone.
#[derive(Clone, Copy)]
pub struct Attempt {
    busy: RwSignal<bool>,
    wrong: RwSignal<Vec<ErrorLink>>,
    /// Why the last attempt failed, if no field is wrong.
    pub(super) fault: RwSignal<Option<String>>,
    refusals: RwSignal<u32>,
}

/// What to do after success.
type Then = Box<dyn FnOnce()>;

/// Why an attempt did not succeed.
enum Refused {
    Wrong(Vec<ErrorLink>),
    Fault(String),
}

impl Attempt {
    /// Nothing has been tried yet.
    pub fn new() -> Self {
        Self {
            busy: RwSignal::new(false),
            wrong: RwSignal::new(Vec::new()),
            fault: RwSignal::new(None),
            refusals: RwSignal::new(0),
        }
    }

    /// Whether it is running.
    pub fn busy(self) -> Signal<bool> {
        self.busy.into()
    }

    /// Whether a field is wrong.
    pub fn is_wrong(self) -> Signal<bool> {
        Signal::derive(move || !self.wrong.with(Vec::is_empty))
    }

    /// Whether a field is wrong or the attempt failed.
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

    /// The message at a date, whichever of its three fields it is about.
    pub fn date_error(self, id: impl Into<String>) -> Signal<Option<String>> {
        let id = id.into();
        let parts = ["day", "month", "year"].map(|part| self.error(format!("{id}-{part}")));
        Signal::derive(move || parts.iter().find_map(Signal::get))
    }

    /// The field of a date that is wrong, if it is not the date as a whole.
    pub fn wrong_part(self, id: impl Into<String>) -> Signal<Option<&'static str>> {
        let id = id.into();
        let parts = ["month", "year"].map(|part| (part, self.error(format!("{id}-{part}"))));
        Signal::derive(move || {
            let wrong = parts.iter().find(|(_, error)| error.get().is_some());
            wrong.map(|(part, _)| *part)
        })
    }

    /// Why it failed, as the text of a status line.
    pub fn status(self) -> Signal<String> {
        Signal::derive(move || self.fault.get().unwrap_or_default())
    }

    /// How often it was refused or failed. The summary takes focus when this grows.
    pub fn refusals(self) -> u32 {
        self.refusals.get()
    }

    /// Begins. Says no while it is running: a second press does not submit twice.
    pub fn begin(self) -> bool {
        if self.busy.try_get_untracked() != Some(false) {
            return false;
        }
        self.busy.set(true);
        self.clear();
        true
    }

    /// Ends, with nothing to report.
    pub fn end(self) {
        let _ = self.busy.try_set(false);
    }

    /// Ends because fields are wrong.
    pub fn refuse(self, wrong: Vec<ErrorLink>) {
        self.end();
        let _ = self.wrong.try_set(wrong);
        let _ = self.refusals.try_update(|n| *n += 1);
    }

    /// Ends because one field is wrong.
    pub fn refuse_at(self, target: &str, text: impl ToString) {
        self.refuse(vec![ErrorLink::new(target, text)]);
    }

    /// Ends with a fault that no field can correct.
    pub fn fail(self, fault: String) {
        self.end();
        let _ = self.fault.try_set(Some(fault));
        let _ = self.refusals.try_update(|n| *n += 1);
    }

    /// Forgets the problems of the last attempt.
    pub fn clear(self) {
        let _ = self.wrong.try_set(Vec::new());
        let _ = self.fault.try_set(None);
    }

    /// Commits what was typed. `line` turns a problem into the message at its field.
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

    /// Commits a draft. Its problems are shown by `checking`, which follows the draft while they are corrected; `say`
    /// words any other failure.
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
            checking.forget();
            Ok(Box::new(move || then(done)) as Then)
        }));
    }

    /// Runs other work, which may fail with a message.
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

/// The error summary of a form: why it failed, then each wrong field.
#[component]
pub fn AttemptSummary(
    /// The form's attempt.
    attempt: Attempt,
    /// The id of the button that was pressed, and what to do next: the line that says why it failed links there. If absent,
    /// the page shows the failure elsewhere.
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
