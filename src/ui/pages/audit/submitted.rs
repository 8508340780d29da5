//! The confirmation that an audit has just been submitted or corrected.

use std::sync::Arc;

use jiff::SignedDuration;
use leptos::prelude::*;

use crate::{
    app::{files::hand_over::Next, route::Route, session::Session},
    domain::{
        entry::{Body, Entry},
        record::AuditRecord,
    },
    ui::{
        parts::{Notice, NoticeKind},
        send_on::SendOn,
    },
};

/// How long after it was saved a submission is confirmed at the top of its page.
const JUST_NOW: SignedDuration = SignedDuration::from_secs(60);

/// The confirmation. Shown if the working person submitted or corrected the audit within the last minute.
#[component]
pub fn JustSubmitted(session: Session, record: Arc<AuditRecord>, own: bool) -> impl IntoView {
    let now = session.environment.now().at;
    let me = session.me().map(|me| me.id());
    let mine = |entry: &&Arc<Entry>| {
        Some(entry.who.id()) == me && now.duration_since(entry.at) <= JUST_NOW && now >= entry.at
    };
    let last = record
        .history
        .iter()
        .rev()
        .filter(mine)
        .find_map(|entry| match &entry.body {
            Body::AuditSubmitted(_) => Some("Audit submitted"),
            Body::SubmissionCorrected(_) => Some("Correction recorded"),
            Body::ToolPublished(_)
            | Body::WeekPlanned(_)
            | Body::SampleDrawn(_)
            | Body::ConcernRaised(_)
            | Body::ConcernTold(_)
            | Body::ModerationCommitted(_)
            | Body::GradeAgreed(_)
            | Body::Escalated(_)
            | Body::ActionUpdated(_)
            | Body::ShownBlind(_)
            | Body::ConflictResolved(_)
            | Body::AuditWithdrawn(_)
            | Body::Other(_) => None,
        });
    last.filter(|_| own).map(|title| {
        view! {
            <Notice id="submitted" kind=NoticeKind::Success title>
                <p>"It is saved on this device. If it still has to be moderated, a colleague does that: you cannot moderate your own audit."</p>
                <SendOn session next=Next::Moderator />
                <p><a class="govuk-link" href=Route::Home.href()>"Go to the desk"</a></p>
            </Notice>
        }
    })
}
