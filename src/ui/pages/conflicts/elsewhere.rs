//! A conflict between versions of an audit whose grades are not on this device: nothing can be compared, nor chosen.

use leptos::prelude::*;

/// Whose the versions are, and who says which stands.
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
