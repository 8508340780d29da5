//! The gradings of one audit: which one counts now, whose each is, and what agreeing changed.

use jiff::Timestamp;

use super::{
    agreed::AgreedArea,
    graded::{Choice, OverallGrade},
    person::Person,
    record::{AuditRecord, Committed},
    stage::Stage,
};

/// One grading.
#[derive(Clone, PartialEq, Debug)]
pub struct Grading {
    /// Whose: the auditor's, the moderator's or the agreed one.
    pub stage: Stage,
    /// Who committed it.
    pub who: Person,
    /// When.
    pub at: Timestamp,
    /// The overall grade.
    pub overall: OverallGrade,
}

/// The gradings of an audit, the one that counts first. None if no grade counts: a conflict is open, or the auditor's
/// grades are not on this device.
pub fn gradings(record: &AuditRecord) -> Vec<Grading> {
    if record.grades_at(Stage::Final).is_none() {
        return Vec::new();
    }
    let agreed = record.agreed();
    let agreed = agreed.map(|agreed| grading(Stage::Agreed, agreed, &agreed.content.overall.grade));
    let moderator = record.moderator();
    let moderator =
        moderator.map(|moderator| grading(Stage::Moderator, moderator, &moderator.content.overall.grade));
    let auditor = record.auditor();
    let auditor = auditor.map(|auditor| grading(Stage::Auditor, auditor, &auditor.content.overall.grade));
    let rest = if agreed.is_some() {
        [moderator, auditor]
    } else {
        [auditor, moderator]
    };
    agreed.into_iter().chain(rest.into_iter().flatten()).collect()
}

fn grading<T>(stage: Stage, from: &Committed<T>, overall: &OverallGrade) -> Grading {
    Grading {
        stage,
        who: from.who.clone(),
        at: from.at,
        overall: overall.clone(),
    }
}

/// The practice areas whose agreed grade is not the auditor's, each with the auditor's. None if the auditor's grades were
/// corrected after the moderation, because they are not those that were agreed on then.
pub fn changed_by_agreement(record: &AuditRecord) -> Vec<(AgreedArea, Choice)> {
    let (Some(agreed), Some(auditor)) = (record.agreed(), record.auditor()) else {
        return Vec::new();
    };
    if record.corrected_since_moderation() {
        return Vec::new();
    }
    let changed = |area: &AgreedArea| {
        let mut findings = auditor.content.areas.iter();
        let was = findings.find(|finding| finding.area == area.area)?.grade.choice();
        (was != area.grade.choice()).then(|| (area.clone(), was))
    };
    agreed.content.areas.iter().filter_map(changed).collect()
}
