//! Plumbline.

pub mod app;
pub mod domain;
pub mod figures;
pub mod store;
pub mod ui;

use leptos::prelude::*;

/// Mounts the application to the page's body.
pub fn start() {
    leptos::mount::mount_to_body(|| view! { <p>"Plumbline"</p> });
}
