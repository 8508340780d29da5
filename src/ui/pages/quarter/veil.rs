//! Shown instead of figures that count the auditor's grades of audits which this person has begun to grade blind.

use leptos::prelude::*;

use crate::{
    app::{route::Route, session::Session, work::looking::look},
    domain::{case::called, id::AuditId},
    ui::{
        page::HEADING,
        parts::{Button, ButtonKind, ButtonLink, focus_soon},
    },
};

/// Explains why the figures are withheld. The user can finish grading first, or see them and moderate open.
#[component]
pub fn Veil(session: Session, audits: Vec<AuditId>) -> impl IntoView {
    let workspace = session.desk.workspace_untracked();
    let name = |audit: &AuditId| called(workspace.audit(*audit).and_then(|record| record.case()));
    let names: Vec<String> = audits.iter().map(name).collect();
    let show = move || {
        audits.iter().for_each(|audit| look(session, *audit));
        focus_soon(HEADING);
    };
    view! {
        <p>"You have begun to grade audits blind, and these figures count the auditor’s grades of them. Where few audits are counted, a grade can be read off. Commit your grades first."</p>
        <p>"Begun and not committed:"</p>
        <ul class="govuk-list govuk-list--bullet">
            {names.into_iter().map(|name| view! { <li>{name}</li> }).collect_view()}
        </ul>
        <div class="govuk-button-group">
            <ButtonLink href=Route::Moderation.href()>"Go on grading"</ButtonLink>
            <Button kind=ButtonKind::Secondary on_click=show>"Show the figures, and record my grading as open"</Button>
        </div>
    }
}
