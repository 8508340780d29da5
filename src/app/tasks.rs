//! The tasks of an audit: their order, their names, and how far each is. Read from the draft and its problems alone.
//!
//! What is absent: a task that locks another. Every page can be opened at any time; only submitting asks for all.

use crate::{
    app::{place::guide_page, route::Guide, route::Route},
    domain::{
        case::ReferenceFault,
        draft::{AuditDraft, CaseDraft, ContactDraft},
        family::Speaker,
        problem::{Problem, What},
        tool::AuditTool,
    },
};

/// How far a task is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Progress {
    /// Nothing is there yet, and something has to be.
    NotStarted,
    /// Something is there, and something is missing.
    InProgress,
    /// Something is there that can't be submitted as it is.
    NeedsAttention,
    /// Nothing is missing.
    Done,
    /// Nothing is there, and nothing has to be.
    Optional,
    /// The audit does not ask for it, as it stands.
    NotNeeded,
    /// Everything before it is done; this is the last step.
    Ready,
}

impl Progress {
    /// The words on screen.
    pub const fn label(self) -> &'static str {
        match self {
            Progress::NotStarted => "Not started",
            Progress::InProgress => "In progress",
            Progress::NeedsAttention => "Needs attention",
            Progress::Done => "Completed",
            Progress::Optional => "Optional",
            Progress::NotNeeded => "Not needed",
            Progress::Ready => "Ready to submit",
        }
    }

    /// Whether something has to be done before the audit can be submitted.
    pub const fn holds_up(self) -> bool {
        match self {
            Progress::NotStarted | Progress::InProgress | Progress::NeedsAttention => true,
            Progress::Done | Progress::Optional | Progress::NotNeeded | Progress::Ready => false,
        }
    }
}

/// The part of the task list in which a task stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Group {
    /// The case.
    Case,
    /// The practice areas.
    Areas,
    /// What the family said.
    Family,
    /// The audit as a whole.
    Whole,
    /// Check and submit.
    Finish,
}

/// A task with how far it is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Task {
    /// The page on which it is done.
    pub page: Guide,
    /// Where it stands in the list.
    pub group: Group,
    /// What it is called, in the list and as its page's heading.
    pub name: String,
    /// How far it is.
    pub progress: Progress,
}

/// Every task in order, with how far it is. `problems` are those that finishing the draft finds.
pub fn tasks(draft: &AuditDraft, tool: &AuditTool, problems: &[Problem]) -> Vec<Task> {
    let task = |page: Guide| Task {
        group: group(&page),
        name: name(&page, draft, tool),
        progress: progress(&page, draft, tool, problems),
        page,
    };
    pages(draft, tool).into_iter().map(task).collect()
}

/// How many tasks hold up the submission.
pub fn holding_up(tasks: &[Task]) -> usize {
    let before = tasks.iter().filter(|task| task.page != Guide::Check);
    before.filter(|task| task.progress.holds_up()).count()
}

/// The page that follows in the order of the tasks. Reasons are passed over while nothing is inadequate.
pub fn after(here: &Guide, draft: &AuditDraft, tool: &AuditTool) -> Option<Guide> {
    let pages = pages(draft, tool);
    let following = match here {
        Guide::Tasks => 0,
        here => pages.iter().position(|page| page == here)? + 1,
    };
    let asked = |page: &Guide| *page != Guide::Reasons || !draft.inadequate(tool).is_empty();
    pages.into_iter().skip(following).find(asked)
}

/// What a page of the guide is called.
pub fn name(page: &Guide, draft: &AuditDraft, tool: &AuditTool) -> String {
    match page {
        Guide::Tasks if draft.correcting.is_some() => "Your correction",
        Guide::Tasks => "Your audit",
        Guide::Case => "Case details",
        Guide::Area(area) => tool.area_name(area),
        Guide::Family(n) => return whose_views(*n, &draft.family),
        Guide::Overall => "Overall grade",
        Guide::Reasons => "Reasons for inadequate",
        Guide::Actions => "Actions",
        Guide::GoodPractice => "Good practice example",
        Guide::Check => "Check your answers and submit",
    }
    .to_owned()
}

/// "The child’s views", "A carer’s views"; numbered where two would be called the same.
fn whose_views(n: usize, family: &[ContactDraft]) -> String {
    let called = |speaker: Option<Speaker>| match speaker {
        Some(Speaker::Child) => "The child’s views",
        Some(Speaker::Parent) => "A parent’s views",
        Some(Speaker::Carer) => "A carer’s views",
        None => "A parent’s or carer’s views",
    };
    let speaker = family.get(n).and_then(|contact| contact.speaker);
    let alike = |contact: &&ContactDraft| contact.speaker == speaker;
    let before = family.iter().take(n).filter(alike).count();
    if family.iter().filter(alike).count() > 1 {
        format!("{} ({})", called(speaker), before + 1)
    } else {
        called(speaker).to_owned()
    }
}

/// Every page on which something is asked, in order; reasons among them even while nothing is inadequate.
fn pages(draft: &AuditDraft, tool: &AuditTool) -> Vec<Guide> {
    let areas = tool.areas.iter().map(|area| Guide::Area(area.key.clone()));
    let family = (0..draft.family.len()).map(Guide::Family);
    let whole = [
        Guide::Overall,
        Guide::Reasons,
        Guide::Actions,
        Guide::GoodPractice,
        Guide::Check,
    ];
    [Guide::Case]
        .into_iter()
        .chain(areas)
        .chain(family)
        .chain(whole)
        .collect()
}

fn group(page: &Guide) -> Group {
    match page {
        Guide::Case => Group::Case,
        Guide::Area(_) => Group::Areas,
        Guide::Family(_) => Group::Family,
        Guide::Overall | Guide::Reasons | Guide::Actions | Guide::GoodPractice => Group::Whole,
        Guide::Tasks | Guide::Check => Group::Finish,
    }
}

fn progress(page: &Guide, draft: &AuditDraft, tool: &AuditTool, problems: &[Problem]) -> Progress {
    let here = Route::Guide(draft.id, page.clone());
    let mine: Vec<_> = problems
        .iter()
        .filter(|problem| *page == Guide::Check || guide_page(draft.id, &problem.place) == here)
        .collect();
    let begun = is_begun(page, draft, tool);
    if *page == Guide::Reasons && draft.inadequate(tool).is_empty() {
        Progress::NotNeeded
    } else if !mine.is_empty() && !begun {
        Progress::NotStarted
    } else if mine.iter().any(|problem| !is_gap(&problem.what)) {
        Progress::NeedsAttention
    } else if !mine.is_empty() {
        Progress::InProgress
    } else if *page == Guide::Check {
        Progress::Ready
    } else if begun || is_asked(page) {
        Progress::Done
    } else {
        Progress::Optional
    }
}

/// Whether something stands on the page that the auditor put there.
fn is_begun(page: &Guide, draft: &AuditDraft, tool: &AuditTool) -> bool {
    match page {
        Guide::Case => {
            // What beginning the audit filled in is nothing the auditor did.
            let filled_in = CaseDraft {
                service_area: draft.case.service_area.clone(),
                audited_on: draft.case.audited_on.clone(),
                week: draft.case.week,
                ..CaseDraft::default()
            };
            draft.case != filled_in
        }
        Guide::Area(area) => draft.areas.get(area).is_some_and(|area| {
            area.choice.is_some()
                || [&area.saw, &area.why, &area.impact]
                    .iter()
                    .any(|text| is_written(text))
        }),
        Guide::Family(n) => draft.family.get(*n).is_some_and(|contact| {
            let empty = ContactDraft {
                speaker: Some(Speaker::Child),
                ..ContactDraft::default()
            };
            *contact != empty && *contact != ContactDraft::default()
        }),
        Guide::Overall => draft.overall.grade.is_some() || is_written(&draft.overall.reason),
        Guide::Reasons => draft
            .inadequate(tool)
            .iter()
            .any(|finding| draft.reasons(finding) != Default::default()),
        Guide::Actions => !draft.actions.is_empty(),
        Guide::GoodPractice => is_written(&draft.good_practice),
        Guide::Tasks | Guide::Check => false,
    }
}

fn is_written(text: &str) -> bool {
    !text.trim().is_empty()
}

/// Whether the page has to be answered in every audit.
fn is_asked(page: &Guide) -> bool {
    match page {
        Guide::Actions | Guide::GoodPractice => false,
        Guide::Tasks
        | Guide::Case
        | Guide::Area(_)
        | Guide::Family(_)
        | Guide::Overall
        | Guide::Reasons
        | Guide::Check => true,
    }
}

/// Whether something is merely missing; otherwise something that is there has to be put right.
fn is_gap(what: &What) -> bool {
    match what {
        What::Missing(_) | What::Attempts | What::NoAdult | What::NoAction => true,
        What::Reference(fault) => *fault == ReferenceFault::Empty,
        What::Doubt(_)
        | What::NoDay(_)
        | What::PeriodReversed
        | What::WeekTooLong
        | What::Planned
        | What::InFuture(_)
        | What::Text(..) => false,
    }
}
