//! An audit that came without its grades: what the auditor saw and what the family said.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    domain::{blind::BlindEvidence, tool::AuditTool},
    ui::{
        parts::{InsetText, SummaryCard},
        reading::{CaseRead, ContactRead, Part},
    },
};

use super::whole::tool_not_here;

/// Everything there is of the auditor's side. Without its audit tool it can't be named and says so.
#[component]
pub fn WithoutGrades(
    evidence: BlindEvidence,
    tool: Option<Arc<AuditTool>>,
    week: Option<String>,
) -> impl IntoView {
    let Some(tool) = tool else {
        return view! { <p>{tool_not_here(&evidence.tool)}</p> }.into_any();
    };
    let areas = evidence.areas.into_iter().map(|seen| {
        let title = tool.area_name(&seen.area).to_owned();
        view! {
            <SummaryCard title>
                <Part title="What the auditor saw" text=seen.saw />
            </SummaryCard>
        }
    });
    let areas = areas.collect_view();
    let contacts = evidence
        .family
        .into_iter()
        .map(|heard| view! { <ContactRead heard tool=tool.clone() /> })
        .collect_view();
    view! {
        <InsetText>"This audit came in a file for blind moderation. The auditor’s grades, reasons and actions are not on this device; they come with the file that holds them."</InsetText>
        <h2 class="govuk-heading-m">"Case details"</h2>
        <CaseRead case=evidence.case tool=tool.clone() completed_on=evidence.completed_on week />
        <h2 class="govuk-heading-m">"Practice areas"</h2>
        {areas}
        <h2 class="govuk-heading-m">"Family contact"</h2>
        {contacts}
    }
    .into_any()
}
