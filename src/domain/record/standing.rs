//! Whether an entry counts: it obeys the rules, and everything it follows is on the device, counts and allows it. All
//! others are kept, but left out of everything derived from the audit, with the reason.
//!
//! Deliberately absent: the order of arrival. Each answer follows only from the set of entries and tools on the device.

mod action_updates;
mod agreement;
mod graph;
mod judge;
mod resolutions;

use std::{collections::BTreeSet, sync::Arc};

use crate::domain::{
    entry::{Body, Entry},
    id::EntryId,
    in_order,
    rules::{Broken, Rule},
    tool::ToolRef,
    workspace::Tools,
};

use self::{graph::Graph, judge::Judge};

/// An entry that does not count, with the reason.
#[derive(Clone, PartialEq, Debug)]
pub struct Uncounted {
    /// The entry.
    pub entry: Arc<Entry>,
    /// Why it does not count.
    pub why: WhyNot,
}

/// Why an entry does not count.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum WhyNot {
    /// Something is missing. Once it is on the device, the entry may count.
    Waits(Wait),
    /// It breaks a rule, so it never counts.
    Breaks(Broken),
}

/// What an entry waits for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Wait {
    /// An entry that it follows.
    Entry(EntryId),
    /// What the entry that it follows waits for.
    Followed(Box<Wait>),
    /// The audit tool.
    Tool(ToolRef),
    /// A version of the audit whose grades are the agreed ones wherever the agreement gives no reason.
    Version,
    /// The concern that the entry says somebody was told of.
    Concern,
    /// The version of the audit that has the action.
    Action,
    /// A version of the program that knows the kind of entry that it follows.
    Newer,
}

impl Uncounted {
    /// Whether it may count once something that is missing is on the device.
    pub fn waits(&self) -> bool {
        matches!(self.why, WhyNot::Waits(_))
    }

    /// Why it does not count, as the end of a sentence.
    pub fn because(&self) -> String {
        match &self.why {
            WhyNot::Breaks(broken) => broken.to_string(),
            WhyNot::Waits(wait) => because(wait, &self.entry.body),
        }
    }
}

fn because(wait: &Wait, body: &Body) -> String {
    match wait {
        Wait::Entry(_) => format!("{} is not on this device", followed(body)),
        Wait::Followed(wait) => {
            if let Wait::Tool(_) | Wait::Newer = **wait {
                because(wait, body)
            } else {
                format!("{} does not count yet", followed(body))
            }
        }
        Wait::Tool(tool) => format!("its audit tool ({tool}) is not on this device"),
        Wait::Version => {
            "it does not say why a grade differs from the auditor’s, and no corrected version that is here \
                          explains it"
                .to_owned()
        }
        Wait::Concern => {
            "no concern about this audit that is here is the one that somebody was told of".to_owned()
        }
        Wait::Action => "no version of this audit that is here has this action".to_owned(),
        Wait::Newer => "it follows an entry that only a newer version of Plumbline understands".to_owned(),
    }
}

/// The kind of entry that this one follows, in words.
fn followed(body: &Body) -> &'static str {
    match body {
        Body::SubmissionCorrected(_) => "the version of the audit that it corrects",
        Body::ModerationCommitted(_) => "the version of the audit that was moderated",
        Body::GradeAgreed(_) => "the moderation or the escalation that it follows",
        Body::Escalated(_) => "the moderation that it follows",
        Body::ActionUpdated(_) => "the earlier update of the action",
        Body::ConflictResolved(_) => "one of the entries in the conflict",
        Body::ToolPublished(_)
        | Body::WeekPlanned(_)
        | Body::SampleDrawn(_)
        | Body::ConcernRaised(_)
        | Body::ConcernTold(_)
        | Body::AuditSubmitted(_)
        | Body::ShownBlind(_)
        | Body::AuditWithdrawn(_)
        | Body::Other(_) => "an entry that it follows",
    }
}

/// The entries of an audit that count, oldest first by the clock, and the others with their reasons. `elsewhere` says
/// whether an entry is on the device but not about this audit.
pub(super) fn sort_out(
    history: &[Arc<Entry>],
    tools: &Tools,
    elsewhere: &dyn Fn(EntryId) -> bool,
) -> (Vec<Arc<Entry>>, Vec<Uncounted>) {
    let here: BTreeSet<EntryId> = in_order::set(history.iter().map(|entry| entry.id));
    // The original is on the device and is not a submission: a submission that is here has no blind copy.
    let stands_for_another =
        |entry: &Arc<Entry>| matches!(&entry.body, Body::ShownBlind(shown) if here.contains(&shown.of));
    let fitting: Vec<Arc<Entry>> = history
        .iter()
        .filter(|entry| !stands_for_another(entry))
        .cloned()
        .collect();
    let graph = Graph::of(&fitting);
    let verdicts = Judge::new(&graph, tools, elsewhere).all();
    let mut counted = Vec::with_capacity(history.len());
    let mut uncounted = Vec::new();
    for entry in history {
        let why = if stands_for_another(entry) {
            Some(judge::breaks("body.of", Rule::WrongKind))
        } else {
            verdicts.get(&graph::key(entry)).cloned().flatten()
        };
        match why {
            None => counted.push(entry.clone()),
            Some(why) => uncounted.push(Uncounted {
                entry: entry.clone(),
                why,
            }),
        }
    }
    (counted, uncounted)
}
