//! Drafts to begin from: an empty one, and one that can be submitted.
#![allow(dead_code)]

use jiff::civil::date;
use plumbline::{
    app::{drafts::Editing, session::Session},
    domain::{
        action::Finding,
        draft::{ActionDraft, AuditDraft, DateDraft},
        family::{OutcomeKind, Side, Speaker},
        grade::Grade,
        graded::Choice,
        id::{ActionId, AuditId},
        tool::AuditTool,
    },
};

/// An empty draft, begun by the person working.
pub fn begun(session: Session) -> Editing<AuditDraft> {
    let me = session.people.working_untracked().expect("somebody works");
    let id = AuditId::new(session.environment.seed());
    let tool = AuditTool::shipped();
    let now = session.environment.now();
    session
        .drafts
        .begin(AuditDraft::begin(id, &tool, me, now.at, now.local.date(), None))
}

/// A draft with everything that is required, each text different.
pub fn whole(session: Session) -> Editing<AuditDraft> {
    let editing = begun(session);
    let id = ActionId::new(session.environment.seed());
    editing.update(|draft| {
        fill(draft, &AuditTool::shipped());
        draft.actions.push(ActionDraft {
            what: "Write the plan again with the family".to_owned(),
            owner: "Team manager, Permanence".to_owned(),
            due: DateDraft::of(date(2025, 1, 31)),
            puts_right: "The child knows what happens next".to_owned(),
            finding: Some(Finding::Overall),
            ..ActionDraft::new(id)
        });
    });
    editing
}

fn fill(draft: &mut AuditDraft, tool: &AuditTool) {
    draft.case.reference = "P-104882".to_owned();
    draft.case.service_area = Some(tool.service_areas[4].key.clone());
    draft.case.audit_type = Some(tool.audit_types[0].key.clone());
    draft.case.team = "Team North".to_owned();
    draft.case.from = DateDraft::of(date(2024, 6, 1));
    draft.case.to = DateDraft::of(date(2024, 11, 30));
    for area in &tool.areas {
        let given = draft.areas.entry(area.key.clone()).or_default();
        given.choice = Some(Choice::Graded(Grade::Good));
        given.saw = format!("Saw of {}", area.key);
        given.why = format!("Why of {}", area.key);
        given.impact = format!("Impact of {}", area.key);
    }
    let [child, adult] = &mut draft.family[..] else {
        panic!("a child and an adult")
    };
    child.outcome = Some(OutcomeKind::Spoke);
    child.method = Some(tool.family.methods[0].key.clone());
    child.on = DateDraft::of(date(2024, 12, 2));
    child.note(tool.family.themes[0].key.clone(), Side::Strength);
    child.note(tool.family.themes[0].key.clone(), Side::ToStrengthen);
    child.themes[0].quote = "She waits until I have said it".to_owned();
    child.themes[1].quote = "Not on the phone".to_owned();
    child.changed_grading = "I looked at the visits again".to_owned();
    adult.speaker = Some(Speaker::Carer);
    adult.outcome = Some(OutcomeKind::NotReached);
    adult.attempts = "3".to_owned();
    draft.overall.grade = Some(Grade::Good);
    draft.overall.reason = "The work is steady\nand the child says so".to_owned();
    draft.good_practice = "A later-life letter written with the child".to_owned();
}
