//! The withdrawn audits of the quarter, which are no longer in its figures: by whom and why. No case reference.

use leptos::prelude::*;

use crate::{
    app::session::Session,
    domain::{entry::Entry, quarter::Quarter, withdrawal::Withdrawal},
    ui::{
        count::count,
        pages::withdraw::withdrawn_line,
        parts::{Details, Written},
        redraw::part,
    },
};

/// The number of withdrawn audits, with the reason for each. Empty if there are none.
#[component]
pub fn Withdrawn(session: Session, quarter: Memo<Quarter>) -> impl IntoView {
    let lines = move || {
        let workspace = session.desk.workspace();
        let of_quarter = workspace
            .withdrawn()
            .filter(|(.., withdrawal)| withdrawal.quarter == Some(quarter.get()));
        let line = |entry: &Entry, withdrawal: &Withdrawal| {
            (
                withdrawn_line(session, entry, withdrawal),
                withdrawal.reason.to_string(),
            )
        };
        of_quarter
            .map(|(_, entry, withdrawal)| line(entry, withdrawal))
            .collect::<Vec<_>>()
    };
    part(lines, drawn)
}

fn drawn(lines: Vec<(String, String)>) -> AnyView {
    let item = |(line, reason)| view! { <li><p>{line}</p><Written text=reason /></li> }.into_any();
    let items: Vec<AnyView> = lines.into_iter().map(item).collect();
    let summary = match items.len() {
        0 => return ().into_any(),
        n => format!("{} withdrawn", count(n, "audit", "audits")),
    };
    view! { <Details printed=true summary><ul class="govuk-list">{items}</ul></Details> }.into_any()
}
