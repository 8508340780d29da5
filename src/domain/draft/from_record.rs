//! Drafts made from committed entries: the fields of a submission, and the drafts that follow one (a correction, a
//! moderation, an agreement).

use crate::domain::{
    action::Action,
    audit::{AreaFinding, OverallFinding, Submission},
    blind::{AreaEvidence, FamilyEvidence},
    case::CaseDetails,
    conflict::{Conflict, Contested},
    explained::Explained,
    family::{ContactOutcome, FamilyContact, ThemeSaid},
    graded::Reasons,
    moderation::{Mode, Moderation},
    person::Person,
    record::{AuditRecord, Committed, State},
    words::Words,
};

use super::*;

fn text(words: Option<&Words>) -> String {
    words.map(ToString::to_string).unwrap_or_default()
}

/// The reasons with which an agreement begins: those that both gave, or those of the only one who graded inadequate.
fn given_reasons(auditor: Option<&Reasons>, moderator: Option<&Reasons>) -> ReasonsDraft {
    match (auditor, moderator) {
        (Some(only), None) | (None, Some(only)) => Some(only).into(),
        (Some(a), Some(m)) if a.primary() == m.primary() => ReasonsDraft {
            primary: Some(a.primary().clone()),
            contributing: a
                .contributing()
                .iter()
                .filter(|key| m.contributing().contains(key))
                .cloned()
                .collect(),
        },
        _ => ReasonsDraft::default(),
    }
}

impl From<Option<&Reasons>> for ReasonsDraft {
    fn from(reasons: Option<&Reasons>) -> Self {
        reasons.map_or_else(Self::default, |reasons| Self {
            primary: Some(reasons.primary().clone()),
            contributing: reasons.contributing().iter().cloned().collect(),
        })
    }
}

impl From<&CaseDetails> for CaseDraft {
    fn from(case: &CaseDetails) -> Self {
        Self {
            reference: case.reference.to_string(),
            confirmed: case.reference.to_string(),
            service_area: Some(case.service_area.clone()),
            team: text(case.team.as_ref()),
            audit_type: Some(case.audit_type.clone()),
            from: DateDraft::of(case.from),
            to: DateDraft::of(case.to),
            audited_on: DateDraft::of(case.audited_on),
            week: case.week,
        }
    }
}

impl From<&AreaFinding> for AreaDraft {
    fn from(finding: &AreaFinding) -> Self {
        Self {
            choice: Some(finding.grade.choice()),
            saw: text(finding.saw.as_ref()),
            why: text(finding.why.as_ref()),
            impact: text(finding.impact.as_ref()),
            reasons: finding.grade.reasons().into(),
        }
    }
}

impl From<&AreaEvidence> for AreaDraft {
    fn from(seen: &AreaEvidence) -> Self {
        Self {
            saw: text(seen.saw.as_ref()),
            ..Self::default()
        }
    }
}

impl From<&FamilyEvidence> for ContactDraft {
    fn from(heard: &FamilyEvidence) -> Self {
        let theme = |said: &ThemeSaid| ThemeDraft {
            theme: said.theme.clone(),
            side: said.side,
            quote: text(said.quote.as_ref()),
        };
        let mut draft = Self {
            speaker: Some(heard.speaker),
            outcome: Some(heard.outcome.kind()),
            themes: heard.themes.iter().map(theme).collect(),
            ..Self::default()
        };
        match &heard.outcome {
            ContactOutcome::Spoke { method, on } => {
                draft.method = Some(method.clone());
                draft.on = DateDraft::of(*on);
            }
            ContactOutcome::Declined { on } => draft.on = DateDraft::of(*on),
            ContactOutcome::NotReached { attempts } => draft.attempts = attempts.to_string(),
            ContactOutcome::NotSafe { reason } => draft.because = reason.to_string(),
            ContactOutcome::Observed { on, saw } => {
                draft.on = DateDraft::of(*on);
                draft.observed = saw.to_string();
            }
            ContactOutcome::NotAttempted { exception } => draft.because = exception.to_string(),
        }
        draft
    }
}

impl From<&FamilyContact> for ContactDraft {
    fn from(contact: &FamilyContact) -> Self {
        Self {
            changed_grading: text(contact.changed_grading.as_ref()),
            ..Self::from(&FamilyEvidence::from(contact))
        }
    }
}

impl From<&OverallFinding> for OverallDraft {
    fn from(overall: &OverallFinding) -> Self {
        Self {
            grade: Some(overall.grade.grade()),
            reason: overall.reason.to_string(),
            reasons: overall.grade.reasons().into(),
        }
    }
}

impl ModeratedDraft {
    /// A committed grade with its note.
    pub fn of(choice: Choice, reasons: Option<&Reasons>, note: Option<&Words>) -> Self {
        Self {
            choice: Some(choice),
            note: text(note),
            reasons: reasons.into(),
        }
    }
}

impl From<&Explained> for ExplainedDraft {
    fn from(explained: &Explained) -> Self {
        Self {
            about: explained.about.clone(),
            why: explained.why.to_string(),
        }
    }
}

impl From<&Action> for ActionDraft {
    fn from(action: &Action) -> Self {
        Self {
            id: action.id,
            what: action.what.to_string(),
            owner: action.owner.to_string(),
            due: DateDraft::of(action.due),
            puts_right: action.puts_right.to_string(),
            finding: Some(action.finding.clone()),
        }
    }
}

impl AuditDraft {
    /// A correction of a submission: a copy of its contents, to be changed and committed with a reason.
    pub fn correct(record: &AuditRecord, by: Person, begun: Timestamp) -> Option<Self> {
        let submitted: &Committed<Submission> = record.auditor()?;
        let audit = &submitted.content;
        // A conflict of two submissions is resolved by a correction that follows both.
        let versions = |conflict: &&Conflict| conflict.contested == Contested::Submissions;
        let after = match record.conflicts.iter().find(versions) {
            Some(conflict) => conflict.heads.clone(),
            None => vec![submitted.entry],
        };
        Some(Self {
            id: record.id,
            tool: audit.tool.clone(),
            auditor: by,
            begun,
            correcting: Some(Correcting {
                after,
                reason: String::new(),
                completed_on: audit.completed_on,
            }),
            case: (&audit.case).into(),
            areas: audit
                .areas
                .iter()
                .map(|finding| (finding.area.clone(), finding.into()))
                .collect(),
            family: audit.family.iter().map(ContactDraft::from).collect(),
            overall: (&audit.overall).into(),
            actions: audit.actions.iter().map(ActionDraft::from).collect(),
            contradictions: audit.contradictions.iter().map(ExplainedDraft::from).collect(),
            good_practice: text(audit.good_practice.as_ref()),
        })
    }
}

impl ModerationDraft {
    /// A second grading of a submitted audit, with nothing graded yet.
    pub fn begin(record: &AuditRecord, moderator: Person, mode: Mode) -> Option<Self> {
        // Open moderation is impossible without the auditor's grades.
        if mode == Mode::Open && record.auditor().is_none() {
            return None;
        }
        Some(Self {
            audit: record.id,
            moderator,
            mode,
            after: vec![record.outline()?.entry],
            areas: BTreeMap::new(),
            overall: OverallDraft::default(),
        })
    }
}

impl AgreementDraft {
    /// Grades to be settled. A grade on which both agree is filled in; where they differ, nothing is chosen.
    pub fn begin(record: &AuditRecord) -> Option<Self> {
        let (auditor, moderator, after): (_, &Committed<Moderation>, _) = match &record.state {
            State::Moderated { auditor, moderator } => (auditor, moderator, moderator.entry),
            State::Escalated {
                auditor,
                moderator,
                escalated,
            } => (auditor, moderator, escalated.entry),
            State::Begun
            | State::Submitted { .. }
            | State::ShownBlind { .. }
            | State::ModeratedBlind { .. }
            | State::Agreed { .. }
            | State::InConflict { .. } => return None,
        };
        let both = auditor.content.areas.iter().zip(&moderator.content.areas);
        let areas = both.filter(|(a, m)| a.area == m.area).map(|(a, m)| {
            let same = a.grade.choice() == m.grade.choice();
            let draft = ModeratedDraft {
                choice: same.then(|| a.grade.choice()),
                note: String::new(),
                reasons: given_reasons(a.grade.reasons(), m.grade.reasons()),
            };
            (a.area.clone(), draft)
        });
        let (a, m) = (&auditor.content.overall.grade, &moderator.content.overall.grade);
        Some(Self {
            audit: record.id,
            after: vec![after],
            areas: areas.collect(),
            overall: OverallDraft {
                grade: (a.grade() == m.grade()).then(|| a.grade()),
                reason: String::new(),
                reasons: given_reasons(a.reasons(), m.reasons()),
            },
            escalation: String::new(),
            escalate_to: String::new(),
        })
    }
}
