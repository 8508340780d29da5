//! Notices about locking, above any page: that it locks soon, or why it did not.

use leptos::prelude::*;

use crate::{
    app::device::lock::{Lock, Said},
    ui::parts::{Button, ButtonKind, Confirm, Notice},
};

/// The notice. It is announced politely, and stays visible when the page is scrolled.
#[component]
pub fn LockNotice(
    /// The lock of this page.
    lock: Lock,
) -> impl IntoView {
    let said = Memo::new(move |_| lock.said());
    let notice = move || {
        match said.get() {
        Said::Nothing | Said::Asking => ().into_any(),
        Said::Soon => view! {
            <Notice id="locks-soon" title="Locks in a minute">
                <p class="govuk-body">"Move the mouse or press a key to stay. What you have typed is kept either way."</p>
            </Notice>
        }
        .into_any(),
        Said::NotLocked => view! {
            <Notice id="not-locked" title="Not locked: what you typed is not saved">
                <p class="govuk-body">"It was time to lock, but the browser could not save what you typed last, and \
                                       locking would lose it. Copy it to a safe place or free some space, then \
                                       lock."</p>
                <Button kind=ButtonKind::Secondary on_click=move |()| lock.by_hand()>"Lock now"</Button>
            </Notice>
        }
        .into_any(),
    }
    };
    view! {
        <div class="pl-lock-notice" role="status">{notice}</div>
        {move || (said.get() == Said::Asking).then(|| view! {
            <Confirm id="lock-anyway" title="Lock and lose what is not saved?" yes="Lock and lose it" no="Stay"
                on_yes=move |()| lock.anyway() on_no=move |()| lock.stay()>
                <p>"The browser could not save what you typed last. It is on this screen only."</p>
            </Confirm>
        })}
    }
}
