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
        <p>"Not all of their grades are on this device, so you cannot compare them here. Ask the auditor or the QA lead to decide which one counts and to hand the audit over again."</p>
    }
}
