//! Throwing away an unfinished moderation, after a question.

use leptos::{prelude::*, task::spawn_local};

use crate::{
    app::session::Session,
    domain::{draft::ModerationDraft, id::AuditId},
    ui::{
        page::HEADING,
        parts::{AskFirst, focus_soon},
    },
};

/// The button, the question, and what became of it.
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
    /// The message if it fails, before the cause.
    failed: &'static str,
    children: ChildrenFn,
) -> impl IntoView {
    let asking = RwSignal::new(false);
    let status = RwSignal::new(String::new());
    let remove = move || {
        spawn_local(async move {
            let removed = session.drafts.editing::<ModerationDraft>(audit).remove().await;
            if let Err(fault) = removed {
                let _ = status.try_set(format!("{failed}: {fault}."));
            }
            let _ = asking.try_set(false);
            focus_soon(HEADING);
        });
    };
    view! {
        <p role="status">{move || status.get()}</p>
        <AskFirst id button_id button title yes no asking on_yes=remove children />
    }
}
