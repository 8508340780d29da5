//! One audit and its steps, and further entries that follow any given ones.

use std::sync::Arc;

use plumbline::domain::{
    action::ActionUpdate,
    audit::{Correction, Submission},
    entry::{ActionUpdated, Body, Entry},
    grade::Grade,
    moderation::Mode,
    resolution::Resolution,
};

use crate::support::{audit::AuditBuilder, entry, person, words};

pub fn builder() -> AuditBuilder {
    AuditBuilder::new(1)
        .overall(Grade::Inadequate)
        .moderated(Mode::Blind, Grade::Good)
        .agreed(Grade::Good)
}

/// The submission, the moderation and the agreement of an audit.
pub fn steps() -> [Entry; 3] {
    builder().entries().try_into().expect("three steps")
}

/// A further entry about the audit, by a person.
pub fn further(number: u32, who: u32, after: &[&Entry], body: Body) -> Entry {
    let mut entry = entry(number, body);
    entry.about = Some(builder().id());
    entry.who = person(who);
    entry.after = after.iter().map(|entry| entry.id).collect();
    entry
}

pub fn corrected(number: u32, who: u32, after: &[&Entry], change: impl Fn(&mut Submission)) -> Entry {
    let mut submission = builder().submission().clone();
    change(&mut submission);
    let correction = Correction {
        submission: Arc::new(submission),
        reason: words("Misread"),
    };
    further(
        number,
        who,
        after,
        Body::SubmissionCorrected(Arc::new(correction)),
    )
}

pub fn updated(number: u32, who: u32, after: &[&Entry], update: ActionUpdate) -> Entry {
    let action = builder().submission().actions[0].id;
    further(
        number,
        who,
        after,
        Body::ActionUpdated(ActionUpdated { action, update }),
    )
}

pub fn closed() -> ActionUpdate {
    ActionUpdate::Closed {
        evidence: words("The plan is on file"),
        on: jiff::civil::date(2024, 12, 1),
    }
}

pub fn kept(number: u32, who: u32, after: &[&Entry]) -> Entry {
    let resolution = Resolution {
        keep: after[0].id,
        reason: words("Talked through"),
    };
    further(number, who, after, Body::ConflictResolved(resolution))
}

pub fn following(after: &[&Entry], mut entry: Entry) -> Entry {
    entry.after = after.iter().map(|entry| entry.id).collect();
    entry
}
