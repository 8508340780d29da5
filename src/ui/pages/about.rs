//! What Plumbline is and what it promises.

use leptos::prelude::*;

/// What Plumbline is and what it promises.
#[component]
pub fn About() -> impl IntoView {
    view! { <p>"About"</p> }
}
