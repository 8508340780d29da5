//! Pages with several steps: each step has a heading, which takes focus, and a link back.

use leptos::prelude::*;

use crate::{
    app::{browser::Browser, route::Route},
    ui::attempt::Attempt,
};

/// A step of a page.
pub trait Step: Clone + Send + Sync + 'static {
    /// The heading of the page at this step.
    fn title(&self) -> &'static str;

    /// Where the link above the heading leads; none for a step without one.
    fn back(&self) -> Option<Back<Self>>;
}

/// The target of a link back.
#[derive(Clone)]
pub enum Back<S> {
    /// To an earlier step.
    Step(S),
    /// To another page.
    Page(Route),
}

/// The current step of a page.
pub struct Steps<S: 'static> {
    /// The step.
    pub at: RwSignal<S>,
    /// The attempt to submit this step’s form. Going to another step forgets its problems.
    pub attempt: Attempt,
    /// Goes to a step.
    pub go: Callback<S>,
    browser: Browser,
}

impl<S> Clone for Steps<S> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<S> Copy for Steps<S> {}

impl<S: Step> Steps<S> {
    /// Starts at a step.
    pub fn begin(first: S) -> Self {
        let (at, attempt, browser) = (RwSignal::new(first), Attempt::new(), Browser::here());
        let go = Callback::new(move |next| {
            attempt.clear();
            at.set(next);
            browser.focus_heading();
        });
        Self {
            at,
            attempt,
            go,
            browser,
        }
    }

    /// The heading of the page.
    pub fn title(self) -> Signal<String> {
        Signal::derive(move || self.at.with(S::title).to_owned())
    }

    /// The link back, for the page.
    pub fn back(self) -> Signal<Option<Callback<()>>> {
        Signal::derive(move || {
            let back = self.at.with(S::back)?;
            Some(Callback::new(move |()| match back.clone() {
                Back::Step(step) => self.go.run(step),
                Back::Page(route) => self.browser.go(route),
            }))
        })
    }
}
