//! The rescue screen: what is missing, and what gives it back. It stands before the desk, so that nobody takes a loss for
//! an empty desk.

use leptos::prelude::*;

use crate::{
    app::session::Session,
    ui::{page::Page, pages::unreadable::UnreadableNotice},
};

/// Something is missing.
#[component]
pub fn Rescue(session: Session) -> impl IntoView {
    view! {
        <Page title="Something on this device is missing or damaged">
            <UnreadableNotice session />
        </Page>
    }
}
