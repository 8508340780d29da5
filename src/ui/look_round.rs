//! The button that opens the example, which is in its own module.

use leptos::prelude::*;

use crate::{
    app::{browser::Browser, device::opening::Opening, environment::Environment, example, route::Route},
    ui::{
        attempt::Attempt,
        parts::{Button, ButtonKind, Standing, StatusLine},
    },
};

/// A button that opens the example.
#[component]
pub fn LookRound(
    /// The app, which switches to the example.
    opening: Opening,
    /// The clock and the random numbers with which the example starts.
    environment: Environment,
) -> impl IntoView {
    let browser = Browser::here();
    let attempt = Attempt::new();
    let enter = move || {
        let work = async move {
            let entered = example::enter(opening, environment).await;
            entered.map_err(|not_loaded| format!("{not_loaded}. Check your connection, then try again."))
        };
        attempt.run(work, move |()| browser.go(Route::Home));
    };
    let standing = Signal::derive(move || {
        if attempt.fault.with(Option::is_none) {
            Standing::Quiet
        } else {
            Standing::Wrong
        }
    });
    // Above the button, so that the button is level with the one beside it.
    view! {
        <StatusLine text=attempt.status() standing />
        <Button kind=ButtonKind::Secondary busy=attempt.busy() on_click=enter>"Look round an example quarter"</Button>
    }
}
