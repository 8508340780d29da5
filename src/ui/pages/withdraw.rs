//! Withdrawing an audit.

use leptos::prelude::*;

use crate::{app::session::Session, domain::id::AuditId, ui::page::Page};

/// Withdraws an audit.
#[component]
pub fn Withdraw(session: Session, audit: AuditId) -> impl IntoView {
    let _ = (session, audit);
    view! { <Page title="Withdraw">""</Page> }
}
