//! A link one level up, because the browser's back button may leave the app.

use leptos::prelude::*;

/// A link back. With `on_click` it leads to an earlier step of the same page, and the address does not change.
#[component]
pub fn BackLink(
    #[prop(into)] href: Signal<String>,
    #[prop(default = "Back")] text: &'static str,
    #[prop(optional)] on_click: Option<Callback<()>>,
) -> impl IntoView {
    let click = move |event: leptos::ev::MouseEvent| {
        if let Some(act) = on_click {
            event.prevent_default();
            act.run(());
        }
    };
    view! { <a class="govuk-back-link" href=href on:click=click>{text}</a> }
}
