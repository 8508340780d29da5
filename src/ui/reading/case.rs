//! The details of the case.

use std::sync::Arc;

use jiff::civil::Date;
use leptos::prelude::*;

use crate::{
    domain::{case::CaseDetails, tool::AuditTool},
    ui::{
        dates,
        parts::{SummaryList, SummaryRow},
    },
};

/// Case details as they were submitted.
#[component]
pub fn CaseRead(
    case: CaseDetails,
    tool: Arc<AuditTool>,
    completed_on: Date,
    /// The name of the practice week it belongs to.
    week: Option<String>,
) -> impl IntoView {
    let service_area = tool.service_area_name(&case.service_area).to_owned();
    let audit_type = tool.audit_type_name(&case.audit_type).to_owned();
    let version = format!("{}, version {}", tool.name, tool.version);
    view! {
        <SummaryList>
            <SummaryRow key="Case reference">{case.reference.to_string()}</SummaryRow>
            <SummaryRow key="Service area">{service_area}</SummaryRow>
            {case.team.map(|team| view! { <SummaryRow key="Team">{team.to_string()}</SummaryRow> })}
            <SummaryRow key="Type of audit">{audit_type}</SummaryRow>
            <SummaryRow key="Part of the record read">{dates::days(case.from, case.to)}</SummaryRow>
            <SummaryRow key="Audited on">{dates::day(case.audited_on)}</SummaryRow>
            <SummaryRow key="Completed on">{dates::day(completed_on)}</SummaryRow>
            {week.map(|week| view! { <SummaryRow key="Practice week">{week}</SummaryRow> })}
            <SummaryRow key="Audit tool">{version}</SummaryRow>
        </SummaryList>
    }
}
