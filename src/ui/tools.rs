//! Audit tools on screen: the choice between those in use, and how tools with the same name and version are
//! distinguished.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    domain::{
        tool::{AuditTool, ToolRef},
        workspace::{Origin, Workspace},
    },
    ui::{
        dates,
        parts::{Choice, Radios, Size},
    },
};

/// The tool in use, if there is only one, so that nobody has to choose.
pub fn only_tool(in_use: &[Arc<AuditTool>]) -> Option<ToolRef> {
    if let [tool] = in_use {
        Some(tool.reference())
    } else {
        None
    }
}

/// The choice of a tool; nothing if there is only one.
#[component]
pub fn ToolChoice(
    /// The tools in use.
    tools: Vec<Arc<AuditTool>>,
    /// The chosen tool.
    chosen: RwSignal<Option<ToolRef>>,
    /// The message if none is chosen and one is required.
    error: Signal<Option<String>>,
) -> impl IntoView {
    if tools.len() < 2 {
        return ().into_any();
    }
    let choice = |tool: &Arc<AuditTool>| {
        let (about, version, areas) = (&tool.about, tool.version, tool.areas.len());
        Choice::new(tool.id.to_string(), tool.name.clone())
            .hint(format!("{about} Version {version}, {areas} practice areas."))
    };
    let choices = tools.iter().map(choice).collect();
    let choose = move |id: String| {
        let tool = tools.iter().find(|tool| tool.id.as_str() == id);
        chosen.set(tool.map(|tool| tool.reference()));
    };
    let value = Signal::derive(move || chosen.get().map(|tool| tool.id.to_string()));
    view! { <Radios id="tool" legend="Audit tool" size=Size::M choices value on_choose=choose error /> }
        .into_any()
}

/// Where a tool comes from: "built into Plumbline", or "published by Sarah Cole on 3 March 2025".
pub fn origin(workspace: &Workspace, origin: Origin) -> String {
    match origin {
        Origin::BuiltIn => "built into Plumbline".to_owned(),
        Origin::Published(entry) => match workspace.entry(entry) {
            Some(entry) => {
                let day = dates::day(entry.at.to_zoned(jiff::tz::TimeZone::UTC).date());
                format!("published by {} on {day}", entry.who.name())
            }
            None => "published".to_owned(),
        },
    }
}

/// "practice-audit version 2 (published by Sarah Cole on 3 March 2025; built into Plumbline)".
pub fn told_apart(workspace: &Workspace, tool: &ToolRef) -> String {
    let origins = workspace.origins(tool);
    let origins: Vec<String> = origins.map(|(_, from)| origin(workspace, from)).collect();
    format!("{tool} ({})", origins.join("; "))
}
