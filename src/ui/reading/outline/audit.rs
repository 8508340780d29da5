//! The lines of an audit's draft, submission and blind copy.

use jiff::civil::Date;

use super::{
    labels::{self, Reader},
    writer::{Line, Writer},
};
use crate::{
    domain::{
        action::{Action, Finding},
        audit::{AreaFinding, OverallFinding, Submission},
        blind::BlindEvidence,
        contradiction::contradictions,
        draft::{
            ActionDraft, AreaDraft, Asked, AuditDraft, ByPlace, CaseDraft, ContactDraft, ModeratedDraft,
            OverallDraft,
        },
        explained::Explained,
        graded::Choice,
        key::AreaKey,
        problem::{ActionField, AreaField, CaseField, Place},
        tool::AuditTool,
        words::Words,
    },
    ui::dates,
};

/// A draft, in the order of the form. Unanswered questions are included.
pub fn draft(draft: &AuditDraft, tool: &AuditTool, week: Option<&str>) -> Vec<Line> {
    let mut writer = Writer::new(tool, Reader::Auditor);
    let untouched = AreaDraft::default();
    writer.case(&draft.case, week);
    for area in &tool.areas {
        writer.area(&area.key, draft.areas.get(&area.key).unwrap_or(&untouched));
    }
    writer.family(&draft.family);
    writer.overall(&draft.overall);
    for contradiction in contradictions(draft, tool) {
        let place = Place::Contradiction(contradiction.about());
        let why = draft.text(&place).unwrap_or_default();
        writer.contradiction(contradiction.to_string(), place, why);
    }
    writer.actions(&draft.actions);
    writer.good_practice(&draft.good_practice);
    writer.done()
}

/// A submission. The overall grade comes first, because readers look for it; the form asks for it last.
pub fn submission(audit: &Submission, tool: &AuditTool, week: Option<&str>) -> Vec<Line> {
    let mut writer = Writer::new(tool, Reader::Anybody);
    writer.overall(&(&audit.overall).into());
    writer.case(&(&audit.case).into(), week);
    writer.completed(audit.completed_on);
    for finding in &audit.areas {
        writer.area(&finding.area, &finding.into());
    }
    let family: Vec<ContactDraft> = audit.family.iter().map(Into::into).collect();
    writer.family(&family);
    for Explained { about, why } in &audit.contradictions {
        writer.contradiction(
            about.name(tool),
            Place::Contradiction(about.clone()),
            why.as_str(),
        );
    }
    let actions: Vec<ActionDraft> = audit.actions.iter().map(Into::into).collect();
    writer.actions(&actions);
    writer.good_practice(audit.good_practice.as_ref().map_or("", Words::as_str));
    writer.done()
}

/// The evidence that a moderator may read before grading blind.
pub fn evidence(seen: &BlindEvidence, tool: &AuditTool, week: Option<&str>) -> Vec<Line> {
    let mut writer = Writer::new(tool, Reader::Anybody);
    writer.case(&(&seen.case).into(), week);
    writer.completed(seen.completed_on);
    for area in &seen.areas {
        writer.area(&area.area, &area.into());
    }
    let family: Vec<ContactDraft> = seen.family.iter().map(Into::into).collect();
    writer.family(&family);
    writer.done()
}

/// One practice area of a submission.
pub fn area(finding: &AreaFinding, tool: &AuditTool) -> Vec<Line> {
    let mut writer = Writer::new(tool, Reader::Anybody);
    writer.area(&finding.area, &finding.into());
    writer.done()
}

/// An overall grade with its reason.
pub fn overall(overall: &OverallFinding, tool: &AuditTool) -> Vec<Line> {
    let mut writer = Writer::new(tool, Reader::Anybody);
    writer.overall(&overall.into());
    writer.done()
}

/// One action, by its position among the others.
pub fn action(n: usize, action: &Action, tool: &AuditTool) -> Vec<Line> {
    let mut writer = Writer::new(tool, Reader::Anybody);
    writer.action(n, &action.into());
    writer.done()
}

/// The name of a finding.
pub fn finding_name(finding: &Finding, tool: &AuditTool) -> String {
    match finding {
        Finding::Overall => "The audit as a whole".to_owned(),
        Finding::Area(key) => tool.area_name(key).to_owned(),
    }
}

impl Writer<'_> {
    fn case(&mut self, case: &CaseDraft, week: Option<&str>) {
        self.begin(labels::CASE_DETAILS, None);
        let (tool, place) = (self.tool, Place::Case);
        let service_area = case.service_area.as_ref().map(|key| tool.service_area_name(key));
        let audit_type = case.audit_type.as_ref().map(|key| tool.audit_type_name(key));
        self.text(
            labels::CASE_REFERENCE,
            place(CaseField::Reference),
            &case.reference,
        );
        self.text(
            labels::SERVICE_AREA,
            place(CaseField::ServiceArea),
            service_area.unwrap_or_default(),
        );
        self.text(labels::TEAM, place(CaseField::Team), &case.team);
        self.text(
            labels::AUDIT_TYPE,
            place(CaseField::AuditType),
            audit_type.unwrap_or_default(),
        );
        self.day(self.reader.first_day(), place(CaseField::From), &case.from);
        self.day(self.reader.last_day(), place(CaseField::To), &case.to);
        self.day(labels::AUDITED_ON, place(CaseField::AuditedOn), &case.audited_on);
        self.text(
            labels::PRACTICE_WEEK,
            place(CaseField::Week),
            week.unwrap_or_default(),
        );
    }

    /// The case details that the form does not ask for.
    fn completed(&mut self, on: Date) {
        let tool = format!("{}, version {}", self.tool.name, self.tool.version);
        self.text(labels::COMPLETED_ON, None, dates::day(on));
        self.text(labels::AUDIT_TOOL, None, tool);
    }

    fn area(&mut self, key: &AreaKey, given: &AreaDraft) {
        let about = Finding::Area(key.clone());
        self.graded(&about, given.choice, &given.reasons);
        let place = |field| Place::Area(key.clone(), field);
        let saw = self.reader.saw();
        let why = match given.asked() {
            Asked::Everything => labels::WHY_THIS_GRADE,
            Asked::Evidence => self.reader.evidence(),
            Asked::WhyNot => labels::WHY_NOT_APPLICABLE,
        };
        // An area without a grade asks for fewer texts, but shows those that were typed before. One that was submitted
        // before November 2026 may say nothing about what was seen.
        let mut text = |label, field, text: &str, asked: bool| {
            if asked || !text.trim().is_empty() {
                self.text(label, place(field), text);
            }
        };
        let graded = given.choice.is_some_and(|choice| choice.grade().is_some());
        let looked = graded || given.choice == Some(Choice::NotEnoughEvidence);
        text(saw, AreaField::Saw, &given.saw, given.choice.is_some());
        text(why, AreaField::Why, &given.why, looked);
        text(labels::DIFFERENCE_MADE, AreaField::Impact, &given.impact, graded);
    }

    fn overall(&mut self, overall: &OverallDraft) {
        let given = ModeratedDraft {
            choice: overall.grade.map(Choice::Graded),
            note: overall.reason.clone(),
            reasons: overall.reasons.clone(),
        };
        self.given(&Finding::Overall, &given, labels::WHY_THIS_GRADE);
    }

    fn contradiction(&mut self, what: String, place: Place, why: &str) {
        self.begin(labels::CONTRADICTIONS, None);
        self.text(&what, place, why);
    }

    fn actions(&mut self, actions: &[ActionDraft]) {
        if actions.is_empty() {
            self.begin(labels::ACTIONS, None);
            self.text(labels::ACTIONS, Place::Actions, "");
        }
        for (n, action) in actions.iter().enumerate() {
            self.action(n, action);
        }
    }

    fn action(&mut self, n: usize, action: &ActionDraft) {
        self.begin(labels::ACTIONS, Some(&format!("Action {}", n + 1)));
        let place = |field| Place::Action(n, field);
        let finding = action
            .finding
            .as_ref()
            .map(|finding| finding_name(finding, self.tool));
        self.text(labels::WHAT_IS_TO_BE_DONE, place(ActionField::What), &action.what);
        self.text(labels::OWNER, place(ActionField::Owner), &action.owner);
        self.day(labels::DUE, place(ActionField::Due), &action.due);
        self.text(
            labels::PUTS_RIGHT,
            place(ActionField::PutsRight),
            &action.puts_right,
        );
        self.text(
            labels::FINDING,
            place(ActionField::Finding),
            finding.unwrap_or_default(),
        );
    }

    fn good_practice(&mut self, note: &str) {
        self.begin(labels::GOOD_PRACTICE, None);
        self.text(labels::GOOD_PRACTICE_EXAMPLE, Place::GoodPractice, note);
    }
}
