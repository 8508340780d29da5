//! The entry: what somebody committed. It is small and never changed; all other state is a fold over the set of
//! entries.

mod as_written;
mod left_out;
mod spelling;

use std::sync::Arc;

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Deserializer, Serialize, de::Error as _};
use serde_json::{Value, value::RawValue};

pub use self::{
    as_written::AsWritten,
    left_out::without_empty,
    spelling::{Misspelt, Spelling},
};
use super::{
    action::ActionUpdate,
    agreed::Agreed,
    audit::{Correction, Submission},
    blind::ShownBlind,
    case::CaseReference,
    concern::{Concern, Told},
    id::{ActionId, AuditId, EntryId},
    json,
    moderation::{Escalation, Moderation},
    person::Person,
    resolution::Resolution,
    sample::Draw,
    tool::{AuditTool, ToolRef},
    week::PracticeWeek,
    withdrawal::Withdrawal,
};

/// The title of an update of an action. Lists for somebody who may still grade blind leave it out.
pub const ACTION_UPDATED: &str = "Action updated";

/// One committed act.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(remote = "Self")]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Entry {
    /// Its id.
    pub id: EntryId,
    /// When, by the device's clock. It orders the history, but never decides a conflict.
    pub at: Timestamp,
    /// Who.
    pub who: Person,
    /// The audit that it is about, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<AuditId>,
    /// The entries that it follows. Two entries that follow the same one are in conflict, which a further entry
    /// resolves.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub after: Vec<EntryId>,
    /// What was committed.
    pub body: Body,
    /// The JSON as written, if a newer version wrote more than the fields above.
    #[serde(skip)]
    pub as_written: AsWritten,
}

impl Entry {
    /// The entries that must be on the device, and count, for this one to count. A blind copy has none, because files
    /// for blind moderation deliberately omit what it follows. Neither has a concern or a withdrawal, because nothing
    /// may delay them.
    pub fn depends_on(&self) -> &[EntryId] {
        match &self.body {
            Body::ShownBlind(_)
            | Body::ConcernRaised(_)
            | Body::ConcernTold(_)
            | Body::AuditWithdrawn(_)
            | Body::Other(_) => &[],
            Body::ToolPublished(_)
            | Body::WeekPlanned(_)
            | Body::SampleDrawn(_)
            | Body::AuditSubmitted(_)
            | Body::SubmissionCorrected(_)
            | Body::ModerationCommitted(_)
            | Body::GradeAgreed(_)
            | Body::Escalated(_)
            | Body::ActionUpdated(_)
            | Body::ConflictResolved(_) => &self.after,
        }
    }

    /// The entries of its own audit that it refers to: those that it depends on, and the submission that a blind copy
    /// replaces.
    pub fn names(&self) -> impl Iterator<Item = EntryId> {
        let of = if let Body::ShownBlind(shown) = &self.body {
            Some(shown.of)
        } else {
            None
        };
        self.depends_on().iter().copied().chain(of)
    }
}

/// The content of an entry.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub enum Body {
    /// A version of an audit tool was published.
    ToolPublished(Arc<AuditTool>),
    /// A practice week was planned.
    WeekPlanned(PracticeWeek),
    /// A sample of audits was drawn for moderation.
    SampleDrawn(Draw),
    /// Somebody raised a concern: a child may be unsafe now.
    ConcernRaised(Concern),
    /// Somebody was told of a concern.
    ConcernTold(Told),
    /// An auditor submitted an audit.
    AuditSubmitted(Arc<Submission>),
    /// A submission was corrected.
    SubmissionCorrected(Arc<Correction>),
    /// A moderator committed grades.
    ModerationCommitted(Arc<Moderation>),
    /// Auditor and moderator agreed the grades.
    GradeAgreed(Arc<Agreed>),
    /// They could not agree.
    Escalated(Escalation),
    /// An action was closed, verified or reopened.
    ActionUpdated(ActionUpdated),
    /// A submission without its grades, which replaces it in a file for blind moderation.
    ShownBlind(Arc<ShownBlind>),
    /// One of several entries that follow the same one was kept.
    ConflictResolved(Resolution),
    /// The audit was withdrawn: its content is deleted, this entry stays.
    AuditWithdrawn(Withdrawal),
    /// An entry of a kind from a newer version: kept word for word and passed on.
    #[serde(untagged)]
    Other(Value),
}

/// A later change to an action.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct ActionUpdated {
    /// The action.
    pub action: ActionId,
    /// The change.
    #[serde(flatten)]
    pub update: ActionUpdate,
}

#[derive(Deserialize)]
struct Kind {
    kind: String,
}

// Written by hand, because a malformed entry of a known kind must be an error that names the place, while an entry of
// an unknown kind must be kept. Serde's untagged fallback would treat the first as the second.
impl<'de> Deserialize<'de> for Body {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <Box<RawValue>>::deserialize(deserializer)?;
        let text = text.get();
        // Serde would also read the fields of an object from a list.
        let kind = text.starts_with('{').then(|| json::read(text));
        let Some(Ok(Kind { kind })) = kind else {
            return Err(D::Error::custom(
                "an entry's body must be an object with a text `kind`",
            ));
        };
        let body = match kind.as_str() {
            "tool_published" => json::read(text).map(Body::ToolPublished),
            "week_planned" => json::read(text).map(Body::WeekPlanned),
            "sample_drawn" => json::read(text).map(Body::SampleDrawn),
            "concern_raised" => json::read(text).map(Body::ConcernRaised),
            "concern_told" => json::read(text).map(Body::ConcernTold),
            "audit_submitted" => json::read(text).map(Body::AuditSubmitted),
            "submission_corrected" => json::read(text).map(Body::SubmissionCorrected),
            "moderation_committed" => json::read(text).map(Body::ModerationCommitted),
            "grade_agreed" => json::read(text).map(Body::GradeAgreed),
            "escalated" => json::read(text).map(Body::Escalated),
            "action_updated" => json::read(text).map(Body::ActionUpdated),
            "shown_blind" => json::read(text).map(Body::ShownBlind),
            "conflict_resolved" => json::read(text).map(Body::ConflictResolved),
            "audit_withdrawn" => json::read(text).map(Body::AuditWithdrawn),
            _ => json::read(text).map(Body::Other),
        };
        body.map_err(|fault| D::Error::custom(format!("{kind}: {fault}")))
    }
}

impl Body {
    /// The submission in it: the first, or a corrected one.
    pub fn submission(&self) -> Option<&Arc<Submission>> {
        if let Body::AuditSubmitted(submission) = self {
            Some(submission)
        } else if let Body::SubmissionCorrected(correction) = self {
            Some(&correction.submission)
        } else {
            None
        }
    }

    /// The audit tool of the version of an audit in it.
    pub fn tool(&self) -> Option<&ToolRef> {
        if let Body::ShownBlind(shown) = self {
            Some(&shown.evidence.tool)
        } else {
            self.submission().map(|submission| &submission.tool)
        }
    }

    /// The day on which the audit in it was completed.
    pub fn completed_on(&self) -> Option<Date> {
        if let Body::ShownBlind(shown) = self {
            Some(shown.evidence.completed_on)
        } else {
            self.submission().map(|submission| submission.completed_on)
        }
    }

    /// The case that it is about, if it names one.
    pub fn case(&self) -> Option<&CaseReference> {
        if let Body::ShownBlind(shown) = self {
            Some(&shown.evidence.case.reference)
        } else if let Body::ConcernRaised(concern) = self {
            concern.case.as_ref()
        } else {
            self.submission().map(|submission| &submission.case.reference)
        }
    }

    /// The event, as a line of the history.
    pub fn title(&self) -> &'static str {
        match self {
            Body::ToolPublished(_) => "Audit tool published",
            Body::WeekPlanned(_) => "Practice week planned",
            Body::SampleDrawn(_) => "Moderation sample drawn",
            Body::ConcernRaised(_) => "Immediate safeguarding concern raised",
            Body::ConcernTold(_) => "Concern passed on",
            Body::AuditSubmitted(_) => "Audit submitted",
            Body::SubmissionCorrected(_) => "Submission corrected",
            Body::ModerationCommitted(_) => "Moderator’s grades committed",
            Body::GradeAgreed(_) => "Grade agreed",
            Body::Escalated(_) => "Escalated",
            Body::ActionUpdated(_) => ACTION_UPDATED,
            Body::ShownBlind(_) => "Received for blind moderation, without grades",
            Body::ConflictResolved(_) => "Conflict resolved",
            Body::AuditWithdrawn(_) => "Audit withdrawn",
            Body::Other(_) => "Written by a newer version of Plumbline",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHO: &str = r#""who":{"id":"0192f000-0000-7000-8000-000000000001","name":"A","role":"b"}"#;

    fn entry(body: &str) -> Result<Entry, serde_json::Error> {
        serde_json::from_str(&format!(
            r#"{{"id":"0192f000-0000-7000-8000-000000000002","at":"2024-12-16T16:45:00Z",{WHO},"body":{body}}}"#
        ))
    }

    #[test]
    fn an_entry_of_an_unknown_kind_is_kept_word_for_word() {
        let body = r#"{"kind":"case_conference_held","room":{"name":"Plym"}}"#;
        let read = entry(body).expect("is kept");
        assert!(matches!(read.body, Body::Other(_)));
        assert_eq!(
            serde_json::to_value(&read.body).ok(),
            serde_json::from_str(body).ok()
        );
    }

    #[test]
    fn a_malformed_entry_of_a_known_kind_is_an_error_that_names_it() {
        let fault = entry(r#"{"kind":"escalated","reason":""}"#).expect_err("is malformed");
        assert!(fault.to_string().contains("escalated"), "{fault}");
        for body in [
            r#"{"reason":"x"}"#,
            r#"["case_conference_held"]"#,
            r#"["audit_withdrawn"]"#,
            r#""escalated""#,
        ] {
            assert!(entry(body).is_err(), "{body}");
        }
    }
}
