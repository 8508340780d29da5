//! A row of the moderation queue. It has no field for a grade, so the queue can't show one.

use leptos::prelude::*;

use crate::{
    app::route::{Moderate, Route},
    domain::{quarter::Quarter, record::AuditRecord, sample::Because, workspace::Workspace},
    ui::{
        dates,
        parts::{ScrollTable, Tag, TagKind},
    },
};

/// One audit in the queue.
#[derive(Clone, PartialEq)]
pub struct Row {
    reference: String,
    place: String,
    audit_type: String,
    completed: String,
    auditor: String,
    tag: Option<String>,
    /// The target of its link, and the link text.
    link: (Route, &'static str),
}

impl Row {
    /// An audit to be moderated. The row does not say why it was drawn, because the reason can be the auditor's grade.
    pub fn to_grade(workspace: &Workspace, record: &AuditRecord, sample: Option<Quarter>) -> Option<Self> {
        let link = (Route::Moderate(record.id, Moderate::Tasks), "Moderate");
        let tag = sample.map(|quarter| format!("In the sample, {}", quarter.name()));
        Some(Self {
            tag,
            ..Self::new(workspace, record, None, link)?
        })
    }

    /// Any other audit. `because`: why it was drawn, which may be shown only after it is moderated.
    pub fn new(
        workspace: &Workspace,
        record: &AuditRecord,
        because: Option<Because>,
        link: (Route, &'static str),
    ) -> Option<Self> {
        let outline = record.outline()?;
        let case = outline.case;
        let tool = workspace.tool_of(record);
        let audit_type = tool.map_or(case.audit_type.as_str(), |tool| {
            tool.audit_type_name(&case.audit_type)
        });
        Some(Self {
            reference: case.reference.to_string(),
            place: workspace.service_and_team(record, case),
            audit_type: audit_type.to_owned(),
            completed: dates::day(outline.completed_on),
            auditor: record.audited_by()?.name().to_owned(),
            tag: match (because, record.conflicts.is_empty()) {
                (because, true) => because.map(|because| format!("Drawn: {}", because.label())),
                (_, false) => Some("In conflict".to_owned()),
            },
            link,
        })
    }

    /// Whether it has a tag. For an audit to be moderated, this means that it is in a sample.
    pub fn is_sampled(&self) -> bool {
        self.tag.is_some()
    }
}

/// One list of the queue, as a table.
#[component]
pub fn Rows(id: &'static str, caption: &'static str, rows: Vec<Row>) -> impl IntoView {
    let caption = format!("{caption} ({})", rows.len());
    let rows = rows.into_iter().map(row).collect_view();
    view! {
        <ScrollTable id caption>
            <thead><tr>
                <th scope="col">"Case"</th>
                <th scope="col">"Service area and team"</th>
                <th scope="col">"Type of audit"</th>
                <th scope="col">"Completed on"</th>
                <th scope="col">"Auditor"</th>
                <th scope="col">"What to do"</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </ScrollTable>
    }
}

fn row(row: Row) -> impl IntoView {
    let (route, words) = row.link;
    view! {
        <tr>
            <th scope="row">{row.reference.clone()}{row.tag.map(|text| view! { <br /><Tag kind=TagKind::Plain text /> })}</th>
            <td>{row.place}</td>
            <td>{row.audit_type}</td>
            <td>{row.completed}</td>
            <td>{row.auditor}</td>
            <td><a class="govuk-link" href=route.href()>{words}<span class="govuk-visually-hidden">" case "{row.reference}</span></a></td>
        </tr>
    }
}
