//! A sheet of grades: what the drafts of a moderation and of an agreement have in common.

use crate::domain::{action::Finding, graded::Choice};

use super::{AgreementDraft, ModeratedDraft, ModerationDraft, OverallDraft};

/// A draft that gives a grade to every practice area and to the audit as a whole.
pub trait Sheet {
    /// The grade of a finding, with its note. For the audit as a whole, the note is the reason.
    fn given(&self, finding: &Finding) -> ModeratedDraft;
    /// Sets the grade of a finding, with its note.
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
