//! Shown before a conflict in an audit that this person may still grade blind.

use leptos::prelude::*;

use crate::{
    app::{session::Session, work::looking::look},
    domain::id::AuditId,
    ui::{
        begun_blind::BegunBlind,
        parts::{Button, ButtonKind, focus_soon},
    },
};

/// Warns that the conflict shows the auditor's grades, and lets the user choose whether to see them.
#[component]
pub fn Veil(
    session: Session,
    audit: AuditId,
    /// The id of the conflict's heading. It takes focus when the versions are shown.
    heading: String,
) -> impl IntoView {
    let show = move || {
        look(session, audit);
        focus_soon(heading.clone());
    };
    view! {
        <p>"You have not graded this audit, and both versions show the auditor’s grades. If you are going to grade it blind, leave this to the auditor or the QA lead."</p>
        <BegunBlind session audit />
        <Button kind=ButtonKind::Secondary on_click=show>"Show both. I will not moderate it blind"</Button>
    }
}
