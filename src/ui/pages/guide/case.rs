//! Case details.

use leptos::prelude::*;

use super::frame::GuidePage;
use crate::{
    app::{route::Guide, session::Session},
    domain::id::AuditId,
};

/// Case details.
#[component]
pub fn Case(session: Session, audit: AuditId) -> impl IntoView {
    view! {
        <GuidePage session audit here=Guide::Case let:open>
            {view! { <p>{open.href(Guide::Case)}</p> }.into_any()}
        </GuidePage>
    }
}
