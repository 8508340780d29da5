//! The audits of the quarter that were withdrawn: that they left its figures, by whom and why. No case reference.

use leptos::prelude::*;

use crate::{
    app::session::Session,
    domain::quarter::Quarter,
    ui::{
        pages::withdraw::withdrawn_line,
        parts::{Details, Written},
    },
};

/// How many, and each one's reason; nothing where none was.
#[component]
pub fn Withdrawn(session: Session, quarter: Quarter) -> impl IntoView {
    let workspace = session.desk.workspace();
    let of_quarter = workspace
        .withdrawn()
        .filter(|(_, _, withdrawal)| withdrawal.quarter == Some(quarter));
    let items: Vec<AnyView> = of_quarter
        .map(|(_, entry, withdrawal)| {
            let line = withdrawn_line(session, entry, withdrawal);
            view! { <li><p>{line}</p><Written text=withdrawal.reason.to_string() /></li> }.into_any()
        })
        .collect();
    let summary = match items.len() {
        0 => return ().into_any(),
        1 => "1 audit withdrawn".to_owned(),
        n => format!("{n} audits withdrawn"),
    };
    view! { <Details summary><ul class="govuk-list">{items}</ul></Details> }.into_any()
}
