//! A note for the library of good practice.

use leptos::prelude::*;

use super::{frame::GuidePage, open::OpenAudit};
use crate::{
    app::{route::Guide, session::Session},
    domain::{id::AuditId, problem::Place},
    ui::{reading::outline::labels, text_at::TextAt},
};

/// A note for the library of good practice.
#[component]
pub fn GoodPractice(session: Session, audit: AuditId) -> impl IntoView {
    let note = |open: OpenAudit| {
        view! {
            <p class="govuk-body">
                "Did you see work that colleagues could learn from? Write what was done, and what it did for the child."
            </p>
            <TextAt
                fields=open.fields
                place=Place::GoodPractice
                label=labels::GOOD_PRACTICE_EXAMPLE
                hint="Anonymised: no names, and nothing by which a child, a family or a worker could be recognised. \
                      Leave this empty if there is nothing to share."
                rows=8
            />
        }
        .into_any()
    };
    view! { <GuidePage session audit here=Guide::GoodPractice children=note /> }
}
