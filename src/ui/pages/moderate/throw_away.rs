//! Deleting the draft of a moderation, after asking once more.

use leptos::prelude::*;

use crate::{
    app::session::Session,
    domain::{draft::ModerationDraft, id::AuditId},
    ui::{
        attempt::Attempt,
        page::HEADING,
        parts::{Button, ButtonKind, Confirm, focus_soon},
    },
};

/// The wording and the ids.
#[derive(Clone)]
pub struct Question {
    /// The button that asks: its id and its text.
    pub ask: (&'static str, &'static str),
    /// The id of the question.
    pub id: &'static str,
    /// The question.
    pub title: String,
    /// The buttons for yes and no.
    pub answers: (&'static str, &'static str),
    /// What will be lost.
    pub lost: &'static str,
    /// The beginning of the message if it could not be deleted.
    pub kept: &'static str,
}

/// The button; once pressed, the question.
#[component]
pub fn ThrowAway(session: Session, audit: AuditId, question: Question) -> impl IntoView {
    let asking = RwSignal::new(false);
    let attempt = Attempt::new();
    let (ask, said) = question.ask;
    let kept = question.kept;
    let remove = move || {
        let work = async move {
            let removed = session.drafts.editing::<ModerationDraft>(audit).remove().await;
            let _ = asking.try_set(false);
            focus_soon(HEADING);
            removed.map_err(|fault| format!("{kept}: {fault}."))
        };
        attempt.run(work, |()| ());
    };
    let keep = move || {
        asking.set(false);
        focus_soon(ask);
    };
    let drawn = move || {
        if !asking.get() {
            return view! {
                <Button id=ask kind=ButtonKind::Secondary on_click=move || asking.set(true)>{said}</Button>
            }
            .into_any();
        }
        let Question {
            id,
            title,
            answers: (yes, no),
            lost,
            ..
        } = question.clone();
        view! { <Confirm id title yes no on_yes=remove on_no=keep><p>{lost}</p></Confirm> }.into_any()
    };
    view! {
        <p role="status">{attempt.status()}</p>
        {drawn}
    }
}
