//! The overall grade that counts now and whose it is, with the other gradings below; and what agreeing changed.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    app::session::Session,
    domain::{
        agreed::{Agreed, AgreedArea},
        audit::Submission,
        graded::{Choice, OverallGrade},
        record::{AuditRecord, Committed},
        stage::Stage,
        tool::AuditTool,
    },
    ui::{
        dates, grades,
        parts::{SummaryList, SummaryRow, Written},
    },
};

/// One grading of the audit, as a row.
struct Row {
    whose: &'static str,
    grade: Choice,
    by: String,
}

/// The gradings of an audit, the one that counts first. Nothing if no grade counts: a conflict is open, or the auditor's
/// grades are not on this device.
#[component]
pub fn CurrentGrade(session: Session, record: Arc<AuditRecord>, tool: Arc<AuditTool>) -> impl IntoView {
    let rows = rows(session, &record);
    if rows.is_empty() {
        return ().into_any();
    }
    let moved = match (record.agreed(), record.auditor()) {
        // After a later correction, the auditor's grades here are not those that were agreed on.
        (Some(agreed), Some(auditor)) if !record.corrected_since_moderation() => {
            moved(&agreed.content, &auditor.content)
        }
        (Some(_) | None, _) => Vec::new(),
    };
    let rows = rows.into_iter().map(|Row { whose, grade, by }| {
        view! { <SummaryRow key=whose>{grades::tag(grade)}<p class="govuk-body-s">{by}</p></SummaryRow> }
    });
    let rows = rows.collect_view();
    view! {
        <section aria-labelledby="current-grade">
            <h2 class="govuk-heading-m" id="current-grade">"Current grade"</h2>
            <SummaryList>{rows}</SummaryList>
            {(!moved.is_empty()).then(|| view! { <Moved moved tool /> })}
        </section>
    }
    .into_any()
}

fn rows(session: Session, record: &AuditRecord) -> Vec<Row> {
    if record.grades_at(Stage::Final).is_none() {
        return Vec::new();
    }
    let agreed = record.agreed().map(|agreed| {
        row(
            session,
            "Agreed grade, which counts",
            agreed,
            &agreed.content.overall.grade,
        )
    });
    let moderator = record.moderator().map(|moderator| {
        row(
            session,
            "Moderator’s grade",
            moderator,
            &moderator.content.overall.grade,
        )
    });
    let whose = match (&agreed, &moderator) {
        (Some(_), _) => "Auditor’s grade",
        (None, Some(_)) => "Auditor’s grade, which counts until a grade is agreed",
        (None, None) if record.has_waiting_moderation() => {
            "Auditor’s grade, which counts until its moderation can be counted here"
        }
        (None, None) => "Auditor’s grade, not moderated yet",
    };
    let auditor = record.auditor().map(|auditor| {
        let mut row = row(session, whose, auditor, &auditor.content.overall.grade);
        if record.is_corrected() {
            row.by = format!("Corrected by {}", row.by);
        }
        row
    });
    let (first, last) = if agreed.is_some() {
        (moderator, auditor)
    } else {
        (auditor, moderator)
    };
    agreed.into_iter().chain(first).chain(last).collect()
}

fn row<T>(session: Session, whose: &'static str, from: &Committed<T>, grade: &OverallGrade) -> Row {
    let when = dates::moment(session.environment.local(from.at));
    Row {
        whose,
        grade: Choice::Graded(grade.grade()),
        by: format!("{}, {when}", from.who.name()),
    }
}

/// The practice areas whose agreed grade is not the auditor's, each with the auditor's.
fn moved(agreed: &Agreed, auditor: &Submission) -> Vec<(AgreedArea, Choice)> {
    let areas = agreed.areas.iter().filter_map(|area| {
        let auditors = auditor.areas.iter().find(|finding| finding.area == area.area)?;
        let was = auditors.grade.choice();
        (was != area.grade.choice()).then(|| (area.clone(), was))
    });
    areas.collect()
}

#[component]
fn Moved(moved: Vec<(AgreedArea, Choice)>, tool: Arc<AuditTool>) -> impl IntoView {
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
    let rows = moved.into_iter().map(row).collect_view();
    view! {
        <h3 class="govuk-heading-s">"Practice areas whose grade changed when it was agreed"</h3>
        <SummaryList>{rows}</SummaryList>
    }
}
