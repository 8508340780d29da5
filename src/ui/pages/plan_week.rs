//! Plan a practice week in one step: its name, dates and service areas.

use leptos::prelude::*;

use crate::{
    app::{
        browser::Browser,
        route::Route,
        session::Session,
        work::{
            acts,
            place::{field_id, problem_id},
        },
    },
    domain::{
        draft::WeekDraft,
        finish::finish_week,
        id::WeekId,
        problem::{Place, Problem, WeekField},
    },
    ui::{
        attempt::Attempt,
        page::Page,
        parts::{Button, Checkboxes, Choice, ErrorLink, ErrorSummary, Form, Size, StatusLine, Width},
        text_at::{DayAt, Fields, TextAt},
    },
};

/// The page to plan a practice week.
#[component]
pub fn PlanWeek(session: Session) -> impl IntoView {
    let browser = Browser::here();
    let id = WeekId::new(session.environment.seed());
    let draft = session.unsent.week;
    let (attempt, tried) = (Attempt::new(), RwSignal::new(false));
    // Problems appear after the first attempt, and update while the user corrects them.
    let problems = Memo::new(move |_| {
        let found = tried
            .get()
            .then(|| draft.with(|draft| finish_week(draft, id)).err());
        found.flatten().unwrap_or_default()
    });
    let plan = move || {
        tried.set(true);
        let act = acts::plan_week(session, draft.get_untracked(), id);
        attempt.commit(act, line, move |_| {
            draft.set(WeekDraft::default());
            browser.go(Route::Week(id));
        });
    };
    let errors = Signal::derive(move || problems.get().into_iter().map(line).collect::<Vec<_>>());
    let focus = Signal::derive(move || attempt.refusals());
    view! {
        <Page title="Plan a practice week" back=(Route::Home, "Desk")
            problems=Signal::derive(move || problems.with(|p| !p.is_empty()))>
            <ErrorSummary errors focus />
            <Form on_submit=plan>
                <WeekFields session draft fields=Fields::unsaved(draft, problems.into()) />
                <Button submit=true busy=attempt.busy()>"Plan this week"</Button>
                <StatusLine text=attempt.status() />
            </Form>
        </Page>
    }
}

fn line(problem: Problem) -> ErrorLink {
    ErrorLink::new(problem_id(&problem), problem.what)
}

/// The fields of a practice week.
#[component]
fn WeekFields(session: Session, draft: RwSignal<WeekDraft>, fields: Fields) -> impl IntoView {
    let areas = newest_service_areas(session);
    let selected = Signal::derive(move || {
        draft.with(|draft| {
            draft
                .service_areas
                .iter()
                .map(ToString::to_string)
                .collect::<Vec<_>>()
        })
    });
    let toggle = move |(key, ticked): (String, bool)| {
        let Ok(key) = key.parse() else { return };
        draft.update(|draft| {
            if ticked {
                draft.service_areas.insert(key)
            } else {
                draft.service_areas.remove(&key)
            };
        });
    };
    view! {
        <TextAt fields place=Place::Week(WeekField::Name) label="Name" hint="For example: Permanence, November"
            rows=1 width=Width::W20 size=Size::S />
        <DayAt fields place=Place::Week(WeekField::FirstDay) legend="First day" hint="For example, 18 11 2024"
            size=Size::S />
        <DayAt fields place=Place::Week(WeekField::LastDay) legend="Last day" size=Size::S />
        <Checkboxes id=field_id(&Place::Week(WeekField::ServiceAreas)) legend="Service areas" size=Size::S
            error=fields.error(Place::Week(WeekField::ServiceAreas)) choices=areas selected on_toggle=toggle />
        <TextAt fields place=Place::Week(WeekField::Planned) label="How many audits are planned (optional)"
            rows=1 width=Width::W3 size=Size::S numeric=true />
    }
}

/// The service areas of the tools in use, without duplicates.
fn newest_service_areas(session: Session) -> Vec<Choice> {
    let workspace = session.desk.workspace_untracked();
    let mut seen = std::collections::BTreeSet::new();
    let tools = workspace.tools_in_use();
    let areas = tools
        .iter()
        .flat_map(|tool| &tool.service_areas)
        .filter(|area| seen.insert(&area.key));
    areas
        .map(|area| Choice::new(area.key.to_string(), area.name.clone()))
        .collect()
}
