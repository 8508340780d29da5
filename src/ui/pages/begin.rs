//! Begin an audit: with which tool, and for which practice week.

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
        tool::{AuditTool, ToolRef},
    },
    ui::{
        attempt::{Attempt, AttemptSummary},
        dates,
        page::Page,
        parts::{Button, Choice, Form, Radios, Select, Size},
    },
};

const TOOL: &str = "tool";

/// Begin an audit.
#[component]
pub fn Begin(session: Session, week: Option<WeekId>) -> impl IntoView {
    let browser = Browser::here();
    let workspace = session.desk.workspace_untracked();
    let tools: Vec<_> = workspace.newest_tools().into_iter().cloned().collect();
    let only = if let [tool] = &tools[..] {
        Some(tool.reference())
    } else {
        None
    };
    let chosen_tool = RwSignal::new(only);
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
                <ToolChoice tools chosen=chosen_tool attempt />
                {has_weeks.then(|| view! {
                    <Select id="week" label="Practice week" hint="Leave it open if the audit belongs to none" prompt="None"
                        choices=weeks value=week_value on_choose=choose_week />
                })}
                <Button submit=true>"Begin"</Button>
            </Form>
        </Page>
    }
}

/// The choice of a tool, where there is more than one.
#[component]
fn ToolChoice(
    tools: Vec<std::sync::Arc<AuditTool>>,
    chosen: RwSignal<Option<ToolRef>>,
    attempt: Attempt,
) -> impl IntoView {
    if let [tool] = &tools[..] {
        let text = format!(
            "{}, version {}: {} practice areas.",
            tool.name,
            tool.version,
            tool.areas.len()
        );
        return view! { <p class="govuk-body">{text}</p> }.into_any();
    }
    let choices = tools.iter().map(|tool| {
        Choice::new(tool.id.to_string(), tool.name.clone()).hint(format!(
            "{} Version {}, {} practice areas.",
            tool.about,
            tool.version,
            tool.areas.len()
        ))
    });
    let choices = choices.collect();
    let choose = move |id: String| {
        let tool = tools.iter().find(|tool| tool.id.as_str() == id);
        chosen.set(tool.map(|tool| tool.reference()));
        attempt.clear();
    };
    let value = Signal::derive(move || chosen.get().map(|tool| tool.id.to_string()));
    view! { <Radios id=TOOL legend="Audit tool" size=Size::M choices value on_choose=choose error=attempt.error(TOOL) /> }
        .into_any()
}
