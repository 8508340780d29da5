//! The case reference. The page questions one that looks like something an audit must not contain.

use std::time::Duration;

use leptos::prelude::*;

use super::open::OpenAudit;
use crate::{
    app::work::place::field_id,
    domain::problem::{CaseField, Place},
    ui::{
        parts::{Checkboxes, Choice, InsetText, Width},
        reading::outline::labels,
        text_at::TextAt,
    },
};

/// The pause in typing after which a reference is questioned. While somebody types, it is incomplete: "CSW" may become
/// "CSW 24-0193".
const PAUSE: Duration = Duration::from_millis(600);

/// The field for the case reference. Questions a reference that looks like something an audit must not contain.
#[component]
pub fn Reference(open: OpenAudit) -> impl IntoView {
    let value = open.editing.signal(|draft| draft.case.reference.clone());
    let rested = RwSignal::new(value.get_untracked());
    Effect::new(move || {
        let typed = value.get();
        let rest = move || {
            if value.try_get_untracked().as_ref() == Some(&typed) {
                let _ = rested.try_set(typed);
            }
        };
        set_timeout(rest, PAUSE);
    });
    let doubt = Memo::new(move |_| {
        let doubt = open.editing.with(|draft| draft.case.doubt()).flatten();
        doubt.filter(|_| rested.get() == value.get())
    });
    let question = move || {
        let looks_like = doubt.get()?.to_string();
        Some(view! { <Doubt open looks_like /> }.into_any())
    };
    view! {
        <TextAt
            fields=open.fields
            place=Place::Case(CaseField::Reference)
            label=labels::CASE_REFERENCE
            hint="The number or code your case management system gives the record. Never a name."
            rows=1
            width=Width::W20
        />
        <div aria-live="polite">{question}</div>
    }
}

/// Asks whether a doubtful reference really is a case reference. It does not refuse one, because some councils'
/// references do look like this.
#[component]
fn Doubt(open: OpenAudit, looks_like: String) -> impl IntoView {
    let confirmed = open.editing.signal(|draft| draft.case.is_confirmed());
    let selected = move || {
        if confirmed.get() {
            vec!["yes".to_owned()]
        } else {
            Vec::new()
        }
    };
    let on_toggle = open
        .editing
        .on(|draft, (_, ticked): (String, bool)| draft.case.confirm(ticked));
    view! {
        <InsetText>
            <p>
                <strong>"This looks like " {looks_like.clone()} ". "</strong>
                "This audit will be read by other people and may leave this laptop in a file, so it must not say who \
                the child is. Use the reference from your case management system."
            </p>
            <Checkboxes
                id=field_id(&Place::Case(CaseField::Confirm))
                legend=format!("Is it {looks_like}?")
                error=open.checking.error(Place::Case(CaseField::Confirm))
                choices=vec![Choice::new("yes", "No, this is the case reference in our system")]
                selected=Signal::derive(selected)
                on_toggle
                small=true
            />
        </InsetText>
    }
}
