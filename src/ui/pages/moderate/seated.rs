//! Opens a page of the moderator's grading, or says why it cannot be opened.

use leptos::prelude::*;

use crate::{
    app::{drafts::Kind, session::Session},
    domain::{draft::ModerationDraft, draft_key::DraftKey, id::AuditId, may_moderate::NotNow},
    ui::{draft_form::DraftForm, pages::audit::tool_not_here},
};

use super::{
    seat::{Door, Seat, door},
    start,
};

/// Renders a page for a moderator who has begun, and for anybody else the reason why it cannot be opened. Renders it
/// again when the record changes, but never while the moderator types.
pub fn seated(
    session: Session,
    audit: AuditId,
    draw: impl Fn(Seat) -> AnyView + Send + Sync + 'static,
) -> impl IntoView {
    let door = Memo::new(move |_| door(session, audit));
    let draw = Callback::new(draw);
    let held = move |form: Box<dyn Fn() -> AnyView + Send>| {
        let draft = DraftKey {
            kind: ModerationDraft::KIND,
            audit,
        };
        view! { <DraftForm session draft form /> }.into_any()
    };
    move || match door.get() {
        Door::Open(seat) => held(Box::new(move || draw.run(seat.clone()))),
        Door::Begin(beginning) => view! { <start::Start session beginning /> }.into_any(),
        // The other person's moderation can be thrown away from here, but not while it is open in another tab.
        Door::Taken(by) => held(Box::new(move || {
            view! { <start::Taken session audit by=by.clone() /> }.into_any()
        })),
        Door::NoTool(tool) => start::closed(audit, tool_not_here(&tool)),
        Door::Closed(NotNow::Moderated) => start::moderated(audit),
        Door::Closed(why) => start::closed(audit, format!("{why}.")),
        Door::Nobody => start::closed(audit, "Say who you are first, under “This device”.".to_owned()),
    }
}
