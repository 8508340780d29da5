//! An audit tool: its contents, and the form that publishes its next version.

mod change;
mod contents;

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    app::{route::Route, session::Session},
    domain::tool::{AuditTool, ToolRef},
    ui::{
        page::Page,
        parts::{Details, InsetText, WarningText},
        tools::{only_tool, origin},
    },
};

/// The page of an audit tool.
#[component]
pub fn Tool(session: Session, tool: Option<ToolRef>) -> impl IntoView {
    // Untracked, so that an update does not redraw the form while somebody types the next version.
    let workspace = session.desk.workspace_untracked();
    let newest: Vec<_> = workspace.tools_in_use().into_iter().cloned().collect();
    let asked = tool.or_else(|| only_tool(&newest));
    let Some(asked) = asked else {
        return view! { <Page title="Audit tools"><List tools=newest /></Page> }.into_any();
    };
    let shown = workspace.tool(&asked).cloned();
    let Some(shown) = shown else {
        return view! {
            <Page title="This audit tool is not on this device">
                <p class="govuk-body"><a class="govuk-link" href=Route::Tool(None).href()>"See the newest version"</a></p>
            </Page>
        }
        .into_any();
    };
    let is_newest = newest.iter().any(|tool| tool.reference() == shown.reference());
    let others = workspace
        .tools()
        .filter(|tool| tool.reference() != shown.reference());
    let others = others.map(|tool| {
        let href = Route::Tool(Some(tool.reference())).href();
        let text = format!("{}, version {}", tool.name, tool.version);
        view! { <li><a class="govuk-link" href=href>{text}</a></li> }
    });
    let others: Vec<_> = others.collect();
    let mut rivals: Vec<_> = workspace
        .origins(&asked)
        .map(|(tool, from)| (tool.clone(), origin(&workspace, from)))
        .collect();
    let caption = format!("Audit tool, version {}", shown.version);
    let from = (!rivals.is_empty()).then(|| rivals.remove(0).1);
    view! {
        <Page title=shown.name.clone() caption=Signal::stored(caption)>
            <p class="govuk-body-l">{shown.about.clone()}</p>
            {(!is_newest).then(|| view! {
                <InsetText>"A newer version is in use. Audits made with this one keep it."</InsetText>
            })}
            {(!rivals.is_empty()).then(|| view! { <Rivals from rivals /> })}
            {(!others.is_empty()).then(|| view! {
                <Details summary="Other tools and versions"><ul class="govuk-list">{others}</ul></Details>
            })}
            <contents::Contents tool=shown.clone() />
            {is_newest.then(|| view! { <change::Change session tool=shown /> })}
        </Page>
    }
    .into_any()
}

/// The tools in use, if several are.
#[component]
fn List(tools: Vec<Arc<AuditTool>>) -> impl IntoView {
    let line = |tool: Arc<AuditTool>| {
        let href = Route::Tool(Some(tool.reference())).href();
        let text = format!("{}, version {}", tool.name, tool.version);
        view! { <li><a class="govuk-link" href=href>{text}</a><br />{tool.about.clone()}</li> }
    };
    let lines = tools.into_iter().map(line).collect_view();
    view! {
        <p class="govuk-body">"These tools are in use. The person who begins an audit chooses one of them."</p>
        <ul class="govuk-list govuk-list--spaced">{lines}</ul>
    }
}

/// Other tools with the same name and version as the one shown.
#[component]
fn Rivals(from: Option<String>, rivals: Vec<(Arc<AuditTool>, String)>) -> impl IntoView {
    let rival = |(tool, from): (Arc<AuditTool>, String)| {
        view! { <Details summary=format!("The one that was {from}")><contents::Contents tool /></Details> }
    };
    let rivals = rivals.into_iter().map(rival).collect_view();
    view! {
        <WarningText>
            {format!("Two different audit tools have this name and version. This page shows the one that was {}. Each audit keeps the one \
                that it was made with.", from.unwrap_or_default())}
        </WarningText>
        {rivals}
    }
}
