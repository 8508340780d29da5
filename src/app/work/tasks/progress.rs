//! The progress of each task, derived from the draft and its problems.

use crate::{
    app::{
        route::{Guide, Route},
        work::place::guide_page,
    },
    domain::{
        case::ReferenceFault,
        draft::{AuditDraft, CaseDraft, ContactDraft},
        family::Speaker,
        problem::{Problem, ProblemKind},
        tool::AuditTool,
    },
};

/// The progress of a task.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Progress {
    /// Nothing is entered yet, and something is required.
    NotStarted,
    /// Something is entered, and something is missing.
    InProgress,
    /// Something is entered that cannot be submitted as it is.
    NeedsAttention,
    /// Nothing is missing.
    Done,
    /// Nothing is entered, and nothing is required.
    Optional,
    /// The audit does not need it at present.
    NotNeeded,
    /// All other tasks are done; this is the last step.
    Ready,
}

impl Progress {
    /// The progress of the task of a page. `problems` are those found when the draft is checked.
    pub fn of(page: &Guide, draft: &AuditDraft, tool: &AuditTool, problems: &[Problem]) -> Self {
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

    /// The label on screen.
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

    /// Whether it prevents the audit from being submitted.
    pub const fn holds_up(self) -> bool {
        match self {
            Progress::NotStarted | Progress::InProgress | Progress::NeedsAttention => true,
            Progress::Done | Progress::Optional | Progress::NotNeeded | Progress::Ready => false,
        }
    }
}

/// Whether the auditor has entered anything on the page.
pub fn is_begun(page: &Guide, draft: &AuditDraft, tool: &AuditTool) -> bool {
    match page {
        Guide::Case => {
            // Values that were filled in when the audit began do not count as entered.
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

/// Whether every audit must answer this page.
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

/// Whether something is merely missing; otherwise something entered must be corrected.
fn is_gap(what: &ProblemKind) -> bool {
    match what {
        ProblemKind::Missing(_) | ProblemKind::Attempts | ProblemKind::NoAdult | ProblemKind::NoAction => {
            true
        }
        ProblemKind::Reference(fault) => *fault == ReferenceFault::Empty,
        ProblemKind::Doubt(_)
        | ProblemKind::NoDay(..)
        | ProblemKind::PeriodReversed
        | ProblemKind::WeekTooLong
        | ProblemKind::Planned
        | ProblemKind::InFuture(_)
        | ProblemKind::Text(..) => false,
    }
}
