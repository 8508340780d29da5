//! A submission from its first field to its last. Shown for the version that stands and, in the history, for earlier ones.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    domain::{
        audit::{AreaFinding, Source, Submission},
        blind::BlindEvidence,
        graded::Choice,
        tool::{AuditTool, ToolRef},
    },
    ui::{
        parts::{InsetText, SummaryCard, Written},
        reading::{CaseRead, ContactRead, GivenRead, Part, reasons_words},
    },
};

/// What to do where an audit's own tool is not on this device.
pub fn tool_not_here(tool: &ToolRef) -> String {
    format!("This audit was made with {tool}, which is not on this device. Open a file that holds it first.")
}

/// A whole submission. Without its audit tool it can't be named and says so.
#[component]
pub fn Submitted(
    submission: Arc<Submission>,
    tool: Option<Arc<AuditTool>>,
    week: Option<String>,
) -> impl IntoView {
    let Some(tool) = tool else {
        return view! { <p>{tool_not_here(&submission.tool)}</p> }.into_any();
    };
    let areas = submission
        .areas
        .iter()
        .map(|finding| view! { <Area finding=finding.clone() tool=tool.clone() /> })
        .collect_view();
    let good_practice = submission.good_practice.clone().map(|words| {
        view! {
            <h2 class="govuk-heading-m">"Good practice"</h2>
            <Written text=words.to_string() />
        }
    });
    let source = submission
        .source
        .map(|source| view! { <InsetText>{came_from(source)}</InsetText> });
    view! {
        {source}
        <Overall submission=submission.clone() tool=tool.clone() />
        <h2 class="govuk-heading-m">"Case details"</h2>
        <CaseRead case=submission.case.clone() tool=tool.clone() completed_on=submission.completed_on week />
        <h2 class="govuk-heading-m">"Practice areas"</h2>
        {areas}
        <Family submission tool />
        {good_practice}
    }
    .into_any()
}

fn came_from(source: Source) -> &'static str {
    match source {
        Source::Spreadsheet => {
            "Imported from a spreadsheet. Its day is the one the spreadsheet gives, its auditor a name that stood there."
        }
    }
}

#[component]
fn Overall(submission: Arc<Submission>, tool: Arc<AuditTool>) -> impl IntoView {
    let overall = &submission.overall;
    let reasons = overall
        .grade
        .reasons()
        .map(|reasons| reasons_words(reasons, &tool));
    view! {
        <h2 class="govuk-heading-m">"Overall grade"</h2>
        <GivenRead choice=Choice::Graded(overall.grade.grade()) reasons />
        <Part title="Why" text=Some(overall.reason.clone()) />
    }
}

#[component]
fn Area(finding: AreaFinding, tool: Arc<AuditTool>) -> impl IntoView {
    let title = tool.area_name(&finding.area).to_owned();
    let reasons = finding
        .grade
        .reasons()
        .map(|reasons| reasons_words(reasons, &tool));
    view! {
        <SummaryCard title>
            <GivenRead choice=finding.grade.choice() reasons />
            <Part title="What the auditor saw" text=finding.saw />
            <Part title="Why" text=finding.why />
            <Part title="The difference it made for the child" text=finding.impact />
        </SummaryCard>
    }
}

#[component]
fn Family(submission: Arc<Submission>, tool: Arc<AuditTool>) -> impl IntoView {
    let heard = BlindEvidence::from(&*submission).family;
    let contacts = heard
        .into_iter()
        .zip(&submission.family)
        .map(|(heard, contact)| {
            let changed = contact.changed_grading.clone();
            view! {
                <ContactRead heard tool=tool.clone()>
                    <Part title="What it changed in the grading" text=changed />
                </ContactRead>
            }
        })
        .collect_view();
    view! {
        <h2 class="govuk-heading-m">"Family contact"</h2>
        {contacts}
    }
}
