//! Storage can't be used: said before anyone types, with the way out.

use leptos::prelude::*;

use crate::store::StoreError;

/// Storage can't be used.
#[component]
pub fn Closed(error: StoreError) -> impl IntoView {
    view! { <p>{error.to_string()}</p> }
}
