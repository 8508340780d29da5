//! What people commit: one function per act. Each takes what its page knows, and returns what came of it or why it was
//! refused.

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

/// Why nothing was committed. What was typed is where it was.
#[derive(Clone, PartialEq, Debug)]
pub enum NotCommitted<P = Problem> {
    /// It is not whole yet.
    Problems(Vec<P>),
    /// The desk would not take it.
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
