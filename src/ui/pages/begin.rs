//! The page that begins an audit. It asks for the audit tool and the practice week.

use leptos::prelude::*;

use crate::{
    app::{
        browser::Browser,
        route::{Guide, Route},
        session::Session,
    },
    domain::{
        draft::AuditDraft,
        id::{AuditId, WeekId},
    },
    ui::{
        attempt::{Attempt, AttemptSummary},
        dates,
        page::Page,
        parts::{Button, Choice, Form, Select},
        tools::{TOOL, ToolChoice, only_tool},
    },
};

/// The page that begins an audit.
#[component]
pub fn Begin(session: Session, week: Option<WeekId>) -> impl IntoView {
    let browser = Browser::here();
    let workspace = session.desk.workspace_untracked();
    let tools: Vec<_> = workspace.tools_in_use().into_iter().cloned().collect();
    let chosen_tool = RwSignal::new(only_tool(&tools));
    let on_now = workspace
        .weeks()
        .into_iter()
        .find(|week| week.includes(session.today()))
        .map(|week| week.id);
    let chosen_week = RwSignal::new(week.or(on_now));
    let attempt = Attempt::new();

    let begin = move |()| {
        let workspace = session.desk.workspace_untracked();
        let tool = chosen_tool.get().and_then(|tool| workspace.tool(&tool).cloned());
        let Some(tool) = tool else {
            return attempt.refuse_at(TOOL, "Choose the audit tool");
        };
        let Some(me) = session.people.working_untracked() else {
            return;
        };
        let week = chosen_week.get().and_then(|week| workspace.week(week).cloned());
        let id = AuditId::new(session.environment.seed());
        let draft = AuditDraft::begin(
            id,
            &tool,
            me,
            session.environment.now().at,
            session.today(),
            week.as_deref(),
        );
        session.begin(draft);
        browser.go(Route::Guide(id, Guide::Tasks));
    };
    // A missing tool is the only possible problem, so choosing one clears it.
    Effect::new(move || {
        chosen_tool.track();
        attempt.clear();
    });
    let only_described = if let [tool] = &tools[..] {
        let (name, version, areas) = (&tool.name, tool.version, tool.areas.len());
        let text = format!("{name}, version {version}: {areas} practice areas.");
        Some(view! { <p class="govuk-body">{text}</p> })
    } else {
        None
    };
    let weeks: Vec<Choice> = workspace
        .weeks()
        .into_iter()
        .map(|week| {
            Choice::new(
                week.id.to_string(),
                format!("{} ({})", week.name, dates::days(week.first_day, week.last_day)),
            )
        })
        .collect();
    let has_weeks = !weeks.is_empty();
    let week_value = Signal::derive(move || chosen_week.get().map(|week| week.to_string()));
    let choose_week = move |week: Option<String>| chosen_week.set(week.and_then(|week| week.parse().ok()));
    view! {
        <Page title="Begin an audit" back=(Route::Home, "Desk") problems=attempt.is_wrong()>
            <AttemptSummary attempt />
            <p class="govuk-body">
                "Have the child’s record open beside this page. You can stop and come back at any point; \
                 what you type is kept on this device as you type it."
            </p>
            <Form on_submit=begin>
                {only_described}<ToolChoice tools chosen=chosen_tool error=attempt.error(TOOL) />
                {has_weeks.then(|| view! {
                    <Select id="week" label="Practice week" hint="Choose “None” if the audit is not part of one" prompt="None"
                        choices=weeks value=week_value on_choose=choose_week />
                })}
                <Button submit=true>"Begin"</Button>
            </Form>
        </Page>
    }
}
