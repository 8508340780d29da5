//! A note for the library of good practice.

use leptos::prelude::*;

use super::frame::{GuidePage, OpenAudit};
use crate::{
    app::{route::Guide, session::Session, work::place::field_id},
    domain::{id::AuditId, problem::Place},
    ui::parts::TextArea,
};

/// A note for the library of good practice.
#[component]
pub fn GoodPractice(session: Session, audit: AuditId) -> impl IntoView {
    let note = |OpenAudit {
                    editing, checking, ..
                }: OpenAudit| {
        view! {
            <p class="govuk-body">
                "Did you see work that colleagues could learn from? Write what was done, and what it did for the child."
            </p>
            <TextArea
                id=field_id(&Place::GoodPractice)
                label="Example of good practice"
                hint="Anonymised: no names, and nothing by which a child, a family or a worker could be recognised. \
                      Leave this empty if there is nothing to share."
                rows=8
                error=checking.error(Place::GoodPractice)
                value=editing.signal(|draft| draft.good_practice.clone())
                on_input=editing.on(|draft, typed| draft.good_practice = typed)
            />
        }
        .into_any()
    };
    view! { <GuidePage session audit here=Guide::GoodPractice children=note /> }
}
