//! Shown before the grades of an audit that this person may still moderate.

use leptos::prelude::*;

use crate::{
    app::{
        route::{Moderate, Route},
        session::Session,
        work::looking::look,
    },
    domain::record::State,
    ui::{
        begun_blind::BegunBlind,
        page::{HEADING, Page},
        pages::moderate::evidence::OpenConcern,
        parts::{Button, ButtonKind, ButtonLink, focus_soon},
    },
};

use super::{InConflict, Whole};

/// Asks the user to choose, once, between moderating the audit blind and seeing its grades.
#[component]
pub fn Gate(session: Session, whole: Whole) -> impl IntoView {
    let audit = whole.record.id;
    let reference = whole
        .record
        .outline()
        .map(|outline| outline.case.reference.to_string())
        .unwrap_or_default();
    let show = move || {
        look(session, audit);
        focus_soon(HEADING.to_owned());
    };
    let record = whole.record.clone();
    // An audit in conflict can't be moderated until somebody has resolved the conflict.
    let in_conflict = matches!(record.state, State::InConflict { .. });
    let advice = if in_conflict {
        "If you are going to grade it blind, leave it until the conflict is resolved."
    } else {
        "If you are going to moderate it blind, grade it first."
    };
    let moderate = Route::Moderate(audit, Moderate::Tasks).href();
    view! {
        <Page title="You have not graded this audit" caption=Signal::stored(format!("Case {reference}"))
            back=(Route::Moderation, "Moderation")>
            <OpenConcern session audit />
            <InConflict session record shown=false />
            <p>"This page shows the auditor’s grades. "{advice}</p>
            <BegunBlind session audit />
            <div class="govuk-button-group">
                {(!in_conflict).then(|| view! { <ButtonLink href=moderate>"Moderate it"</ButtonLink> })}
                <Button kind=ButtonKind::Secondary on_click=show>"Show it anyway. I will not moderate it blind"</Button>
            </div>
        </Page>
    }
}
