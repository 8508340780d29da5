//! The task list of an audit. The user can leave it and resume at any point.

use leptos::prelude::*;

use super::{frame::GuidePage, open::OpenAudit, throw_away::ThrowAway};
use crate::{
    app::{
        route::Guide,
        session::Session,
        work::tasks::{self, Group, Progress, Task},
    },
    domain::{draft::AuditDraft, graded, id::AuditId},
    ui::{
        dates, grades,
        parts::{self, Tag, TagKind, TaskItem, TaskList},
        reading::outline::labels::PRACTICE_AREAS,
    },
};

/// The task list of an audit.
#[component]
pub fn Tasks(session: Session, audit: AuditId) -> impl IntoView {
    view! {
        <GuidePage session audit here=Guide::Tasks let:open>
            {view! { <About open /> <Lists open /> <ThrowAway open /> }.into_any()}
        </GuidePage>
    }
}

/// The auditor, the time when the draft was begun, and the audit tool.
#[component]
fn About(open: OpenAudit) -> impl IntoView {
    let environment = open.session.environment;
    let about = open.editing.signal(move |draft| {
        let begun = dates::moment(environment.local(draft.begun));
        format!(
            "{}, {}. Begun on {begun}.",
            draft.auditor.name(),
            draft.auditor.role()
        )
    });
    let tool = open.tool();
    let corrects = open.editing.signal(|draft| draft.correcting.is_some());
    let lead = move || {
        if corrects.get() {
            "What you submitted stays as it is and can still be read. The correction is added beside it, with your reason."
        } else {
            "Do the tasks in any order. Everything is saved on this device as you type, so you can stop at any point."
        }
    };
    view! {
        <p>{lead}</p>
        <p class="govuk-hint">{about}" Audit tool: " {tool.name.clone()} ", version " {tool.version} "."</p>
    }
}

/// All tasks, by group.
#[component]
fn Lists(open: OpenAudit) -> impl IntoView {
    let all = Memo::new(move |_| {
        let problems = open.checking.problems();
        let tool = open.tool();
        let tasks = open.editing.with(|draft| tasks::tasks(draft, &tool, &problems));
        tasks.unwrap_or_default()
    });
    let group = move |group: Group| {
        Signal::derive(move || {
            let all = all.get();
            all.into_iter()
                .filter(|task| task.group == group)
                .collect::<Vec<_>>()
        })
    };
    let held_up = Signal::derive(move || all.with(|all| tasks::holding_up(all)));
    let areas = group(Group::Areas);
    let done = move || all.with(|all| tasks::completed_areas(all));
    let total = move || areas.with(Vec::len);
    view! {
        <h2 class="govuk-heading-m">"The case"</h2>
        <List open held_up tasks=group(Group::Case) />
        <h2 class="govuk-heading-m">{PRACTICE_AREAS}</h2>
        <parts::Progress
            done=Signal::derive(done)
            total=Signal::derive(total)
            what="practice areas completed"
        />
        <List open held_up tasks=areas />
        <h2 class="govuk-heading-m">"The child and family"</h2>
        <List open held_up tasks=group(Group::Family) />
        <h2 class="govuk-heading-m">"The audit as a whole"</h2>
        <List open held_up tasks=group(Group::Whole) />
        <h2 class="govuk-heading-m">"Check and submit"</h2>
        <List open held_up tasks=group(Group::Finish) />
    }
}

#[component]
fn List(open: OpenAudit, tasks: Signal<Vec<Task>>, held_up: Signal<usize>) -> impl IntoView {
    let items = move || {
        let held_up = held_up.get();
        tasks
            .get()
            .into_iter()
            .map(|task| item(open, task, held_up))
            .collect_view()
    };
    view! { <TaskList>{items}</TaskList> }
}

fn item(open: OpenAudit, task: Task, held_up: usize) -> AnyView {
    let Task {
        page, name, progress, ..
    } = task;
    let href = open.href(page.clone());
    let id = task_id(&href, open);
    let given = open.editing.with(|draft| given(draft, &page)).flatten();
    let given = given.filter(|_| progress == Progress::Done);
    let status = given.map_or_else(|| status(progress), grades::tag);
    let hint = if progress == Progress::NotNeeded {
        Some("Asked only where something is graded inadequate".to_owned())
    } else if page == Guide::Check && held_up > 0 {
        let tasks = if held_up == 1 {
            "1 task is".to_owned()
        } else {
            format!("{held_up} tasks are")
        };
        Some(format!(
            "{tasks} still to be completed. You can look at your answers at any time."
        ))
    } else {
        None
    };
    let href = (progress != Progress::NotNeeded).then_some(href);
    view! { <TaskItem id title=name href hint>{status}</TaskItem> }.into_any()
}

/// The id of a task, made from the end of its page's address: "task-area-planning".
fn task_id(href: &str, open: OpenAudit) -> String {
    let tasks = open.href(Guide::Tasks);
    format!("task{}", href.trim_start_matches(&tasks).replace('/', "-"))
}

/// The status of a task. Done tasks have no tag, so that the unfinished ones stand out.
fn status(progress: Progress) -> AnyView {
    let kind = match progress {
        Progress::Done | Progress::NotNeeded => return progress.label().into_any(),
        Progress::NotStarted | Progress::Ready => TagKind::Todo,
        Progress::InProgress => TagKind::Doing,
        Progress::NeedsAttention => TagKind::Attention,
        Progress::Optional => TagKind::Plain,
    };
    view! { <Tag kind text=progress.label() /> }.into_any()
}

/// The answer given on a page that asks for a grade. `None` if there is none.
fn given(draft: &AuditDraft, page: &Guide) -> Option<graded::Choice> {
    match page {
        Guide::Area(area) => draft.choice(area),
        Guide::Overall => draft.overall.grade.map(graded::Choice::Graded),
        Guide::Tasks
        | Guide::Case
        | Guide::Family(_)
        | Guide::Reasons
        | Guide::Actions
        | Guide::GoodPractice
        | Guide::Check => None,
    }
}
