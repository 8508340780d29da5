//! A form in which the Enter key works, and which never navigates, because there is no server to send it to.

use leptos::prelude::*;

/// Runs `on_submit` when a submit button is pressed, or Enter in a field.
#[component]
pub fn Form(#[prop(into)] on_submit: Callback<()>, children: Children) -> impl IntoView {
    view! {
        <form novalidate autocomplete="off" on:keydown=ignore_held_enter on:submit=move |event| {
            event.prevent_default();
            on_submit.run(());
        }>{children()}</form>
    }
}

/// An Enter key that is held down submits only once. In a text area it inserts lines.
pub(super) fn ignore_held_enter(event: leptos::ev::KeyboardEvent) {
    let held = event.key() == "Enter" && event.repeat();
    if held && event_target::<leptos::web_sys::Element>(&event).tag_name() != "TEXTAREA" {
        event.prevent_default();
    }
}
