//! What a file for blind moderation may contain: blind copies, and what is needed to read them. Anything else could
//! reveal a grade, including unknown fields.

use super::fault::PackFault;
use crate::domain::{
    blind_copy::is_blind_copy,
    entry::{Body, Entry},
};

/// Checks an entry of a file for blind moderation.
pub(super) fn check(line: usize, entry: &Entry) -> Result<(), PackFault> {
    match &entry.body {
        Body::ShownBlind(_) | Body::ToolPublished(_) | Body::WeekPlanned(_) | Body::AuditWithdrawn(_) => {}
        Body::AuditSubmitted(_) | Body::SubmissionCorrected(_) => return Err(PackFault::NotBlind { line }),
        Body::SampleDrawn(_)
        | Body::ConcernRaised(_)
        | Body::ConcernTold(_)
        | Body::ModerationCommitted(_)
        | Body::GradeAgreed(_)
        | Body::Escalated(_)
        | Body::ActionUpdated(_)
        | Body::ConflictResolved(_)
        | Body::Other(_) => {
            let what = entry.body.title();
            return Err(PackFault::MoreThanBlind { line, what });
        }
    }
    match entry.unknown_field() {
        Some(field) => Err(PackFault::UnknownInBlind { line, field }),
        None => Ok(()),
    }
}

/// Checks that a blind copy has the id derived from its content.
pub(super) fn is_derived(line: usize, entry: &Entry) -> Result<(), PackFault> {
    let blind = matches!(entry.body, Body::ShownBlind(_));
    if blind && !is_blind_copy(entry) {
        return Err(PackFault::NotDerived { line });
    }
    Ok(())
}
