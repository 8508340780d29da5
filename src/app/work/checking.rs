//! Problems of a draft, and when they are shown: never before somebody has tried to commit.

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::domain::{
    draft_key::DraftKey,
    problem::{Place, Problem},
};

/// The drafts that somebody has tried to commit.
#[derive(Clone, Copy)]
pub struct Tried(RwSignal<BTreeSet<DraftKey>>);

impl Default for Tried {
    fn default() -> Self {
        Self(RwSignal::new(BTreeSet::new()))
    }
}

impl Tried {
    /// The problems of one draft: `find` is the draft's `finish` function, followed while it is being typed.
    pub fn checking(
        self,
        key: DraftKey,
        find: impl Fn() -> Vec<Problem> + Send + Sync + 'static,
    ) -> Checking {
        Checking {
            problems: Memo::new(move |_| find()),
            tried: self,
            key,
            attempts: RwSignal::new(0),
        }
    }
}

/// The problems of one draft on one page.
#[derive(Clone, Copy)]
pub struct Checking {
    problems: Memo<Vec<Problem>>,
    tried: Tried,
    key: DraftKey,
    attempts: RwSignal<u32>,
}

impl Checking {
    /// Every problem, shown or not.
    pub fn problems(self) -> Vec<Problem> {
        self.problems.get()
    }

    /// Whether problems are shown: somebody has tried.
    pub fn is_tried(self) -> bool {
        self.tried.0.with(|tried| tried.contains(&self.key))
    }

    /// The problems that are shown.
    pub fn shown(self) -> Vec<Problem> {
        if self.is_tried() {
            self.problems.get()
        } else {
            Vec::new()
        }
    }

    /// The message at one field, once somebody has tried.
    pub fn error(self, place: Place) -> Signal<Option<String>> {
        Signal::derive(move || {
            let shown = self.shown();
            shown
                .iter()
                .find(|problem| problem.place == place)
                .map(|problem| problem.what.to_string())
        })
    }

    /// Somebody tries to commit. Raises [`Checking::attempts`], so that the summary takes focus again.
    pub fn attempt(self) {
        self.tried.0.update(|tried| {
            tried.insert(self.key);
        });
        self.attempts.update(|n| *n += 1);
    }

    /// How many times somebody has tried on this page.
    pub fn attempts(self) -> Signal<u32> {
        self.attempts.into()
    }
}
