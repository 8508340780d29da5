//! The error summary of a page that commits a draft.

use leptos::prelude::*;

use crate::{
    app::{
        browser::Browser,
        desk::CommitFault,
        route::Route,
        work::{checking::Checking, place::problem_id},
    },
    domain::problem::Place,
    store::StoreError,
    ui::{
        attempt::Attempt,
        parts::{ErrorLink, ErrorSummary, focus_on},
    },
};

/// The message when a draft was not committed: why, where the text is, and what to do.
pub fn not_committed(fault: CommitFault) -> String {
    let next = match &fault {
        CommitFault::NotSaved(StoreError::Closed) => {
            " What you wrote is kept in your draft. Reload the page, then press the button again."
        }
        CommitFault::NotSaved(_) => {
            " What you wrote is kept in your draft. Make room or change the browser’s settings, then press the button again."
        }
        CommitFault::Refused(_) => " Nothing was recorded. What you wrote is kept in your draft.",
        CommitFault::Nobody => " What you wrote is kept in your draft.",
        CommitFault::NothingThere | CommitFault::SomebodyElses(_) => "",
    };
    format!("{fault}{next}")
}

/// Why the last attempt failed, then every problem of the draft, each with a link to its field.
#[component]
pub fn DraftSummary(
    /// The draft's problems.
    checking: Checking,
    /// The attempt to commit it.
    attempt: Attempt,
    /// The id of the button that commits.
    button: &'static str,
    /// The page with the field, if it is not this page.
    elsewhere: Callback<Place, Option<Route>>,
) -> impl IntoView {
    let browser = Browser::here();
    let errors = Signal::derive(move || {
        let failed = attempt.fault.get().map(|fault| ErrorLink::new(button, fault));
        let problems = checking.shown().into_iter();
        let problems = problems.map(|problem| ErrorLink::new(problem_id(&problem), problem.what));
        failed.into_iter().chain(problems).collect::<Vec<_>>()
    });
    let focus = Signal::derive(move || checking.attempts().get() + attempt.refusals());
    let follow = Callback::new(move |target: String| {
        let shown = untrack(move || checking.shown());
        let place = shown
            .into_iter()
            .find(|problem| problem_id(problem) == target)
            .map(|problem| problem.place);
        match place.and_then(|place| elsewhere.run(place)) {
            Some(route) => browser.go_to_field(route, target),
            None => focus_on(&target),
        }
    });
    view! { <ErrorSummary errors focus follow=follow /> }
}
