//! Dates in the files that are probably wrong, with a checkbox to confirm that they are right.

use leptos::prelude::*;

use crate::{
    exchange::pack::Doubt,
    ui::{
        dates,
        parts::{Checkboxes, Choice, Details, WarningText},
    },
};

/// The id of the checkbox.
pub const TICK: &str = "days-right";

/// A longer list is folded away.
const SHORT: usize = 12;

/// The doubtful dates. Empty if there are none.
#[component]
pub fn Doubtful(doubts: Vec<Doubt>, right: RwSignal<bool>, error: Signal<Option<String>>) -> impl IntoView {
    if doubts.is_empty() {
        return ().into_any();
    }
    let number = doubts.len();
    let lines = doubts.into_iter().map(|doubt| {
        let when = if doubt.future {
            "in the future"
        } else {
            "more than ten years ago"
        };
        let line = format!(
            "{}: {} on {}, which is {when}",
            doubt.called(),
            doubt.what,
            dates::day(doubt.day)
        );
        view! { <li>{line}</li> }
    });
    let list = view! { <ul class="govuk-list govuk-list--bullet">{lines.collect_view()}</ul> };
    let list = if number > SHORT {
        view! { <Details summary=format!("The dates ({number})")>{list}</Details> }.into_any()
    } else {
        list.into_any()
    };
    let ticked = move || {
        if right.get() {
            vec!["yes".to_owned()]
        } else {
            Vec::new()
        }
    };
    view! {
        <WarningText>
            "Some dates are probably wrong. An audit counts in the quarter of the day on which it was completed. Ask the \
             person who made the file, or check the date on this computer."
        </WarningText>
        {list}
        <Checkboxes id=TICK legend="Before you add it" error
            choices=vec![Choice::new("yes", "These dates are right")]
            selected=Signal::derive(ticked)
            on_toggle=move |(_, ticked): (String, bool)| right.set(ticked) />
    }
    .into_any()
}
