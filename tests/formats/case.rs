//! Builds an audit that may break rules: its entries are added one by one, each after any given entries.

use std::{collections::BTreeSet, sync::Arc};

use plumbline::{
    domain::{
        agreed::Agreed,
        audit::{Correction, Submission},
        blind_copy::blind_copy,
        entry::{AsWritten, Body, Entry},
        grade::Grade,
        id::EntryId,
        moderation::{Escalation, Mode, Moderation},
        resolution::Resolution,
        tool::AuditTool,
    },
    example::practice_week_tool,
};
use serde_json::json;

use crate::support::{
    audit::{AuditBuilder, overall},
    person, words,
};

/// The entries that can be followed, by name.
pub const FOLLOWED: [&str; 16] = [
    "the submission",
    "a correction",
    "a blind copy",
    "a moderation",
    "an agreement",
    "an escalation",
    "a resolution of corrections",
    "a resolution of moderations",
    "a resolution that keeps an agreement",
    "a resolution that keeps an escalation",
    "an update of an action",
    "a concern",
    "somebody told of it",
    "an entry of a newer version",
    "nothing that is here",
    "another audit's submission",
];

/// An audit and its entries.
pub struct Case {
    pub what: String,
    pub audit: AuditBuilder,
    pub entries: Vec<Entry>,
}

impl Case {
    pub fn new(number: u32, what: &str) -> Self {
        Self::with_tool(number, what, &practice_week_tool())
    }

    pub fn with_tool(number: u32, what: &str, tool: &AuditTool) -> Self {
        Self {
            what: what.to_owned(),
            audit: AuditBuilder::with_tool(number, tool),
            entries: Vec::new(),
        }
    }

    /// The id of the entry that is added next, or of a later one.
    pub fn next(&self, further: usize) -> EntryId {
        let number = self.entries.len() + further;
        let audit = self.audit.id().to_string();
        EntryId::derived(&format!("{audit} {number}"))
    }

    pub fn add(&mut self, who: u32, after: &[EntryId], body: Body) -> EntryId {
        let id = self.next(0);
        let second = 1_731_400_000 + i64::try_from(self.entries.len()).expect("few");
        self.entries.push(Entry {
            id,
            at: jiff::Timestamp::from_second(second).expect("a time"),
            who: person(who),
            about: Some(self.audit.id()),
            // No entry is named twice: that is refused when a file is read.
            after: after
                .iter()
                .copied()
                .collect::<BTreeSet<_>>()
                .into_iter()
                .collect(),
            body,
            as_written: AsWritten::default(),
        });
        id
    }

    pub fn submission(&self) -> Submission {
        self.audit.submission().clone()
    }

    pub fn submit(&mut self) -> EntryId {
        let submission = self.submission();
        self.submit_as(submission)
    }

    pub fn submit_as(&mut self, submission: Submission) -> EntryId {
        self.add(1, &[], Body::AuditSubmitted(Arc::new(submission)))
    }

    pub fn correction(&self, grade: Grade) -> Body {
        let mut submission = self.submission();
        submission.overall.grade = overall(grade);
        corrected(submission)
    }

    pub fn moderation(&self, grade: Grade) -> Moderation {
        let moderated = self.audit.clone().moderated(Mode::Blind, grade);
        moderated.moderation().expect("moderated").clone()
    }

    pub fn moderated(&self, grade: Grade) -> Body {
        Body::ModerationCommitted(Arc::new(self.moderation(grade)))
    }

    pub fn agreement(&self, grade: Grade) -> Agreed {
        self.audit
            .clone()
            .agreed(grade)
            .agreement()
            .expect("agreed")
            .clone()
    }

    /// An agreement with a reason everywhere.
    pub fn agreed(&self, grade: Grade) -> Body {
        Body::GradeAgreed(Arc::new(self.agreement(grade)))
    }

    /// An agreement without any reasons.
    pub fn agreed_silently(&self, grade: Grade) -> Body {
        let mut agreement = self.agreement(grade);
        agreement.overall.reason = None;
        for area in &mut agreement.areas {
            area.reason = None;
        }
        Body::GradeAgreed(Arc::new(agreement))
    }

    pub fn action_closed(&self) -> Body {
        let action = self.submission().actions[0].id;
        read(
            json!({ "kind": "action_updated", "action": action, "update": "closed", "evidence": "Seen", "on": "2025-01-08" }),
        )
    }

    /// Adds the entry to follow, after those that it needs.
    pub fn followed(&mut self, what: &str) -> EntryId {
        let s = match self.entries.first() {
            Some(first) => key(first),
            None => self.submit(),
        };
        match what {
            "the submission" => s,
            "a correction" => self.add(1, &[s], self.correction(Grade::RequiresImprovement)),
            "a blind copy" => {
                if let Some(copy) = blind_copy(&self.entries[0]) {
                    self.entries[0] = copy;
                }
                s
            }
            "a moderation" => self.add(2, &[s], self.moderated(Grade::Good)),
            "an agreement" => {
                let m = self.add(2, &[s], self.moderated(Grade::Good));
                self.add(2, &[m], self.agreed(Grade::RequiresImprovement))
            }
            "an escalation" => {
                let m = self.add(2, &[s], self.moderated(Grade::Good));
                self.add(2, &[m], escalated())
            }
            "a resolution of corrections" => {
                let one = self.add(1, &[s], self.correction(Grade::RequiresImprovement));
                let other = self.add(1, &[s], self.correction(Grade::Good));
                self.add(3, &[one, other], resolution(one))
            }
            "a resolution of moderations" => {
                let one = self.add(2, &[s], self.moderated(Grade::RequiresImprovement));
                let other = self.add(4, &[s], self.moderated(Grade::Good));
                self.add(3, &[one, other], resolution(one))
            }
            "a resolution that keeps an agreement" => self.two_settlements(s, true),
            "a resolution that keeps an escalation" => self.two_settlements(s, false),
            "an update of an action" => self.add(2, &[], self.action_closed()),
            "a concern" => self.add(2, &[], concern()),
            "somebody told of it" => {
                self.add(2, &[], concern());
                let told = json!({ "kind": "concern_told", "concern": CONCERN, "whom": "Duty", "at": "2024-11-12T10:00:00" });
                self.add(2, &[], read(told))
            }
            "an entry of a newer version" => {
                self.add(2, &[s], Body::Other(json!({ "kind": "case_conference_held" })))
            }
            "nothing that is here" => EntryId::derived(&self.what),
            "another audit's submission" => {
                let other = AuditBuilder::new(1_000_000);
                other.entries()[0].id
            }
            _ => panic!("{what} is in no list"),
        }
    }

    pub fn two_settlements(&mut self, s: EntryId, agreement: bool) -> EntryId {
        let m = self.add(2, &[s], self.moderated(Grade::Good));
        let agreed = self.add(2, &[m], self.agreed(Grade::RequiresImprovement));
        let escalated = self.add(2, &[m], escalated());
        let keep = if agreement { agreed } else { escalated };
        self.add(3, &[agreed, escalated], resolution(keep))
    }

    /// Adds entries that would change the figures if the last one counted.
    pub fn going_on(&mut self, from: EntryId) {
        let m = self.add(8, &[from], self.moderated(Grade::Good));
        for after in [from, m] {
            self.add(8, &[after], self.agreed(Grade::Inadequate));
        }
        self.add(1, &[from], self.correction(Grade::RequiresImprovement));
    }
}

/// The id that other entries use to follow it.
fn key(entry: &Entry) -> EntryId {
    if let Body::ShownBlind(shown) = &entry.body {
        shown.of
    } else {
        entry.id
    }
}

const CONCERN: &str = "0193d04c-7b5f-7e33-b1c2-d3e4f5061728";

fn concern() -> Body {
    read(json!({ "kind": "concern_raised", "id": CONCERN, "what": "A bruise" }))
}

fn read(body: serde_json::Value) -> Body {
    serde_json::from_value(body).expect("a body")
}

pub fn escalated() -> Body {
    Body::Escalated(Escalation {
        reason: words("Not settled"),
        to: words("Head of service"),
    })
}

pub fn resolution(keep: EntryId) -> Body {
    Body::ConflictResolved(Resolution {
        keep,
        reason: words("That one"),
    })
}

pub fn corrected(submission: Submission) -> Body {
    Body::SubmissionCorrected(Arc::new(Correction {
        submission: Arc::new(submission),
        reason: words("Mistyped"),
    }))
}
