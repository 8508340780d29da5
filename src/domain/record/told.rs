//! What may be told of an audit to somebody who may still grade it blind.

use super::{AuditRecord, Audited, State};
use crate::domain::{
    conflict::{Conflict, Contested},
    id::PersonId,
};

impl AuditRecord {
    /// Whether showing the grades would prevent this person from grading blind: it is another person's audit, and
    /// nobody has moderated it yet.
    pub fn is_unread_by(&self, person: PersonId) -> bool {
        let ungraded = match &self.state {
            State::Submitted { .. } => true,
            State::InConflict {
                conflict,
                audited: Audited::Graded(_),
            } => conflict.contested == Contested::Submissions,
            State::Begun
            | State::ShownBlind { .. }
            | State::Moderated { .. }
            | State::ModeratedBlind { .. }
            | State::Escalated { .. }
            | State::Agreed { .. }
            | State::InConflict {
                audited: Audited::Blind(_),
                ..
            } => false,
        };
        ungraded && !self.is_own(person)
    }

    /// Whether a reader is told of a conflict. Somebody who may still grade the audit blind (`is_veiled`) is not told of
    /// one about an action: that there is an action tells something about a grade.
    pub fn is_told(conflict: &Conflict, is_veiled: bool) -> bool {
        !(is_veiled && matches!(conflict.contested, Contested::Action(_)))
    }

    /// The open conflicts that a reader is told of.
    pub fn conflicts_told(&self, is_veiled: bool) -> impl Iterator<Item = &Conflict> {
        self.conflicts
            .iter()
            .filter(move |conflict| Self::is_told(conflict, is_veiled))
    }

    /// Its progress, in words, with a note if only an action is in conflict and that may be told.
    pub fn label(&self, is_veiled: bool) -> String {
        if self.uncounted_version().is_some() {
            return "Not counted".to_owned();
        }
        let label = self.state.label();
        let in_state = matches!(self.state, State::InConflict { .. });
        if in_state || self.conflicts_told(is_veiled).next().is_none() {
            label.to_owned()
        } else {
            format!("{label}; an action in conflict")
        }
    }
}
