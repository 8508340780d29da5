//! Shown if storage can't be used, before anyone types, with advice on what to do.

use leptos::prelude::*;

use crate::{
    app::{browser::Browser, device::opening::Opening, environment::Environment},
    store::StoreError,
    ui::{look_round::LookRound, page::Page, parts::Button},
};

/// The page shown if storage can't be used.
#[component]
pub fn Closed(error: StoreError, environment: Environment) -> impl IntoView {
    let opening: Opening = expect_context();
    let browser = Browser::here();
    let ways_out: &[&str] = match error {
        StoreError::Blocked => &[
            "Open Plumbline in an ordinary window, not a private or guest one.",
            "Ask your IT support to allow this page to store data: a browser policy may forbid it.",
        ],
        StoreError::Newer => &[
            "Open the newest Plumbline that your team uses; an older copy may still be on your desktop.",
            "Nothing was changed. The newer version will find everything as it was.",
        ],
        StoreError::Full | StoreError::DiskFull => &[
            "Free some space on the disk of this device, then reload the page.",
            "Nothing that was saved is lost.",
        ],
        StoreError::Held => &[
            "Close every other tab and window of Plumbline. One that was left open for weeks may be in another window of the browser.",
            "Then press “Try again”. Nothing that was saved was changed.",
        ],
        StoreError::NotFetched
        | StoreError::NotDerived(_)
        | StoreError::Browser(_)
        | StoreError::Clash(_)
        | StoreError::Closed
        | StoreError::ReadOnly => &[
            "Close other Plumbline windows and reload the page.",
            "If it happens again, restart the browser. Nothing that was saved was changed.",
        ],
    };
    view! {
        <Page title="Plumbline can’t store your work here">
            <p class="govuk-body-l">{format!("Nothing is saved, because {error}.")}</p>
            <h2 class="govuk-heading-m">"What you can do"</h2>
            <ul class="govuk-list govuk-list--bullet">
                {ways_out.iter().map(|way| view! { <li>{*way}</li> }).collect_view()}
            </ul>
            <Button on_click=move |()| browser.reload.run(())>"Try again"</Button>
            <p class="govuk-body">"You can still look round: the example stores nothing."</p>
            <LookRound opening environment />
        </Page>
    }
}
