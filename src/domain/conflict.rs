//! A conflict: several entries follow the same one. All of them stand, and none counts, until a further entry that follows
//! them all says what holds. No clock ever picks a winner.

use super::id::{ActionId, EntryId};

/// What an audit has two of.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Contested {
    /// Submissions or corrections.
    Submissions,
    /// Moderations.
    Moderations,
    /// Agreements, or an agreement beside an escalation.
    Settlements,
    /// The last update of one action.
    Action(ActionId),
}

/// An open conflict of an audit.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Conflict {
    /// What there are two of.
    pub contested: Contested,
    /// The entries side by side, oldest first by the clock: what resolves them follows them all.
    pub heads: Vec<EntryId>,
}

impl Contested {
    /// What there are two of, in words.
    pub const fn label(self) -> &'static str {
        match self {
            Contested::Submissions => "Two versions of the audit",
            Contested::Moderations => "Two moderations",
            Contested::Settlements => "Two outcomes of the moderation",
            Contested::Action(_) => "Two records of one action",
        }
    }
}
