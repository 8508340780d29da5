//! A new person starts to work on a device that others already use.

use leptos::prelude::*;

use crate::{
    app::{browser::Browser, route::Route, session::Session},
    ui::{attempt::Attempt, page::Page, pages::person_form::PersonForm},
};

/// The page that asks who is working.
#[component]
pub fn SitDown(session: Session) -> impl IntoView {
    let browser = Browser::here();
    let attempt = Attempt::new();
    let sit_down = move |person| {
        session
            .people
            .sit_down(person)
            .map_err(|error| format!("Not saved: {error}."))?;
        browser.go(Route::Home);
        Ok(())
    };
    view! {
        <Page title="Who is working?" back=(Route::Device, "Back") problems=attempt.is_wrong()>
            <PersonForm environment=session.environment on_person=sit_down attempt />
        </Page>
    }
}
