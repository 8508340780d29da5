//! The kinds of draft, and how to convert them.

use serde::{Serialize, de::DeserializeOwned};

use super::Draft;
use crate::domain::{
    concern::ConcernDraft,
    draft::{AgreementDraft, AuditDraft, ModerationDraft},
    draft_key::DraftKind,
    id::AuditId,
};

/// A kind of draft.
pub trait Kind: Clone + PartialEq + Serialize + DeserializeOwned + Send + Sync + 'static {
    /// The kind, as part of the draft's key.
    const KIND: DraftKind;
    /// The audit it is about.
    fn audit(&self) -> AuditId;
    /// The draft, if it is of this kind.
    fn of(draft: &Draft) -> Option<&Self>;
    /// The draft for changing, if it is of this kind.
    fn of_mut(draft: &mut Draft) -> Option<&mut Self>;
    /// Converts it to any draft.
    fn into_draft(self) -> Draft;
}

macro_rules! kind {
    ($type:ident, $variant:ident, $audit:ident) => {
        impl Kind for $type {
            const KIND: DraftKind = DraftKind::$variant;
            fn audit(&self) -> AuditId {
                self.$audit
            }
            fn of(draft: &Draft) -> Option<&Self> {
                if let Draft::$variant(draft) = draft {
                    Some(draft)
                } else {
                    None
                }
            }
            fn of_mut(draft: &mut Draft) -> Option<&mut Self> {
                if let Draft::$variant(draft) = draft {
                    Some(draft)
                } else {
                    None
                }
            }
            fn into_draft(self) -> Draft {
                Draft::$variant(Box::new(self))
            }
        }
    };
}
kind!(AuditDraft, Audit, id);
kind!(ModerationDraft, Moderation, audit);
kind!(AgreementDraft, Agreement, audit);
kind!(ConcernDraft, Concern, audit);
