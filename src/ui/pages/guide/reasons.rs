//! Reasons for inadequate: everything graded inadequate in one place, one primary reason each.

use leptos::prelude::*;

use super::frame::{GuidePage, OpenAudit};
use crate::{
    app::{
        route::Guide,
        session::Session,
        work::place::{field_id, reason_id},
    },
    domain::{action::Finding, draft::AuditDraft, id::AuditId, problem::Place, tool::AuditTool},
    ui::{
        parts::{Checkboxes, Choice, Empty, InsetText, Radios, Size},
        reading::outline::finding_name,
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

/// Everything graded inadequate, areas in the tool's order, the audit as a whole last.
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

/// One inadequate finding: what was written about it, its primary reason, and what contributed.
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
    view! {
        <section>
            <h2 class="govuk-heading-m">{name.clone()}</h2>
            {wrote}
            <p><a class="govuk-link" href=open.href(page)>"Change the grade or what you wrote"
                <span class="govuk-visually-hidden">": " {name.clone()}</span></a></p>
            <Primary open finding=finding.clone() name=name.clone() />
            <Contributing open finding name />
        </section>
    }
}

#[component]
fn Primary(open: OpenAudit, finding: Finding, name: String) -> impl IntoView {
    let place = Place::PrimaryReason(finding.clone());
    let (read, written) = (finding.clone(), finding);
    let value = open
        .editing
        .signal(move |draft| draft.reasons(&read).primary.map(String::from));
    let on_choose = open
        .editing
        .on(move |draft, key: String| draft.reasons_mut(&written).primary = key.parse().ok());
    view! {
        <Radios
            id=field_id(&place)
            legend=format!("{name}: the primary reason why it is inadequate")
            hint="The one thing that, put right first, would have changed the grade."
            size=Size::S
            error=open.checking.error(place)
            choices=choices(&open.tool(), None)
            value
            on_choose
            small=true
        />
    }
}

/// Asked once there is a primary reason, which is not offered again.
#[component]
fn Contributing(open: OpenAudit, finding: Finding, name: String) -> impl IntoView {
    let about = finding.clone();
    let primary = open
        .editing
        .signal(move |draft| draft.reasons(&about).primary.map(String::from));
    move || {
        let primary = primary.get()?;
        let (read, written) = (finding.clone(), finding.clone());
        let selected = open.editing.signal(move |draft| {
            let contributing = draft.reasons(&read).contributing;
            contributing.into_iter().map(String::from).collect::<Vec<_>>()
        });
        let on_toggle = open.editing.on(move |draft, (key, ticked): (String, bool)| {
            draft.reasons_mut(&written).contribute(&key, ticked);
        });
        Some(
            view! {
                <Checkboxes
                    id=format!("{}-contributing", reason_id(&finding))
                    legend=format!("{name}: other reasons that contributed (optional)")
                    size=Size::S
                    choices=choices(&open.tool(), Some(&primary))
                    selected
                    on_toggle
                    small=true
                />
            }
            .into_any(),
        )
    }
}

fn choices(tool: &AuditTool, without: Option<&str>) -> Vec<Choice> {
    let reasons = tool
        .reasons
        .iter()
        .filter(|reason| Some(reason.key.as_str()) != without);
    reasons
        .map(|reason| Choice::new(reason.key.clone(), reason.name.clone()))
        .collect()
}

/// What the auditor wrote about a finding: why this grade.
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
