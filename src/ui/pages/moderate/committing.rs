//! Committing from a page: busy while it runs, and what to do where it failed. What was typed stays in its draft.

use leptos::{prelude::*, task::spawn_local};

use crate::{
    app::{
        browser::Browser,
        desk::{Act, CommitFault},
        route::Route,
        session::Session,
        work::{checking::Checking, place::field_id},
    },
    domain::{id::EntryId, problem::Place},
    ui::parts::{ErrorLink, ErrorSummary, focus_on},
};

/// A commit that a page may start.
#[derive(Clone, Copy)]
pub struct Committing {
    busy: RwSignal<bool>,
    fault: RwSignal<Option<CommitFault>>,
    failures: RwSignal<u32>,
}

impl Committing {
    /// Nothing under way.
    pub fn new() -> Self {
        Self {
            busy: RwSignal::new(false),
            fault: RwSignal::new(None),
            failures: RwSignal::new(0),
        }
    }

    /// Whether one is under way.
    pub fn busy(self) -> Signal<bool> {
        self.busy.into()
    }

    /// Why the last one failed, where it did.
    pub fn fault(self) -> Option<CommitFault> {
        self.fault.get()
    }

    /// Commits, and goes on only once it is saved.
    pub fn run(self, session: Session, act: Act, then: impl FnOnce(EntryId) + 'static) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.fault.set(None);
        spawn_local(async move {
            let done = session.desk.commit(act).await;
            // The page may have been left meanwhile; what it showed is gone then, and the entry stands.
            let _ = self.busy.try_set(false);
            match done {
                Ok(entry) => then(entry),
                Err(fault) => {
                    let _ = self.fault.try_set(Some(fault));
                    let _ = self.failures.try_update(|n| *n += 1);
                }
            }
        });
    }

    /// The last failure as a line of an error summary that leads to the button pressed.
    fn line(self, button: &str) -> Option<ErrorLink> {
        let fault = self.fault.get()?;
        let next = match fault {
            CommitFault::NotSaved(_) => {
                "What you wrote is kept in your draft. Make room or change the browser’s settings, then press the button again."
            }
            CommitFault::Refused(_) => "Nothing was recorded. What you wrote is kept in your draft.",
            CommitFault::Nobody => "What you wrote is kept in your draft.",
        };
        Some(ErrorLink {
            target: button.to_owned(),
            text: format!("{fault} {next}"),
        })
    }
}

/// Everything in the way of a commit: first why it failed, then every problem of the draft, each with its link. A
/// problem on another page is led to by `elsewhere`.
#[component]
pub fn Obstacles(
    checking: Checking,
    committing: Committing,
    /// The id of the button that commits.
    button: &'static str,
    /// The page on which a problem lies.
    elsewhere: Callback<Place, Option<Route>>,
) -> impl IntoView {
    let browser = Browser::here();
    let errors = Signal::derive(move || {
        let problems = checking.shown().into_iter().map(|problem| ErrorLink {
            target: field_id(&problem.place),
            text: problem.what.to_string(),
        });
        committing
            .line(button)
            .into_iter()
            .chain(problems)
            .collect::<Vec<_>>()
    });
    let focus = Signal::derive(move || checking.attempts().get() + committing.failures.get());
    let follow = Callback::new(move |target: String| {
        let shown = untrack(move || checking.shown());
        let place = shown
            .into_iter()
            .map(|problem| problem.place)
            .find(|place| field_id(place) == target);
        match place.and_then(|place| elsewhere.run(place)) {
            Some(route) => browser.go_to_field(route, target),
            None => focus_on(&target),
        }
    });
    view! { <ErrorSummary errors focus follow=follow /> }
}
