//! The contradictions in an audit. They are pointed out, but never prevent submission.

use leptos::prelude::*;

use super::open::OpenAudit;
use crate::{
    domain::contradiction::{Contradiction, contradictions},
    ui::parts::Notice,
};

/// The current contradictions in the draft. Empty if there are none. Screen readers announce new ones.
#[component]
pub fn Contradictions(open: OpenAudit) -> impl IntoView {
    let found = open.read(contradictions);
    let notice = move || {
        let found = found.get();
        (!found.is_empty()).then(|| view! { <Found found /> }.into_any())
    };
    view! { <div aria-live="polite">{notice}</div> }
}

#[component]
fn Found(found: Vec<Contradiction>) -> impl IntoView {
    let lines = found
        .into_iter()
        .map(|contradiction| view! { <li>{contradiction.to_string()}</li> });
    view! {
        <Notice id="contradictions" title="Worth another look">
            <ul class="govuk-list govuk-list--bullet">{lines.collect_view()}</ul>
            <p>"Both can be right. Where they are, say why in the reason for your grade. You can submit either way."</p>
        </Notice>
    }
}
