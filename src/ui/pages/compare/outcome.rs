//! The outcome of the moderation: whether the grades are agreed or escalated, who recorded it, and when.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    app::{files::hand_over::Next, session::Session},
    domain::record::{AuditRecord, State},
    ui::{
        dates,
        parts::{Notice, NoticeKind, Written},
        send_on::SendOn,
    },
};

/// The outcome so far. Empty while the grades are still to be settled.
#[component]
pub fn Outcome(session: Session, record: Arc<AuditRecord>) -> impl IntoView {
    let when = move |at| dates::moment(session.environment.local(at));
    match &record.state {
        State::Agreed { agreed, .. } => {
            let who = format!("Recorded by {} on {}.", agreed.who.name(), when(agreed.at));
            view! {
                <Notice id="agreed" kind=NoticeKind::Success title="The grades are agreed">
                    <p>{who}</p>
                    <SendOn session next=Next::Lead />
                </Notice>
            }
            .into_any()
        }
        State::Escalated { escalated, .. } => {
            let to = format!("Escalated to {}", escalated.content.to);
            let who = format!("Recorded by {} on {}.", escalated.who.name(), when(escalated.at));
            let reason = escalated.content.reason.to_string();
            view! {
                <Notice id="escalated" title=to>
                    <Written text=reason />
                    <p>{who}" Once it is decided, settle the grades below."</p>
                </Notice>
            }
            .into_any()
        }
        State::Begun
        | State::Submitted { .. }
        | State::ShownBlind { .. }
        | State::Moderated { .. }
        | State::ModeratedBlind { .. }
        | State::InConflict { .. } => ().into_any(),
    }
}
