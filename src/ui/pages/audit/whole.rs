//! An audit from its first field to its last, as it was submitted or without its grades. Shown for the version that
//! stands and, in the history, for earlier ones.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    domain::{
        audit::{Source, Submission},
        blind::BlindEvidence,
        tool::{AuditTool, ToolRef},
    },
    ui::{
        parts::InsetText,
        reading::{
            lines::Sections,
            outline::{self, labels},
        },
    },
};

/// What to do where an audit's own tool is not on this device.
pub fn tool_not_here(tool: &ToolRef) -> String {
    format!("This audit was made with {tool}, which is not on this device. Open a file that holds it first.")
}

/// A whole submission but for its actions, which have a progress of their own. Without its audit tool it can't be named
/// and says so.
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
    let source = submission
        .source
        .map(|source| view! { <InsetText>{came_from(source)}</InsetText> });
    view! { {source}<Sections lines /> }.into_any()
}

fn came_from(source: Source) -> &'static str {
    match source {
        Source::Spreadsheet => {
            "Imported from a spreadsheet. Its day is the one the spreadsheet gives, its auditor a name that stood there."
        }
    }
}

/// Everything there is of the auditor's side of an audit that came without its grades.
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
