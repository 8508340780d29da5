//! A conflict: several entries follow the same one. All are kept, and none counts, until a further entry that follows
//! them all resolves it. A clock never does.

use super::id::{ActionId, EntryId};

/// The part of an audit of which there are two versions.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Contested {
    /// Submissions or corrections.
    Submissions,
    /// Moderations.
    Moderations,
    /// Agreements, or an agreement and an escalation.
    Settlements,
    /// The last updates of one action.
    Action(ActionId),
}

/// An open conflict of an audit.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Conflict {
    /// The part in conflict.
    pub contested: Contested,
    /// The entries in conflict, oldest first by the clock. A resolution follows all of them.
    pub heads: Vec<EntryId>,
}

impl Contested {
    /// The part in conflict, in words.
    pub const fn label(self) -> &'static str {
        match self {
            Contested::Submissions => "Two versions of the audit",
            Contested::Moderations => "Two moderations",
            Contested::Settlements => "Two outcomes of the moderation",
            Contested::Action(_) => "Two records of one action",
        }
    }
}
