//! The key of a draft: the kind of entry that it becomes, and the audit that it is about.

use std::{fmt, str::FromStr};

use super::id::AuditId;

/// Identifies a draft on this device.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct DraftKey {
    /// The kind of entry that it becomes.
    pub kind: DraftKind,
    /// The audit it is about.
    pub audit: AuditId,
}

/// The kind of entry that a draft becomes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum DraftKind {
    /// A submission or a correction.
    Audit,
    /// A moderation.
    Moderation,
    /// An agreement or an escalation.
    Agreement,
    /// An immediate safeguarding concern.
    Concern,
}

impl DraftKind {
    const ALL: [DraftKind; 4] = [
        DraftKind::Audit,
        DraftKind::Moderation,
        DraftKind::Agreement,
        DraftKind::Concern,
    ];

    const fn word(self) -> &'static str {
        match self {
            DraftKind::Audit => "audit",
            DraftKind::Moderation => "moderation",
            DraftKind::Agreement => "agreement",
            DraftKind::Concern => "concern",
        }
    }
}

impl fmt::Display for DraftKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.kind.word(), self.audit)
    }
}

/// A text that does not identify a draft.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("“{0}” names no draft")]
pub struct DraftKeyFault(String);

impl FromStr for DraftKey {
    type Err = DraftKeyFault;
    fn from_str(text: &str) -> Result<Self, DraftKeyFault> {
        let key = text.split_once('.').and_then(|(word, audit)| {
            let kind = DraftKind::ALL.into_iter().find(|kind| kind.word() == word)?;
            Some(Self {
                kind,
                audit: audit.parse().ok()?,
            })
        });
        key.ok_or_else(|| DraftKeyFault(text.to_owned()))
    }
}
