//! Entries that do not count, with the reason, and what to do about them.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    domain::record::{AuditRecord, Uncounted},
    ui::parts::{Details, Notice},
};

/// Longer lists are folded away.
pub const SHORT: usize = 12;

/// The entries of one audit that do not count; nothing if all do.
#[component]
pub fn UncountedOf(
    /// The audit.
    record: Arc<AuditRecord>,
) -> impl IntoView {
    let uncounted = &record.uncounted;
    if uncounted.is_empty() {
        return ().into_any();
    }
    let lines = uncounted
        .iter()
        .map(|uncounted| view! { <li>{line(uncounted)}</li> })
        .collect_view();
    let what_to_do = what_to_do(uncounted);
    view! {
        <Notice id="uncounted" title="Not everything about this audit counts">
            <ul class="govuk-list govuk-list--bullet">{lines}</ul>
            <p>{what_to_do}</p>
        </Notice>
    }
    .into_any()
}

/// “Moderator’s grades committed: does not count, because …”
pub fn line(uncounted: &Uncounted) -> String {
    let not_yet = if uncounted.waits() {
        "does not count yet"
    } else {
        "does not count"
    };
    format!(
        "{}: {not_yet}, because {}",
        uncounted.entry.body.title(),
        uncounted.because()
    )
}

/// What to do about entries that wait, and about entries that break a rule.
pub fn what_to_do(uncounted: &[Uncounted]) -> &'static str {
    let waits = uncounted.iter().any(Uncounted::waits);
    let breaks = uncounted.iter().any(|uncounted| !uncounted.waits());
    match (waits, breaks) {
        (true, false) => {
            "It is kept and handed on, and counts as soon as you open a file with what is missing. Ask the person who worked on the audit to hand it over."
        }
        (false, _) => {
            "It is kept on this device, but is not counted or handed on. Tell the person who recorded it."
        }
        (true, true) => {
            "Entries that wait count as soon as you open a file with the rest. Entries that break a rule are kept here, but are not counted or handed on. Tell the person who recorded them."
        }
    }
}

/// A list that is folded away if it is long.
pub fn folded(summary: String, number: usize, list: AnyView) -> AnyView {
    if number > SHORT {
        view! { <Details printed=true summary>{list}</Details> }.into_any()
    } else {
        list
    }
}
