//! Lists of the audits in a file. They never show a grade.

use leptos::prelude::*;

use crate::{exchange::pack::AuditLine, ui::parts::Details};

/// A longer list is folded away.
const SHORT: usize = 12;

/// A list of audits under a title. `None` if there are no audits.
pub fn audits(title: String, lines: &[AuditLine]) -> Option<AnyView> {
    folded(title, lines.iter().map(AuditLine::to_string).collect())
}

/// Lines under a title, folded away if there are many. `None` if there are no lines.
pub fn folded(title: String, items: Vec<String>) -> Option<AnyView> {
    let number = items.len();
    let list = move || {
        let items = items
            .iter()
            .map(|line| view! { <li>{line.clone()}</li> })
            .collect_view();
        view! { <ul class="govuk-list govuk-list--bullet">{items}</ul> }
    };
    match number {
        0 => None,
        1..=SHORT => Some(view! { <p class="govuk-body">{title}":"</p>{list()} }.into_any()),
        _ => Some(view! { <Details summary=title>{list()}</Details> }.into_any()),
    }
}
