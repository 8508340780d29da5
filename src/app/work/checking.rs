//! Problems of a draft, and when they are shown: once somebody has tried to commit, and only those that there were then.
//! A field that was added since has not been tried.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::domain::{
    draft_key::DraftKey,
    problem::{Place, Problem},
};

/// The drafts that somebody has tried to commit, each with the places that had a problem.
#[derive(Clone, Copy)]
pub struct Tried(RwSignal<BTreeMap<DraftKey, Vec<Place>>>);

impl Default for Tried {
    fn default() -> Self {
        Self(RwSignal::new(BTreeMap::new()))
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
            withheld: false,
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
    withheld: bool,
}

impl Checking {
    /// The same problems on a page that shows them only to somebody who has come to correct them. To others, a page that
    /// they have not filled in yet would be red throughout.
    #[must_use]
    pub fn for_whoever_corrects(self, corrects: bool) -> Self {
        Self {
            withheld: !corrects,
            ..self
        }
    }

    /// Every problem, shown or not.
    pub fn problems(self) -> Vec<Problem> {
        self.problems.get()
    }

    /// Whether somebody has tried to commit.
    pub fn is_tried(self) -> bool {
        self.tried.0.with(|tried| tried.contains_key(&self.key))
    }

    /// The problems that are shown.
    pub fn shown(self) -> Vec<Problem> {
        if self.withheld {
            return Vec::new();
        }
        self.tried.0.with(|tried| match tried.get(&self.key) {
            None => Vec::new(),
            Some(places) => {
                let mut problems = self.problems.get();
                problems.retain(|problem| places.contains(&problem.place));
                problems
            }
        })
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
        let places = self
            .problems
            .get_untracked()
            .into_iter()
            .map(|problem| problem.place);
        let places = places.collect();
        self.tried.0.update(|tried| _ = tried.insert(self.key, places));
        self.attempts.update(|n| *n += 1);
    }

    /// The draft is committed: a later one about the same audit has not been tried.
    pub fn forget(self) {
        self.tried.0.update(|tried| _ = tried.remove(&self.key));
    }

    /// How many times somebody has tried on this page.
    pub fn attempts(self) -> Signal<u32> {
        self.attempts.into()
    }
}
