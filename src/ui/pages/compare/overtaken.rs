//! Shown instead of the form for agreed grades if something newer was recorded since it was begun.

use leptos::prelude::*;

use crate::{
    app::drafts::Editing,
    domain::draft::AgreementDraft,
    ui::{
        attempt::Attempt,
        parts::{Button, ButtonKind, Notice},
    },
};

/// Something newer was recorded while the grades were being settled.
#[component]
pub fn Overtaken(draft: Editing<AgreementDraft>, begin: Callback<()>) -> impl IntoView {
    let attempt = Attempt::new();
    let again = move || {
        let work = async move {
            let removed = draft.remove().await;
            removed.map_err(|fault| format!("The draft is still there: {fault}."))
        };
        attempt.run(work, move |()| begin.run(()));
    };
    view! {
        <Notice id="overtaken">
            <p>"Something newer was recorded for this audit since you began to settle the grades. Look at the table, then start again."</p>
            <p role="status">{attempt.status()}</p>
            <Button kind=ButtonKind::Secondary on_click=again>"Start again"</Button>
        </Notice>
    }
}
