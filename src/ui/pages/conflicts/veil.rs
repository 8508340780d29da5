//! Before a conflict in an audit that this person may still grade blind.

use leptos::prelude::*;

use crate::{
    app::{session::Session, work::looking::look},
    domain::id::AuditId,
    ui::{
        begun_blind::BegunBlind,
        parts::{Button, ButtonKind, focus_soon},
    },
};

/// Says that the auditor's grades are behind it, and leaves the choice.
#[component]
pub fn Veil(
    session: Session,
    audit: AuditId,
    /// The heading of the conflict, which takes focus when both are shown.
    heading: String,
) -> impl IntoView {
    let show = move || {
        look(session, audit);
        focus_soon(heading.clone());
    };
    view! {
        <p>"You have not graded this audit, and both versions show the auditor’s grades. If you are going to grade it blind, leave this to the auditor or the QA lead."</p>
        <BegunBlind session audit />
        <Button kind=ButtonKind::Secondary on_click=show>"Show both, I shall not moderate it blind"</Button>
    }
}
