//! The foot of every page: the promise that no data leaves the device, the version, and the link to help.

use leptos::prelude::*;

/// The footer.
#[component]
pub fn Footer(children: Children) -> impl IntoView {
    view! { <footer class="pl-footer"><div class="pl-footer__inner">{children()}</div></footer> }
}
