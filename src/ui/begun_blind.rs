//! A warning before the auditor’s grades, for a moderator who has begun to grade the audit blind.

use leptos::prelude::*;

use crate::{
    app::{session::Session, work::looking::grades_blind},
    domain::id::AuditId,
};

/// Warns that looking now makes the grading open.
#[component]
pub fn BegunBlind(
    /// Who is working.
    session: Session,
    /// The audit.
    audit: AuditId,
) -> impl IntoView {
    let begun = Memo::new(move |_| grades_blind(session, audit));
    move || {
        begun.get().then(|| view! {
            <p>"You have begun to grade it blind. If you look at it now, your grading is recorded as open."</p>
        })
    }
}
