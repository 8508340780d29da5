//! Audit drafts: one just begun, and one that can be submitted.
#![allow(dead_code)]

use jiff::civil::date;
use plumbline::domain::{
    draft::{AreaDraft, AuditDraft, DateDraft},
    family::{OutcomeKind, Speaker},
    grade::Grade,
    graded::Choice,
    id::{AuditId, Seed},
    tool::AuditTool,
};

use crate::session::{clock, person};

/// The audit of these drafts.
pub fn audit() -> AuditId {
    AuditId::new(Seed {
        millis: 1_734_000_000_000,
        random: [7; 10],
    })
}

/// An audit begun on 16 December 2024, with nothing filled in.
pub fn begun(tool: &AuditTool) -> AuditDraft {
    let auditor = person(1, "Ada Clarke", "Practice auditor");
    AuditDraft::begin(audit(), tool, auditor, clock(), date(2024, 12, 16), None)
}

/// An audit without a problem: every area good, the child and a parent spoken to.
pub fn finished(tool: &AuditTool) -> AuditDraft {
    let mut draft = begun(tool);
    draft.case.reference = "P-104882".to_owned();
    draft.case.service_area = Some(tool.service_areas[0].key.clone());
    draft.case.audit_type = Some(tool.audit_types[0].key.clone());
    draft.case.from = DateDraft::of(date(2024, 6, 16));
    draft.case.to = DateDraft::of(date(2024, 12, 13));
    for area in &tool.areas {
        draft.areas.insert(area.key.clone(), graded(Grade::Good));
    }
    for (contact, speaker) in draft.family.iter_mut().zip([Speaker::Child, Speaker::Parent]) {
        contact.speaker = Some(speaker);
        contact.outcome = Some(OutcomeKind::Declined);
        contact.on = DateDraft::of(date(2024, 12, 12));
    }
    draft.overall.grade = Some(Grade::Good);
    draft.overall.reason = "The plan is followed and the child is safer.".to_owned();
    draft
}

/// A practice area with a grade and all the texts that it needs.
pub fn graded(grade: Grade) -> AreaDraft {
    AreaDraft {
        choice: Some(Choice::Graded(grade)),
        saw: "A chronology kept up to date.".to_owned(),
        why: "It shapes the plan.".to_owned(),
        ..AreaDraft::default()
    }
}
