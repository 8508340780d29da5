//! The lines of a moderation and of an agreement.

use super::{
    labels::{self, Reader},
    writer::{Line, Writer},
};
use crate::domain::{
    action::Finding,
    agreed::Agreed,
    comparison::Given,
    draft::{ModeratedDraft, ReasonsDraft},
    grade::Grade,
    graded::Choice,
    moderation::Moderation,
    problem::Place,
    tool::AuditTool,
};

/// A moderation, the overall grade first.
pub fn moderation(moderation: &Moderation, tool: &AuditTool) -> Vec<Line> {
    let mut writer = Writer::new(tool, Reader::Anybody);
    let whole = &moderation.overall;
    let choice = Choice::Graded(whole.grade.grade());
    let overall = ModeratedDraft::of(choice, whole.grade.reasons(), Some(&whole.reason));
    writer.given(&Finding::Overall, &overall, labels::WHY_THIS_GRADE);
    for area in &moderation.areas {
        let given = ModeratedDraft::of(area.grade.choice(), area.grade.reasons(), area.note.as_ref());
        writer.given(&Finding::Area(area.area.clone()), &given, labels::MODERATORS_NOTE);
    }
    writer.done()
}

/// An agreement, the overall grade first.
pub fn agreed(agreed: &Agreed, tool: &AuditTool) -> Vec<Line> {
    let mut writer = Writer::new(tool, Reader::Anybody);
    let whole = &agreed.overall;
    let choice = Choice::Graded(whole.grade.grade());
    let overall = ModeratedDraft::of(choice, whole.grade.reasons(), whole.reason.as_ref());
    writer.given(&Finding::Overall, &overall, labels::WHY_IT_MOVED);
    for area in &agreed.areas {
        let given = ModeratedDraft::of(area.grade.choice(), area.grade.reasons(), area.reason.as_ref());
        writer.given(&Finding::Area(area.area.clone()), &given, labels::WHY_IT_MOVED);
    }
    writer.done()
}

/// One grader’s answer for one finding.
pub fn given(about: &Finding, given: &Given, tool: &AuditTool) -> Vec<Line> {
    let mut writer = Writer::new(tool, Reader::Anybody);
    let draft = ModeratedDraft::of(given.choice, given.reasons.as_ref(), given.note.as_ref());
    writer.given(about, &draft, labels::WHY_THIS_GRADE);
    writer.done()
}

impl Writer<'_> {
    /// A grade, with its reasons if it is inadequate.
    pub(super) fn graded(&mut self, about: &Finding, choice: Option<Choice>, reasons: &ReasonsDraft) {
        let label = match about {
            Finding::Overall => {
                self.begin(labels::OVERALL_GRADE, None);
                labels::OVERALL_GRADE
            }
            Finding::Area(key) => {
                self.begin(labels::PRACTICE_AREAS, Some(self.tool.area_name(key)));
                labels::GRADE
            }
        };
        self.grade(label, Place::grade_of(about), choice);
        if choice == Some(Choice::Graded(Grade::Inadequate)) {
            self.reasons(labels::REASONS, Place::PrimaryReason(about.clone()), reasons);
        }
    }

    /// A grade, its reasons and its note.
    pub(super) fn given(&mut self, about: &Finding, given: &ModeratedDraft, note: &str) {
        self.graded(about, given.choice, &given.reasons);
        self.text(note, Place::note_on(about), &given.note);
    }
}
