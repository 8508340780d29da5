//! Plan a practice week in one step: its name, dates and service areas.

use leptos::prelude::*;

use crate::{
    app::{browser::Browser, desk::Act, route::Route, session::Session, work::place::field_id},
    domain::{
        draft::WeekDraft,
        entry::Body,
        finish::finish_week,
        id::WeekId,
        problem::{Place, Problem, WeekField},
    },
    ui::{
        dates,
        page::Page,
        parts::{
            Button, Checkboxes, Choice, DateField, ErrorLink, ErrorSummary, Form, Size, StatusLine,
            TextField, Width,
        },
    },
};

/// Plan a practice week.
#[component]
pub fn PlanWeek(session: Session) -> impl IntoView {
    let browser = Browser::here();
    let id = WeekId::new(session.environment.seed());
    let draft = RwSignal::new(WeekDraft::default());
    let tries = RwSignal::new(0u32);
    let busy = RwSignal::new(false);
    let status = RwSignal::new(String::new());
    let problems = Memo::new(move |_| match tries.get() {
        0 => Vec::new(),
        _ => draft
            .with(|draft| finish_week(draft, id))
            .err()
            .unwrap_or_default(),
    });

    let plan = move |()| {
        tries.update(|n| *n += 1);
        let Ok(week) = draft.with_untracked(|draft| finish_week(draft, id)) else {
            return;
        };
        busy.set(true);
        leptos::task::spawn_local(async move {
            let planned = session.desk.commit(Act::general(Body::WeekPlanned(week))).await;
            busy.set(false);
            match planned {
                Ok(_) => browser.go(Route::Week(id)),
                Err(fault) => status.set(fault.to_string()),
            }
        });
    };
    let errors = Signal::derive(move || problems.get().iter().map(link).collect::<Vec<_>>());
    view! {
        <Page title="Plan a practice week" back=(Route::Home, "Desk")
            problems=Signal::derive(move || problems.with(|p| !p.is_empty()))>
            <ErrorSummary errors focus=tries />
            <Form on_submit=plan>
                <Fields session draft problems />
                <Button submit=true busy>"Plan this week"</Button>
                <StatusLine text=status />
            </Form>
        </Page>
    }
}

fn link(problem: &Problem) -> ErrorLink {
    let target = field_id(&problem.place);
    ErrorLink {
        target,
        text: problem.what.to_string(),
    }
}

/// The fields of a practice week.
#[component]
fn Fields(session: Session, draft: RwSignal<WeekDraft>, problems: Memo<Vec<Problem>>) -> impl IntoView {
    let error = move |field| {
        Signal::derive(move || {
            let at = |problem: &&Problem| problem.place == Place::Week(field);
            problems.with(|all| all.iter().find(at).map(|problem| problem.what.to_string()))
        })
    };
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
        <TextField id="week-name" label="Name" hint="For example: Permanence, November" width=Width::W20 size=Size::S
            error=error(WeekField::Name)
            value=Signal::derive(move || draft.with(|d| d.name.clone()))
            on_input=move |text| draft.update(|d| d.name = text) />
        <DateField id="week-first" legend="First day" hint="For example, 18 11 2024" size=Size::S
            error=error(WeekField::FirstDay)
            value=Signal::derive(move || draft.with(|d| dates::parts(&d.first_day)))
            on_input=move |typed| draft.update(|d| d.first_day = dates::draft(typed)) />
        <DateField id="week-last" legend="Last day" size=Size::S
            error=error(WeekField::LastDay)
            value=Signal::derive(move || draft.with(|d| dates::parts(&d.last_day)))
            on_input=move |typed| draft.update(|d| d.last_day = dates::draft(typed)) />
        <Checkboxes id="week-service-areas" legend="Service areas" size=Size::S
            error=error(WeekField::ServiceAreas) choices=areas selected on_toggle=toggle />
        <TextField id="week-planned" label="How many audits are planned (optional)" width=Width::W3 size=Size::S
            inputmode="numeric" error=error(WeekField::Planned)
            value=Signal::derive(move || draft.with(|d| d.planned.clone()))
            on_input=move |text| draft.update(|d| d.planned = text) />
    }
}

/// The service areas of the newest tools, each once.
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
