//! The first auditor's open drafts: a full audit about half done, and one barely begun with a concern raised.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::domain::{
    draft::{AreaDraft, AuditDraft, CaseDraft, ContactDraft, DateDraft},
    id::AuditId,
    json,
    key::AreaKey,
    person::Person,
    tool::AuditTool,
    week::PracticeWeek,
};

use super::read::{at, day, parse, seed};

/// The case of the audit that has barely begun.
pub(super) const BEGUN: &str = "T-207288";

/// What has been typed in the full audit.
#[derive(Deserialize)]
struct Half {
    case: CaseDraft,
    areas: BTreeMap<AreaKey, AreaDraft>,
    family: Vec<ContactDraft>,
}

/// The id of the audit that has barely begun.
pub(super) fn begun_id() -> AuditId {
    AuditId::new(seed("begun", at(day("12-13"), 15, 10)))
}

/// Both drafts.
pub(super) fn drafts(auditor: &Person, short: &AuditTool, week: Option<&PracticeWeek>) -> Vec<AuditDraft> {
    let half: Half = json::read(include_str!("half-done.json")).expect("tests read the draft");
    let on = day("12-12");
    let begun = at(on, 9, 20);
    let id = AuditId::new(seed("half done", begun));
    let mut full = AuditDraft::begin(id, &AuditTool::shipped(), auditor.clone(), begun, on, None);
    full.case = CaseDraft {
        from: DateDraft::of(day("06-12")),
        to: DateDraft::of(on),
        audited_on: DateDraft::of(on),
        ..half.case
    };
    full.areas = half.areas;
    full.family = half.family;

    let on = day("12-13");
    let mut begun = AuditDraft::begin(begun_id(), short, auditor.clone(), at(on, 15, 10), on, week);
    begun.case.reference = BEGUN.to_owned();
    begun.case.service_area = Some(parse("initial-response"));
    begun.case.team = "Initial Response team 2".to_owned();
    begun.case.audit_type = Some(parse("practice-week"));
    vec![full, begun]
}
