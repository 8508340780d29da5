//! A sheet of grades: what a moderation and an agreement have in common while they are being made.

use crate::domain::{action::Finding, graded::Choice};

use super::{AgreementDraft, ModeratedDraft, ModerationDraft, OverallDraft};

/// A draft in which every practice area and the audit as a whole are given a grade.
pub trait Sheet {
    /// What stands there for a finding. The note of the audit as a whole is its reason.
    fn given(&self, finding: &Finding) -> ModeratedDraft;
    /// Puts something there.
    fn give(&mut self, finding: &Finding, given: ModeratedDraft);
}

macro_rules! sheet {
    ($type:ident) => {
        impl Sheet for $type {
            fn given(&self, finding: &Finding) -> ModeratedDraft {
                match finding {
                    Finding::Area(key) => self.areas.get(key).cloned().unwrap_or_default(),
                    Finding::Overall => ModeratedDraft {
                        choice: self.overall.grade.map(Choice::Graded),
                        note: self.overall.reason.clone(),
                        reasons: self.overall.reasons.clone(),
                    },
                }
            }

            fn give(&mut self, finding: &Finding, given: ModeratedDraft) {
                match finding {
                    Finding::Area(key) => {
                        self.areas.insert(key.clone(), given);
                    }
                    Finding::Overall => {
                        self.overall = OverallDraft {
                            grade: given.choice.and_then(Choice::grade),
                            reason: given.note,
                            reasons: given.reasons,
                        }
                    }
                }
            }
        }
    };
}
sheet!(ModerationDraft);
sheet!(AgreementDraft);
