//! The tasks of an audit: their order, names and progress, derived only from the draft and its problems.
//!
//! Deliberately absent: a task that blocks another. Every page can be opened at any time; only submitting requires them
//! all.

mod progress;

pub use progress::{Progress, is_begun};

use crate::{
    app::route::Guide,
    domain::{
        draft::{AuditDraft, ContactDraft},
        family::Speaker,
        problem::Problem,
        tool::AuditTool,
    },
};

/// The name of the task, and of the section in which its answers are read.
pub const CASE_DETAILS: &str = "Case details";
/// The same of the overall grade.
pub const OVERALL_GRADE: &str = "Overall grade";
/// The same of the reasons for inadequate grades.
pub const REASONS: &str = "Reasons for inadequate";
/// The same of the actions.
pub const ACTIONS: &str = "Actions";

/// The section of the task list that has the task.
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

/// A task with its progress.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Task {
    /// The page for it.
    pub page: Guide,
    /// Its section in the list.
    pub group: Group,
    /// Its name, in the list and as the heading of its page.
    pub name: String,
    /// Its progress.
    pub progress: Progress,
}

/// Every task in order, with its progress. `problems` are those found when the draft is checked.
pub fn tasks(draft: &AuditDraft, tool: &AuditTool, problems: &[Problem]) -> Vec<Task> {
    let task = |page: Guide| Task {
        group: group(&page),
        name: name(&page, draft, tool),
        progress: Progress::of(&page, draft, tool, problems),
        page,
    };
    pages(draft, tool).into_iter().map(task).collect()
}

/// How many practice areas are completed: the same on the desk as in the task list.
pub fn completed_areas(tasks: &[Task]) -> usize {
    let areas = tasks.iter().filter(|task| task.group == Group::Areas);
    areas.filter(|task| task.progress == Progress::Done).count()
}

/// How many tasks prevent submission.
pub fn holding_up(tasks: &[Task]) -> usize {
    let before = tasks.iter().filter(|task| task.page != Guide::Check);
    before.filter(|task| task.progress.holds_up()).count()
}

/// The next page in the order of the tasks. Skips reasons if nothing is inadequate.
pub fn after(here: &Guide, draft: &AuditDraft, tool: &AuditTool) -> Option<Guide> {
    let pages = pages(draft, tool);
    let following = if *here == Guide::Tasks {
        0
    } else {
        pages.iter().position(|page| page == here)? + 1
    };
    let asked = |page: &Guide| *page != Guide::Reasons || !draft.inadequate(tool).is_empty();
    pages.into_iter().skip(following).find(asked)
}

/// The name of a page of the guide.
pub fn name(page: &Guide, draft: &AuditDraft, tool: &AuditTool) -> String {
    match page {
        Guide::Tasks if draft.correcting.is_some() => "Your correction",
        Guide::Tasks => "Your audit",
        Guide::Case => CASE_DETAILS,
        Guide::Area(area) => tool.area_name(area),
        Guide::Family(n) => return whose_views(*n, &draft.family),
        Guide::Overall => OVERALL_GRADE,
        Guide::Reasons => REASONS,
        Guide::Actions => ACTIONS,
        Guide::GoodPractice => "Good practice example",
        Guide::Check => "Check your answers and submit",
    }
    .to_owned()
}

/// The window title to use instead of a page's name, if the name would reveal a grade.
pub fn window(page: &Guide) -> Option<&'static str> {
    match page {
        Guide::Reasons => Some("About the grades"),
        Guide::Tasks
        | Guide::Case
        | Guide::Area(_)
        | Guide::Family(_)
        | Guide::Overall
        | Guide::Actions
        | Guide::GoodPractice
        | Guide::Check => None,
    }
}

/// "The child’s views", "A carer’s views"; numbered if two would have the same name.
pub fn whose_views(n: usize, family: &[ContactDraft]) -> String {
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

/// Every page with questions, in order, including reasons even if nothing is inadequate.
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
