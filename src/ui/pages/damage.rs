//! What a page says first where something on the device is damaged: nothing, as a rule.

use leptos::prelude::*;

use crate::{
    app::{
        opening::Opening,
        session::{Keeping, Session},
    },
    store::Harm,
    ui::{
        pages::rescue::{mirror::PutBack, unreadable::Unreadable},
        parts::WarningText,
    },
};

/// What can't be read, what the mirror gives back of it, and whether the drawer's storage was lost.
#[component]
pub fn DamageNotice(session: Session) -> impl IntoView {
    let opening: Option<Opening> = use_context();
    let drawer_lost = move || {
        let harm = opening.map(Opening::harm).unwrap_or_default();
        (session.keeping == Keeping::Device && harm.contains(&Harm::DrawerLost)).then(|| view! {
            <WarningText>
                "The browser lost a part of what it keeps beside the committed entries. What was typed last in a draft may \
                 be gone: look at your drafts. Everything that was committed is here."
            </WarningText>
        })
    };
    let unreadable = move || session.found.with(|found| !found.unreadable.is_empty());
    view! {
        {drawer_lost}
        <Unreadable session />
        {move || unreadable().then(|| view! { <PutBack session /> })}
    }
}
