//! Committing: one function for each kind of entry. Each takes what its page knows, and returns the result or why it was
//! refused. `tests/structure/acts.rs` checks that pages commit in no other way.

mod concern;
mod conflict;
mod follow_up;
mod moderate;
mod plan;
mod sample;
mod submit;
mod withdraw;

pub use concern::{case_of, raise, tell};
pub use conflict::resolve;
pub use follow_up::follow_up;
pub use moderate::{agree, commit_moderation, escalate};
pub use plan::{plan_week, publish_tool};
pub use sample::{draw_sample, sampling_rules};
pub use submit::submit;
pub use withdraw::withdraw;

use crate::{app::desk::CommitFault, domain::problem::Problem};

/// Why nothing was committed. Whatever was typed is unchanged.
#[derive(Clone, PartialEq, Debug)]
pub enum NotCommitted<P = Problem> {
    /// Something is missing or wrong in what was typed.
    Problems(Vec<P>),
    /// A rule refused it, or it could not be saved.
    Commit(CommitFault),
}

impl<P> From<Vec<P>> for NotCommitted<P> {
    fn from(problems: Vec<P>) -> Self {
        Self::Problems(problems)
    }
}

impl<P> From<CommitFault> for NotCommitted<P> {
    fn from(fault: CommitFault) -> Self {
        Self::Commit(fault)
    }
}
