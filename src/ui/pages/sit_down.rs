//! Somebody new sits down at a device that others work at.

use leptos::prelude::*;

use crate::{
    app::{browser::Browser, route::Route, session::Session},
    ui::{attempt::Attempt, page::Page, pages::person_form::PersonForm},
};

/// Who is working?
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
