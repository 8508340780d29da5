//! The button that opens the example, which is in its own module.

use leptos::{prelude::*, task::spawn_local};

use crate::{
    app::{browser::Browser, device::opening::Opening, environment::Environment, example, route::Route},
    ui::parts::{Button, ButtonKind, Standing, StatusLine},
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
    let busy = RwSignal::new(false);
    let status = RwSignal::new(String::new());
    let enter = move || {
        busy.set(true);
        status.set(String::new());
        spawn_local(async move {
            match example::enter(opening, environment).await {
                Ok(()) => browser.go(Route::Home),
                Err(not_loaded) => {
                    status.set(format!("{not_loaded}. Check your connection, then try again."))
                }
            }
            _ = busy.try_set(false);
        });
    };
    let standing = Signal::derive(move || {
        if status.with(String::is_empty) {
            Standing::Quiet
        } else {
            Standing::Wrong
        }
    });
    // Above the button, so that the button is level with the one beside it.
    view! {
        <StatusLine text=status standing />
        <Button kind=ButtonKind::Secondary busy on_click=enter>"Look round an example quarter"</Button>
    }
}
