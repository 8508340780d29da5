//! A page that goes from step to step: each has its heading, which takes focus, and its way back.

use leptos::prelude::*;

use crate::app::{browser::Browser, route::Route};

/// A step of a page.
pub trait Step: Clone + Send + Sync + 'static {
    /// The heading of the page at this step.
    fn title(&self) -> &'static str;

    /// Where the link above the heading leads, if there is a way back.
    fn back(&self) -> Option<Back<Self>>;
}

/// Where a way back leads.
#[derive(Clone)]
pub enum Back<S> {
    /// To an earlier step.
    Step(S),
    /// To another page.
    Page(Route),
}

/// The steps of a page, and the one that it is at.
pub struct Steps<S: 'static> {
    /// The step that the page is at.
    pub at: RwSignal<S>,
    /// Whether something is wrong at this step, for the window's title.
    pub wrong: RwSignal<bool>,
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
    /// At the first step.
    pub fn begin(first: S) -> Self {
        let (at, wrong, browser) = (RwSignal::new(first), RwSignal::new(false), Browser::here());
        let go = Callback::new(move |next| {
            wrong.set(false);
            at.set(next);
            browser.focus_heading();
        });
        Self {
            at,
            wrong,
            go,
            browser,
        }
    }

    /// The page's heading.
    pub fn title(self) -> Signal<String> {
        Signal::derive(move || self.at.with(S::title).to_owned())
    }

    /// The page's way back.
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
