//! The tasks of an audit: their order, and the progress of each.

#[path = "support/auditing.rs"]
mod auditing;
#[path = "support/session.rs"]
mod session;

use auditing::{begun, finished, graded};
use jiff::civil::date;
use plumbline::{
    app::{
        route::Guide,
        work::tasks::{self, Progress, Task},
    },
    domain::{
        action::Finding,
        draft::{AuditDraft, ContactDraft},
        family::Speaker,
        finish::finish_audit,
        grade::Grade,
        graded::Choice,
        tool::AuditTool,
    },
};

fn tasks_of(draft: &AuditDraft) -> Vec<Task> {
    let tool = AuditTool::shipped();
    let problems = finish_audit(draft, &tool, date(2024, 12, 16))
        .err()
        .unwrap_or_default();
    tasks::tasks(draft, &tool, &problems)
}

fn progress(draft: &AuditDraft, page: &Guide) -> Progress {
    let all = tasks_of(draft);
    let task = all.iter().find(|task| task.page == *page);
    task.expect("a task").progress
}

#[test]
fn tasks_follow_the_order_in_which_an_audit_is_done() {
    let tool = AuditTool::shipped();
    let draft = finished(&tool);
    let mut walked = Vec::new();
    let mut here = Guide::Tasks;
    while let Some(next) = tasks::after(&here, &draft, &tool) {
        walked.push(next.clone());
        here = next;
    }
    let areas = tool.areas.iter().map(|area| Guide::Area(area.key.clone()));
    let mut expected = vec![Guide::Case];
    expected.extend(areas);
    expected.extend([
        Guide::Family(0),
        Guide::Family(1),
        Guide::Overall,
        Guide::Actions,
        Guide::GoodPractice,
        Guide::Check,
    ]);
    assert_eq!(walked, expected);
}

#[test]
fn reasons_are_passed_over_until_something_is_inadequate() {
    let tool = AuditTool::shipped();
    let mut draft = finished(&tool);
    assert_eq!(progress(&draft, &Guide::Reasons), Progress::NotNeeded);
    assert_eq!(tasks::after(&Guide::Reasons, &draft, &tool), Some(Guide::Actions));

    let area = tool.areas[2].key.clone();
    draft.areas.insert(area.clone(), graded(Grade::Inadequate));
    assert_eq!(tasks::after(&Guide::Overall, &draft, &tool), Some(Guide::Reasons));
    assert_eq!(progress(&draft, &Guide::Reasons), Progress::NotStarted);
    assert_eq!(
        progress(&draft, &Guide::Area(area.clone())),
        Progress::Done,
        "its reason is asked elsewhere"
    );

    draft.reasons_mut(&Finding::Area(area)).primary = Some(tool.reasons[0].key.clone());
    assert_eq!(progress(&draft, &Guide::Reasons), Progress::Done);
}

#[test]
fn a_page_that_is_no_task_leads_nowhere() {
    let tool = AuditTool::shipped();
    let draft = begun(&tool);
    for nowhere in [
        Guide::Family(9),
        Guide::Area("no-such-area".parse().expect("a key")),
        Guide::Check,
    ] {
        assert_eq!(tasks::after(&nowhere, &draft, &tool), None, "{nowhere:?}");
    }
}

#[test]
fn nothing_is_started_in_an_audit_just_begun_although_beginning_filled_things_in() {
    for task in tasks_of(&begun(&AuditTool::shipped())) {
        let expected = match task.page {
            Guide::Reasons => Progress::NotNeeded,
            Guide::Actions | Guide::GoodPractice => Progress::Optional,
            Guide::Tasks
            | Guide::Case
            | Guide::Area(_)
            | Guide::Family(_)
            | Guide::Overall
            | Guide::Check => Progress::NotStarted,
        };
        assert_eq!(task.progress, expected, "{}", task.name);
    }
}

#[test]
fn a_finished_audit_is_ready_and_holds_nothing_up() {
    let tasks = tasks_of(&finished(&AuditTool::shipped()));
    assert_eq!(tasks::holding_up(&tasks), 0);
    assert_eq!(tasks.last().map(|task| task.progress), Some(Progress::Ready));
}

#[test]
fn what_is_missing_is_in_progress_and_what_is_wrong_needs_attention() {
    let tool = AuditTool::shipped();
    let area = tool.areas[0].key.clone();
    let page = Guide::Area(area.clone());

    let mut draft = begun(&tool);
    draft.case.reference = "P-104882".to_owned();
    assert_eq!(progress(&draft, &Guide::Case), Progress::InProgress);
    draft.case.reference = "Sam Carter".to_owned();
    assert_eq!(progress(&draft, &Guide::Case), Progress::NeedsAttention);

    draft.areas.entry(area.clone()).or_default().saw = "  ".to_owned();
    assert_eq!(progress(&draft, &page), Progress::NotStarted);
    draft.areas.entry(area.clone()).or_default().choice = Some(Choice::Graded(Grade::Good));
    assert_eq!(progress(&draft, &page), Progress::InProgress);
    draft.areas.entry(area.clone()).or_default().choice = Some(Choice::NotApplicable);
    assert_eq!(progress(&draft, &page), Progress::InProgress);
    draft.areas.entry(area).or_default().saw = "The child lives with her parents.".to_owned();
    assert_eq!(progress(&draft, &page), Progress::Done);
}

#[test]
fn an_inadequate_audit_has_to_have_an_action() {
    let tool = AuditTool::shipped();
    let mut draft = finished(&tool);
    assert_eq!(progress(&draft, &Guide::Actions), Progress::Optional);
    draft.overall.grade = Some(Grade::Inadequate);
    assert_eq!(progress(&draft, &Guide::Actions), Progress::NotStarted);
}

#[test]
fn contacts_that_would_be_called_the_same_are_numbered() {
    let tool = AuditTool::shipped();
    let mut draft = finished(&tool);
    draft.family.push(ContactDraft {
        speaker: Some(Speaker::Parent),
        ..ContactDraft::default()
    });
    draft.family.push(ContactDraft::default());
    let name = |n| tasks::name(&Guide::Family(n), &draft, &tool);
    assert_eq!(
        [name(0), name(1), name(2), name(3)],
        [
            "The child’s views",
            "A parent’s views (1)",
            "A parent’s views (2)",
            "A parent’s or carer’s views"
        ],
    );
}
