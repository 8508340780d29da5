//! The contradictions in an audit, each with a field to say why both findings are right.

use leptos::prelude::*;

use super::open::OpenAudit;
use crate::{
    domain::{
        contradiction::{Contradiction, contradictions},
        problem::Place,
    },
    ui::{parts::Notice, text_at::TextAt},
};

/// The current contradictions in the draft. Nothing if there are none. Screen readers announce new ones.
#[component]
pub fn Contradictions(open: OpenAudit) -> impl IntoView {
    let found = open.read(contradictions);
    let any = Memo::new(move |_| !found.with(Vec::is_empty));
    let notice = move || {
        any.get().then(|| {
            view! {
                <Notice id="contradictions" title="Worth another look">
                    <p>"Both findings can be right. If they are, say why: your sentence stays with the audit."</p>
                    <For
                        each=move || found.get()
                        key=ToString::to_string
                        children=move |contradiction| explain(open, &contradiction)
                    />
                </Notice>
            }
            .into_any()
        })
    };
    view! { <div aria-live="polite">{notice}</div> }
}

fn explain(open: OpenAudit, contradiction: &Contradiction) -> AnyView {
    view! {
        <p><strong>{contradiction.to_string()}</strong></p>
        <TextAt
            fields=open.fields
            place=Place::Contradiction(contradiction.about())
            label="Why are both right? (optional)"
            rows=2
        />
    }
    .into_any()
}
