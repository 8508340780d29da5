//! Dates in a file that are possible but probably wrong: in the future, or many years ago. The user is asked before
//! such a file is accepted, since the clock of either device may be wrong.

use jiff::{ToSpan, civil::Date};

use super::read::Pack;
use crate::domain::{
    action::ActionUpdate,
    case::{CaseReference, called},
    entry::{ActionUpdated, Body, Entry},
    family::ContactOutcome,
    workspace::Workspace,
};

/// The age at which a date is taken for a mistake, in years.
const LONG_AGO: i16 = 10;

/// A date to ask about.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Doubt {
    /// The case, if the entry names it.
    pub case: Option<CaseReference>,
    /// What is said to have happened on that date.
    pub what: &'static str,
    /// The date.
    pub day: Date,
    /// Whether it is in the future; otherwise it is long ago.
    pub future: bool,
}

impl Doubt {
    /// The case, in words.
    pub fn called(&self) -> String {
        called(self.case.as_ref())
    }
}

/// The doubtful dates of entries that are new on this device, in the order of the file.
pub fn doubts(workspace: &Workspace, pack: &Pack, today: Date) -> Vec<Doubt> {
    // Only entries that would be added.
    let new = workspace
        .new_entries(pack.entries.iter().cloned())
        .unwrap_or_default();
    // This device's clock may be a day behind.
    let latest = today.saturating_add(1.day());
    let earliest = today.saturating_sub(LONG_AGO.years());
    let doubt = |entry: &Entry| {
        let days = days(entry).into_iter();
        let doubtful = days.filter(|(_, day)| *day > latest || *day < earliest);
        let case = entry.body.case().cloned();
        doubtful
            .map(|(what, day)| Doubt {
                case: case.clone(),
                what,
                day,
                future: day > latest,
            })
            .collect::<Vec<_>>()
    };
    new.iter().flat_map(doubt).collect()
}

/// The dates on which something is said to have happened already.
fn days(entry: &Entry) -> Vec<(&'static str, Date)> {
    let (case, completed_on, outcomes): (_, _, Vec<&ContactOutcome>) =
        if let Body::ShownBlind(shown) = &entry.body {
            let evidence = &shown.evidence;
            (
                &evidence.case,
                evidence.completed_on,
                evidence.family.iter().map(|heard| &heard.outcome).collect(),
            )
        } else if let Some(audit) = entry.body.submission() {
            (
                &audit.case,
                audit.completed_on,
                audit.family.iter().map(|contact| &contact.outcome).collect(),
            )
        } else if let Body::ActionUpdated(ActionUpdated {
            update: ActionUpdate::Closed { on, .. },
            ..
        }) = &entry.body
        {
            return vec![("an action done", *on)];
        } else if let Body::ConcernTold(told) = &entry.body {
            return vec![("somebody told of a concern", told.at.date())];
        } else {
            return Vec::new();
        };
    let mut days = vec![
        ("completed", completed_on),
        ("audited", case.audited_on),
        ("first day of the period looked at", case.from),
        ("last day of the period looked at", case.to),
    ];
    days.extend(outcomes.into_iter().filter_map(|outcome| match outcome {
        ContactOutcome::Spoke { on, .. } => Some(("spoken to the family", *on)),
        ContactOutcome::Declined { on } => Some(("declined by the family", *on)),
        ContactOutcome::Observed { on, .. } => Some(("child observed", *on)),
        ContactOutcome::NotReached { .. }
        | ContactOutcome::NotSafe { .. }
        | ContactOutcome::NotAttempted { .. } => None,
    }));
    days
}
