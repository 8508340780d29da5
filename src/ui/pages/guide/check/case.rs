//! The case details, as they will be submitted.

use leptos::prelude::*;

use super::row::Rows;
use crate::{
    app::session::Session,
    domain::{
        draft::AuditDraft,
        problem::{CaseField, Place},
        tool::AuditTool,
    },
    ui::parts::SummaryList,
};

/// The case details.
pub fn details(rows: &Rows, draft: &AuditDraft, tool: &AuditTool, session: Session) -> AnyView {
    let case = &draft.case;
    let place = Place::Case;
    let service_area = case
        .service_area
        .as_ref()
        .map_or("", |key| tool.service_area_name(key));
    let audit_type = case
        .audit_type
        .as_ref()
        .map_or("", |key| tool.audit_type_name(key));
    let workspace = session.desk.workspace();
    let week = case
        .week
        .and_then(|week| workspace.week(week).map(|week| week.name.to_string()));
    let list = vec![
        rows.text("Case reference", place(CaseField::Reference), &case.reference),
        rows.text("Service area", place(CaseField::ServiceArea), service_area),
        rows.text("Team", place(CaseField::Team), &case.team),
        rows.text("Type of audit", place(CaseField::AuditType), audit_type),
        rows.day("First day looked at", place(CaseField::From), &case.from),
        rows.day("Last day looked at", place(CaseField::To), &case.to),
        rows.day("Date of the audit", place(CaseField::AuditedOn), &case.audited_on),
        rows.text("Practice week", place(CaseField::Week), &week.unwrap_or_default()),
    ];
    view! { <SummaryList>{list}</SummaryList> }.into_any()
}
