//! The evidence: what the auditor saw and what the family said. The auditor's grades and reasons are added in open mode
//! only.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    app::{route::Route, session::Session},
    domain::{
        audit::AreaFinding,
        blind::ModeratorView,
        id::AuditId,
        key::AreaKey,
        problem::{AreaField, Place},
        tool::{AuditTool, PracticeArea},
    },
    ui::{
        grades,
        parts::{ConcernBanner, Details, GradeReveal, Written},
        reading::{
            lines::{List, Sections},
            outline::{
                self,
                labels::{self, Reader},
            },
        },
    },
};

/// The case, and what the family said. What the auditor saw is shown on the page of each area.
#[component]
pub fn CaseAndFamily(reading: ModeratorView, tool: Arc<AuditTool>, week: Option<String>) -> impl IntoView {
    let mut lines = outline::evidence(reading.seen(), &tool, week.as_deref());
    lines.retain(|line| line.section != labels::PRACTICE_AREAS);
    view! { <Sections lines /> }
}

/// The evidence for one practice area.
#[component]
pub fn AreaEvidence(reading: ModeratorView, area: AreaKey, tool: Arc<AuditTool>) -> impl IntoView {
    let saw = match reading.seen().saw(&area) {
        Some(words) => view! { <Written text=words.to_string() /> }.into_any(),
        None => view! { <p>"There is no text about this area. Read the record."</p> }.into_any(),
    };
    let open = reading
        .finding(&area)
        .map(|finding| view! { <Auditors finding=finding.clone() tool /> });
    view! {
        <h2 class="govuk-heading-m">{Reader::Anybody.saw()}</h2>
        {saw}
        {open}
    }
}

#[component]
fn Auditors(finding: AreaFinding, tool: Arc<AuditTool>) -> impl IntoView {
    let seen = Some(Place::Area(finding.area.clone(), AreaField::Saw));
    let mut lines = outline::area(&finding, &tool);
    lines.retain(|line| line.place != seen);
    view! {
        <h2 class="govuk-heading-m">"The auditor’s grade"</h2>
        <List lines />
    }
}

/// Prompts and descriptors, folded away until they are needed.
#[component]
pub fn Guidance(area: PracticeArea, tool: Arc<AuditTool>) -> impl IntoView {
    let descriptors = grades::descriptors(&area, tool.scale);
    let prompts = area
        .prompts
        .into_iter()
        .map(|prompt| view! { <li>{prompt}</li> })
        .collect_view();
    view! {
        <Details summary="What to look for in the record">
            <ul class="govuk-list govuk-list--bullet">{prompts}</ul>
        </Details>
        <GradeReveal descriptors />
    }
}

/// A concern that nobody has been told about comes first on the page, because a child's safety matters more than blind
/// grading. A concern that was passed on is left out, because it could reveal the grades.
#[component]
pub fn OpenConcern(session: Session, audit: AuditId) -> impl IntoView {
    let open = Memo::new(move |_| {
        let workspace = session.desk.workspace();
        workspace
            .audit(audit)
            .is_some_and(|record| record.open_concerns().next().is_some())
    });
    move || {
        open.get().then(|| {
            view! {
                <ConcernBanner>
                    <p>"A concern about this child was raised, and there is no record that anybody was told. "
                        <a class="govuk-link" href=Route::Concern(audit).href()>"Say who was told"</a></p>
                </ConcernBanner>
            }
        })
    }
}
