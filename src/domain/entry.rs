//! The entry: what somebody committed. Immutable and small; everything else is a fold over the set of entries.

mod as_written;
mod left_out;
mod spelling;

use std::sync::Arc;

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Deserializer, Serialize, de::Error as _};
use serde_json::Value;

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
    moderation::{Escalation, Moderation},
    person::Person,
    resolution::Resolution,
    sample::Draw,
    tool::{AuditTool, ToolRef},
    week::PracticeWeek,
    withdrawal::Withdrawal,
};

/// One committed act.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(remote = "Self")]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Entry {
    /// Its id.
    pub id: EntryId,
    /// When, by the device's clock. Orders what is shown; never picks a winner.
    pub at: Timestamp,
    /// Who.
    pub who: Person,
    /// The audit it is about, where it is about one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<AuditId>,
    /// The entries it follows. Two entries that follow the same one are a conflict, which a further entry resolves.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub after: Vec<EntryId>,
    /// What was committed.
    pub body: Body,
    /// Its own words, where a newer version wrote more than the fields above.
    #[serde(skip)]
    pub as_written: AsWritten,
}

impl Entry {
    /// The entries that have to be here, and count, for this one to count. What a blind copy follows is left out of files on
    /// purpose, and nothing holds up a concern or a withdrawal.
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

    /// The entries of its own audit that it names: those that it depends on, and what a blind copy stands for.
    pub fn names(&self) -> impl Iterator<Item = EntryId> {
        let of = if let Body::ShownBlind(shown) = &self.body {
            Some(shown.of)
        } else {
            None
        };
        self.depends_on().iter().copied().chain(of)
    }
}

/// What an entry says.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub enum Body {
    /// A version of an audit tool came into use.
    ToolPublished(Arc<AuditTool>),
    /// A practice week was planned.
    WeekPlanned(PracticeWeek),
    /// The audits to be moderated were drawn.
    SampleDrawn(Draw),
    /// A child may be unsafe now.
    ConcernRaised(Concern),
    /// Somebody was told of a concern.
    ConcernTold(Told),
    /// An auditor submitted an audit.
    AuditSubmitted(Arc<Submission>),
    /// A submission was corrected.
    SubmissionCorrected(Arc<Correction>),
    /// A moderator committed grades.
    ModerationCommitted(Arc<Moderation>),
    /// Auditor and moderator settled.
    GradeAgreed(Arc<Agreed>),
    /// They could not.
    Escalated(Escalation),
    /// Something happened to an action.
    ActionUpdated(ActionUpdated),
    /// A submission without its grades, in its place in a file for blind moderation.
    ShownBlind(Arc<ShownBlind>),
    /// Of several entries that follow the same one, one was kept.
    ConflictResolved(Resolution),
    /// The audit was withdrawn: its content goes, this stays.
    AuditWithdrawn(Withdrawal),
    /// Written by a newer version: kept word for word and passed on.
    #[serde(untagged)]
    Other(Value),
}

/// Something that happened to an action.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct ActionUpdated {
    /// The action.
    pub action: ActionId,
    /// What happened.
    #[serde(flatten)]
    pub update: ActionUpdate,
}

// By hand, because a malformed entry of a known kind must be an error that says where, while an entry of an unknown
// kind must be kept: serde's untagged fallback would take the first for the second.
impl<'de> Deserialize<'de> for Body {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(deserializer)?;
        let Some(kind) = value.get("kind").and_then(Value::as_str) else {
            return Err(D::Error::custom(
                "an entry's body must be an object with a text `kind`",
            ));
        };
        let kind = kind.to_owned();
        let body = match kind.as_str() {
            "tool_published" => serde_json::from_value(value).map(Body::ToolPublished),
            "week_planned" => serde_json::from_value(value).map(Body::WeekPlanned),
            "sample_drawn" => serde_json::from_value(value).map(Body::SampleDrawn),
            "concern_raised" => serde_json::from_value(value).map(Body::ConcernRaised),
            "concern_told" => serde_json::from_value(value).map(Body::ConcernTold),
            "audit_submitted" => serde_json::from_value(value).map(Body::AuditSubmitted),
            "submission_corrected" => serde_json::from_value(value).map(Body::SubmissionCorrected),
            "moderation_committed" => serde_json::from_value(value).map(Body::ModerationCommitted),
            "grade_agreed" => serde_json::from_value(value).map(Body::GradeAgreed),
            "escalated" => serde_json::from_value(value).map(Body::Escalated),
            "action_updated" => serde_json::from_value(value).map(Body::ActionUpdated),
            "shown_blind" => serde_json::from_value(value).map(Body::ShownBlind),
            "conflict_resolved" => serde_json::from_value(value).map(Body::ConflictResolved),
            "audit_withdrawn" => serde_json::from_value(value).map(Body::AuditWithdrawn),
            _ => return Ok(Body::Other(value)),
        };
        body.map_err(|fault| D::Error::custom(format!("{kind}: {fault}")))
    }
}

impl Body {
    /// The submission that it holds: the first, or a corrected one.
    pub fn submission(&self) -> Option<&Arc<Submission>> {
        if let Body::AuditSubmitted(submission) = self {
            Some(submission)
        } else if let Body::SubmissionCorrected(correction) = self {
            Some(&correction.submission)
        } else {
            None
        }
    }

    /// The audit tool that the version of an audit in it was made with.
    pub fn tool(&self) -> Option<&ToolRef> {
        if let Body::ShownBlind(shown) = self {
            Some(&shown.evidence.tool)
        } else {
            self.submission().map(|submission| &submission.tool)
        }
    }

    /// The day on which the version of an audit in it was completed.
    pub fn completed_on(&self) -> Option<Date> {
        if let Body::ShownBlind(shown) = self {
            Some(shown.evidence.completed_on)
        } else {
            self.submission().map(|submission| submission.completed_on)
        }
    }

    /// The case that it is about, where it says so.
    pub fn case(&self) -> Option<&CaseReference> {
        if let Body::ShownBlind(shown) = self {
            Some(&shown.evidence.case.reference)
        } else if let Body::ConcernRaised(concern) = self {
            concern.case.as_ref()
        } else {
            self.submission().map(|submission| &submission.case.reference)
        }
    }

    /// What happened, as a line of a history.
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
            Body::ActionUpdated(_) => "Action updated",
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
        assert!(entry(r#"{"reason":"x"}"#).is_err());
    }
}
