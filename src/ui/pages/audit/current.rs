//! The overall grade that counts now and whose it is, with the other gradings below; and what agreeing changed.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    app::session::Session,
    domain::{
        agreed::AgreedArea,
        graded::Choice,
        gradings::{Grading, changed_by_agreement, gradings},
        record::AuditRecord,
        stage::Stage,
        tool::AuditTool,
    },
    ui::{
        dates, grades,
        parts::{SummaryList, SummaryRow, Written},
    },
};

/// The gradings of an audit, the one that counts first. Nothing if no grade counts.
#[component]
pub fn CurrentGrade(session: Session, record: Arc<AuditRecord>, tool: Arc<AuditTool>) -> impl IntoView {
    let gradings = gradings(&record);
    if gradings.is_empty() {
        return ().into_any();
    }
    let row = |grading: &Grading| {
        let grade = grades::tag(Choice::Graded(grading.overall.grade()));
        let by = by(session, &record, grading);
        view! { <SummaryRow key=whose(&record, grading.stage)>{grade}<p class="govuk-body-s">{by}</p></SummaryRow> }
    };
    let rows = gradings.iter().map(row).collect_view();
    let changed = changed_by_agreement(&record);
    view! {
        <section aria-labelledby="current-grade">
            <h2 class="govuk-heading-m" id="current-grade">"Current grade"</h2>
            <SummaryList>{rows}</SummaryList>
            {(!changed.is_empty()).then(|| view! { <Changed changed tool /> })}
        </section>
    }
    .into_any()
}

/// Whose a grading is, and whether it counts.
fn whose(record: &AuditRecord, stage: Stage) -> &'static str {
    match stage {
        Stage::Agreed | Stage::Final => "Agreed grade, which counts",
        Stage::Moderator => "Moderator’s grade",
        Stage::Auditor if record.agreed().is_some() => "Auditor’s grade",
        Stage::Auditor if record.moderator().is_some() => {
            "Auditor’s grade, which counts until a grade is agreed"
        }
        Stage::Auditor if record.has_waiting_moderation() => {
            "Auditor’s grade, which counts until its moderation can be counted here"
        }
        Stage::Auditor => "Auditor’s grade, not moderated yet",
    }
}

fn by(session: Session, record: &AuditRecord, grading: &Grading) -> String {
    let when = dates::moment(session.environment.local(grading.at));
    let by = format!("{}, {when}", grading.who.name());
    if grading.stage == Stage::Auditor && record.is_corrected() {
        format!("Corrected by {by}")
    } else {
        by
    }
}

#[component]
fn Changed(changed: Vec<(AgreedArea, Choice)>, tool: Arc<AuditTool>) -> impl IntoView {
    let row = |(area, was): (AgreedArea, Choice)| {
        let words = format!("The auditor’s grade was “{}”.", was.label());
        let reason = area.reason.as_ref().map(ToString::to_string);
        view! {
            <SummaryRow key=tool.area_name(&area.area)>
                {grades::tag(area.grade.choice())}
                <p class="govuk-body-s">{words}</p>
                {reason.map(|text| view! { <Written text /> })}
            </SummaryRow>
        }
    };
    let rows = changed.into_iter().map(row).collect_view();
    view! {
        <h3 class="govuk-heading-s">"Practice areas whose grade changed when it was agreed"</h3>
        <SummaryList>{rows}</SummaryList>
    }
}
