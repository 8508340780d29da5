//! The contradictions in an audit, each with a field to say why both findings are right.

use leptos::prelude::*;

use super::open::OpenAudit;
use crate::{
    app::route::Guide,
    domain::{
        contradiction::{Contradiction, contradictions},
        draft::ByPlace,
        problem::Place,
    },
    ui::{
        count::count,
        parts::{InsetText, Notice},
        text_at::TextAt,
    },
};

/// The current contradictions in the draft. Nothing if there are none. Screen readers announce that there are some, and
/// not again while somebody types.
#[component]
pub fn Contradictions(open: OpenAudit) -> impl IntoView {
    let found = open.read(contradictions);
    let any = Memo::new(move |_| !found.with(Vec::is_empty));
    let said = move || any.get().then_some("Findings seem to contradict each other");
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
    view! { <p class="govuk-visually-hidden" role="status">{said}</p> {notice} }
}

/// How many contradictions are not explained, with a link to where they can be. Nothing if there are none.
#[component]
pub fn Unexplained(open: OpenAudit) -> impl IntoView {
    let left = open.read(|draft, tool| {
        let is_open = |contradiction: &&Contradiction| {
            let place = Place::Contradiction(contradiction.about());
            draft.text(&place).is_none_or(|why| why.trim().is_empty())
        };
        contradictions(draft, tool).iter().filter(is_open).count()
    });
    move || {
        let left = left.get();
        (left > 0).then(|| {
            let seem = count(left, "pair of findings seems", "pairs of findings seem");
            view! {
                <InsetText>
                    {seem} " to contradict each other. If both are right, "
                    <a class="govuk-link" href=open.href(Guide::Overall)>"say why at the overall grade"</a>
                    ". You can submit either way."
                </InsetText>
            }
            .into_any()
        })
    }
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
