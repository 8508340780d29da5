//! The foot of every page: the promise that nothing leaves, the version, the way to help.

use leptos::prelude::*;

/// The footer.
#[component]
pub fn Footer(children: Children) -> impl IntoView {
    view! { <footer class="pl-footer"><div class="pl-footer__inner">{children()}</div></footer> }
}
