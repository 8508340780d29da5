//! A conflict between versions of an audit whose grades are not all on this device. They can't be compared here, and
//! the user can't choose between them.

use leptos::prelude::*;

/// Says who recorded the versions, and who decides which one counts.
#[component]
pub fn Elsewhere(
    /// Each version: who recorded it, and when.
    sides: Vec<String>,
) -> impl IntoView {
    let sides = sides
        .into_iter()
        .map(|side| view! { <li>{side}</li> })
        .collect_view();
    view! {
        <p>"More than one version of this audit was recorded:"</p>
        <ul class="govuk-list govuk-list--bullet">{sides}</ul>
        <p>"Their grades are not all on this device, so what differs cannot be seen here. The auditor or the QA lead says which of them stands, and hands the audit on again."</p>
    }
}
