//! An audit tool: read it whole, and publish its next version.

mod change;
mod contents;

use leptos::prelude::*;

use crate::{
    app::{route::Route, session::Session},
    domain::tool::ToolRef,
    ui::{
        page::Page,
        parts::{Details, InsetText},
    },
};

/// An audit tool.
#[component]
pub fn Tool(session: Session, tool: Option<ToolRef>) -> impl IntoView {
    // Not followed: somebody may be typing the next version.
    let workspace = session.desk.workspace_untracked();
    let newest: Vec<_> = workspace.newest_tools().into_iter().cloned().collect();
    let shown = match &tool {
        Some(reference) => workspace.tool(reference).cloned(),
        None => newest.first().cloned(),
    };
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
    let caption = format!("Audit tool, version {}", shown.version);
    view! {
        <Page title=shown.name.clone() caption=Signal::stored(caption)>
            <p class="govuk-body-l">{shown.about.clone()}</p>
            {(!is_newest).then(|| view! {
                <InsetText>"A newer version is in use. Audits made with this one keep it."</InsetText>
            })}
            {(!others.is_empty()).then(|| view! {
                <Details summary="Other tools and versions"><ul class="govuk-list">{others}</ul></Details>
            })}
            <contents::Contents tool=shown.clone() />
            {is_newest.then(|| view! { <change::Change session tool=shown /> })}
        </Page>
    }
    .into_any()
}
