//! A row of the queue. It is made of the case and the calendar; there is no field for a grade.

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
    /// Where its link leads, and what the link says.
    link: (Route, &'static str),
}

impl Row {
    /// An audit that waits for its second grading: of the sample it says only that the audit is in it.
    pub fn to_grade(workspace: &Workspace, record: &AuditRecord, sample: Option<Quarter>) -> Option<Self> {
        let link = (Route::Moderate(record.id, Moderate::Tasks), "Moderate");
        let tag = sample.map(|quarter| format!("In the sample, {}", quarter.name()));
        Some(Self {
            tag,
            ..Self::new(workspace, record, None, link)?
        })
    }

    /// Any other audit; why it was drawn may be said once it was graded.
    pub fn new(
        workspace: &Workspace,
        record: &AuditRecord,
        because: Option<Because>,
        link: (Route, &'static str),
    ) -> Option<Self> {
        let outline = record.outline()?;
        let case = outline.case;
        let tool = workspace.tool_of(record);
        let service_area = tool.map_or(case.service_area.as_str(), |tool| {
            tool.service_area_name(&case.service_area)
        });
        let audit_type = tool.map_or(case.audit_type.as_str(), |tool| {
            tool.audit_type_name(&case.audit_type)
        });
        let place = match &case.team {
            Some(team) => format!("{service_area}, {team}"),
            None => service_area.to_owned(),
        };
        Some(Self {
            reference: case.reference.to_string(),
            place,
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

    /// Whether it is in a sample.
    pub fn is_sampled(&self) -> bool {
        self.tag.is_some()
    }
}

/// A list of the queue.
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
