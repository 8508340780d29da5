//! Throws away an unfinished moderation after a confirmation.

use leptos::prelude::*;

use crate::{
    app::session::Session,
    domain::{draft::ModerationDraft, id::AuditId},
    ui::{
        attempt::Attempt,
        page::HEADING,
        parts::{AskFirst, focus_soon},
    },
};

/// The button, the confirmation, and the error message if it fails.
#[component]
pub fn Discard(
    session: Session,
    audit: AuditId,
    id: &'static str,
    button_id: &'static str,
    button: &'static str,
    #[prop(into)] title: String,
    yes: &'static str,
    #[prop(default = "Cancel")] no: &'static str,
    /// The start of the error message. The cause follows it.
    failed: &'static str,
    children: ChildrenFn,
) -> impl IntoView {
    let asking = RwSignal::new(false);
    let attempt = Attempt::new();
    let remove = move || {
        let work = async move {
            let removed = session.drafts.editing::<ModerationDraft>(audit).remove().await;
            let _ = asking.try_set(false);
            focus_soon(HEADING);
            removed.map_err(|fault| format!("{failed}: {fault}."))
        };
        attempt.run(work, |()| ());
    };
    view! {
        <p role="status">{attempt.status()}</p>
        <AskFirst id button_id button title yes no asking on_yes=remove children />
    }
}
