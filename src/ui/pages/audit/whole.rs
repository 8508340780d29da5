//! A whole audit, with or without its grades. Used for the current version, and for earlier ones in the history.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    domain::{
        audit::{Source, Submission},
        blind::BlindEvidence,
        tool::{AuditTool, ToolRef},
        words::lower_first,
    },
    ui::{
        parts::InsetText,
        reading::{
            lines::Sections,
            outline::{self, Value, labels},
        },
    },
};

/// Says what to do if the audit tool that an audit was made with is not on this device.
pub fn tool_not_here(tool: &ToolRef) -> String {
    format!("This audit was made with {tool}, which is not on this device. First open a file that has it.")
}

/// A submission without its actions, which are shown with their progress in a separate section. If its audit tool is
/// missing, a message says so instead.
#[component]
pub fn Submitted(
    submission: Arc<Submission>,
    tool: Option<Arc<AuditTool>>,
    week: Option<String>,
) -> impl IntoView {
    let Some(tool) = tool else {
        return view! { <p>{tool_not_here(&submission.tool)}</p> }.into_any();
    };
    let mut lines = outline::submission(&submission, &tool, week.as_deref());
    lines.retain(|line| line.section != labels::ACTIONS);
    // Other grades may count: an agreed one, or none.
    for line in &mut lines {
        if matches!(line.value, Value::Grade(_)) {
            line.label = format!("Auditor’s {}", lower_first(&line.label));
        }
    }
    let source = submission
        .source
        .map(|source| view! { <InsetText>{came_from(source)}</InsetText> });
    view! { {source}<Sections lines /> }.into_any()
}

fn came_from(source: Source) -> &'static str {
    match source {
        Source::Spreadsheet => {
            "Imported from a spreadsheet. The date and the auditor’s name are the ones given there."
        }
    }
}

/// An audit that was imported without its grades.
#[component]
pub fn WithoutGrades(
    evidence: BlindEvidence,
    tool: Option<Arc<AuditTool>>,
    week: Option<String>,
) -> impl IntoView {
    let Some(tool) = tool else {
        return view! { <p>{tool_not_here(&evidence.tool)}</p> }.into_any();
    };
    let lines = outline::evidence(&evidence, &tool, week.as_deref());
    view! {
        <InsetText>"This audit came in a file for blind moderation. The auditor’s grades, reasons and actions are not on this device; they come with the file that holds them."</InsetText>
        <Sections lines />
    }
    .into_any()
}
