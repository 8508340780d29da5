//! An address that names no page.

use leptos::prelude::*;

/// An address that names no page.
#[component]
pub fn Nowhere(path: String) -> impl IntoView {
    let _ = path;
    view! { <p>"Nowhere"</p> }
}
