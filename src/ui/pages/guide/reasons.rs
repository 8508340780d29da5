//! Reasons for inadequate: lists everything graded inadequate and asks for one primary reason each.

use leptos::prelude::*;

use super::{frame::GuidePage, open::OpenAudit};
use crate::{
    app::{route::Guide, session::Session},
    domain::{action::Finding, draft::AuditDraft, id::AuditId, problem::Place},
    ui::{
        parts::{Empty, InsetText, Size},
        reading::outline::finding_name,
        reasons_field::{Asking, ReasonsField},
    },
};

/// Reasons for inadequate.
#[component]
pub fn Reasons(session: Session, audit: AuditId) -> impl IntoView {
    view! {
        <GuidePage session audit here=Guide::Reasons let:open>
            {view! { <Findings open /> }.into_any()}
        </GuidePage>
    }
}

/// Everything graded inadequate: the areas in the tool's order, then the audit as a whole.
#[component]
fn Findings(open: OpenAudit) -> impl IntoView {
    let findings = open.read(AuditDraft::inadequate);
    move || {
        let findings = findings.get();
        if findings.is_empty() {
            return view! { <NothingInadequate open /> }.into_any();
        }
        findings
            .into_iter()
            .map(|finding| view! { <Why open finding /> })
            .collect_view()
            .into_any()
    }
}

#[component]
fn NothingInadequate(open: OpenAudit) -> impl IntoView {
    view! {
        <Empty title="Nothing is graded inadequate">
            <p>"You are asked for reasons only where you grade a practice area, or the audit as a whole, inadequate."</p>
            <p><a class="govuk-link" href=open.href(Guide::Tasks)>"Back to task list"</a></p>
        </Empty>
    }
}

/// One inadequate finding: the auditor's text, the primary reason and the contributing reasons.
#[component]
fn Why(open: OpenAudit, finding: Finding) -> impl IntoView {
    let tool = open.tool();
    let name = finding_name(&finding, &tool);
    let page = match &finding {
        Finding::Overall => Guide::Overall,
        Finding::Area(area) => Guide::Area(area.clone()),
    };
    let about = finding.clone();
    let wrote = open.editing.signal(move |draft| wrote(draft, &about));
    let wrote = move || {
        let text = wrote.get();
        (!text.trim().is_empty()).then(|| view! { <InsetText>"You wrote: " {text}</InsetText> }.into_any())
    };
    let (read, written) = (finding.clone(), finding.clone());
    let value = open.editing.signal(move |draft| draft.reasons(&read));
    let on_change = open
        .editing
        .on(move |draft, reasons| *draft.reasons_mut(&written) = reasons);
    let error = open.checking.error(Place::PrimaryReason(finding.clone()));
    let asking = Asking {
        primary: format!("{name}: the primary reason why it is inadequate"),
        hint: "The one thing that, put right first, would have changed the grade.",
        contributing: format!("{name}: other reasons that contributed (optional)"),
        size: Size::S,
    };
    view! {
        <section>
            <h2 class="govuk-heading-m">{name.clone()}</h2>
            {wrote}
            <p><a class="govuk-link" href=open.href(page)>"Change the grade or what you wrote"
                <span class="govuk-visually-hidden">": " {name}</span></a></p>
            <ReasonsField finding tool value on_change error asking />
        </section>
    }
}

/// The auditor's text on why a finding has its grade.
fn wrote(draft: &AuditDraft, finding: &Finding) -> String {
    match finding {
        Finding::Overall => draft.overall.reason.clone(),
        Finding::Area(area) => draft
            .areas
            .get(area)
            .map(|area| area.why.clone())
            .unwrap_or_default(),
    }
}
