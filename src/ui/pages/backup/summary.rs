//! What is inside a backup, as a list.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    app::device::{backup::BackupContents, opening::Opening},
    domain::person::Person,
    ui::{
        dates,
        parts::{SummaryList, SummaryRow},
    },
};

/// The list. The rows for new people and for items that can't be restored are left out if there are none.
#[component]
pub fn Summary(opening: Opening, inside: Arc<BackupContents>) -> impl IntoView {
    let rows = rows(opening, &inside)
        .into_iter()
        .map(|(key, value)| view! { <SummaryRow key=key>{value}</SummaryRow> })
        .collect_view();
    view! { <SummaryList>{rows}</SummaryList> }
}

fn rows(opening: Opening, inside: &BackupContents) -> Vec<(&'static str, String)> {
    let drafts = lacks(inside.new_drafts.len(), inside.drafts);
    let drafts = match inside.committed_since {
        0 => drafts,
        n => format!("{drafts}; {n} already committed, and left out"),
    };
    let mut rows = vec![
        ("Made on", dates::moment(opening.environment().local(inside.made))),
        (
            "Committed entries",
            lacks(inside.new_entries.len(), inside.entries.len()),
        ),
        ("Drafts", drafts),
    ];
    if !inside.new_people.is_empty() {
        rows.push(("People new to this device", names(&inside.new_people)));
    }
    for (n, key, words) in [
        (
            inside.unreadable,
            "Can’t be opened",
            "Damaged, or locked with another key. They stay in the file.",
        ),
        (
            inside.newer,
            "From a newer version",
            "They stay in the file: restore it once more with that version.",
        ),
        (
            inside.refused.len(),
            "Refused",
            "This device has different entries with the same ids. What is here stays.",
        ),
    ] {
        if n > 0 {
            rows.push((key, format!("{n}. {words}")));
        }
    }
    rows
}

fn lacks(n: usize, of: usize) -> String {
    match (n, of) {
        (_, 0) => "None".to_owned(),
        (0, of) => format!("{of}. All of them are on this device"),
        (n, of) => format!(
            "{of}. Of these, {n} {} not on this device",
            if n == 1 { "is" } else { "are" }
        ),
    }
}

/// "Ada Clarke, Practice auditor; Ben Moss, Team manager".
pub(super) fn names(people: &[Person]) -> String {
    let name = |person: &Person| format!("{}, {}", person.name(), person.role());
    people.iter().map(name).collect::<Vec<_>>().join("; ")
}
