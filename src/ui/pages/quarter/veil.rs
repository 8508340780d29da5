//! Shown instead of figures that would give away the auditor's grades of audits which this person may still grade blind.

use leptos::prelude::*;

use crate::{
    app::{
        route::Route,
        session::Session,
        work::looking::{Unread, look},
    },
    domain::{case::called, id::AuditId},
    ui::{
        count::count,
        page::HEADING,
        parts::{Button, ButtonKind, ButtonLink, Details, focus_soon},
    },
};

/// Explains why the figures are withheld. The user can grade first, or see them and moderate open.
#[component]
pub fn Veil(session: Session, unread: Unread) -> impl IntoView {
    let all: Vec<AuditId> = unread.all().collect();
    let show = move || {
        all.iter().for_each(|audit| look(session, *audit));
        focus_soon(HEADING);
    };
    if unread.begun.is_empty() {
        let number = unread.waiting.len();
        let wait = count(number, "audit that waits", "audits that wait");
        return view! {
            <p>{format!("These figures count the auditor’s grades of {wait} for moderation. Where few audits are \
                         counted, you could work out a grade. If you are going to grade one of them blind, grade it \
                         first.")}</p>
            <Details summary=format!("Waiting for moderation ({number})")>{names(session, &unread.waiting)}</Details>
            <div class="govuk-button-group">
                <Button kind=ButtonKind::Secondary on_click=show>"Show the figures. I will not grade these blind"</Button>
                <a class="govuk-link" href=Route::Moderation.href()>"Go to moderation"</a>
            </div>
        }
        .into_any();
    }
    view! {
        <p>"You have begun to grade audits blind, and these figures count the auditor’s grades of them. Where few audits are counted, you could work out a grade. Commit your grades first."</p>
        <p>"Begun and not committed:"</p>
        {names(session, &unread.begun)}
        <div class="govuk-button-group">
            <ButtonLink href=Route::Moderation.href()>"Go on grading"</ButtonLink>
            <Button kind=ButtonKind::Secondary on_click=show>"Show the figures, and record my grading as open"</Button>
        </div>
    }
    .into_any()
}

fn names(session: Session, audits: &[AuditId]) -> impl IntoView + use<> {
    let workspace = session.desk.workspace_untracked();
    let name = |audit: &AuditId| called(workspace.audit(*audit).and_then(|record| record.case()));
    let names = audits
        .iter()
        .map(|audit| view! { <li>{name(audit)}</li> })
        .collect_view();
    view! { <ul class="govuk-list govuk-list--bullet">{names}</ul> }
}
