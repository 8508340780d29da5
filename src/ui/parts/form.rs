//! A form whose Enter key works and which never navigates: there is no server to send it to.

use leptos::prelude::*;

/// Runs `on_submit` when a submit button is pressed or Enter is struck in a field.
#[component]
pub fn Form(#[prop(into)] on_submit: Callback<()>, children: Children) -> impl IntoView {
    view! {
        <form novalidate autocomplete="off" on:submit=move |event| {
            event.prevent_default();
            on_submit.run(());
        }>{children()}</form>
    }
}
