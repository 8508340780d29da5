//! What can be done with a submitted audit.

use leptos::prelude::*;

use crate::{
    app::{
        browser::Browser,
        route::{Guide, Moderate, Route},
        session::Session,
    },
    domain::{draft::AuditDraft, may_moderate::may_moderate, record::State},
    ui::parts::{Button, ButtonKind, Details},
};

use super::{Whole, side_link};

/// Links and buttons to moderate, compare or correct. Each is shown only if it is possible.
#[component]
pub fn Next(session: Session, whole: Whole) -> impl IntoView {
    let record = whole.record.clone();
    let audit = record.id;
    let compared = matches!(
        record.state,
        State::Moderated { .. }
            | State::ModeratedBlind { .. }
            | State::Escalated { .. }
            | State::Agreed { .. }
    );
    let me = session.me();
    let moderate = me.is_some_and(|me| may_moderate(&record, me.id()).is_ok());
    let here = record.auditor().is_some();
    let browser = Browser::here();
    let correct = Callback::new(move |()| {
        let me = session.people.working_untracked();
        let draft = me.and_then(|me| AuditDraft::correct(&record, me, session.environment.now().at));
        if let Some(draft) = draft {
            session.begin(draft);
            browser.go(Route::Guide(audit, Guide::Tasks));
        }
    });
    view! {
        <div class="govuk-button-group">
            {moderate.then(|| side_link(Route::Moderate(audit, Moderate::Tasks), "Moderate"))}
            {compared.then(|| side_link(Route::Compare(audit), "Compare the grades"))}
            {(whole.own && here).then(|| view! {
                <Button kind=ButtonKind::Secondary on_click=correct>"Correct this submission"</Button>
            })}
        </div>
        {(!whole.own && here).then(|| view! {
            <Details summary="Something in this audit is wrong">
                <p>"Ask the auditor to correct it. If they cannot, you can: your correction is recorded with your name and a reason, and you can then no longer moderate this audit."</p>
                <Button kind=ButtonKind::Secondary on_click=correct>"Correct this submission"</Button>
            </Details>
        })}
    }
}
