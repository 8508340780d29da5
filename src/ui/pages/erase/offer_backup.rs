//! A backup before everything goes.

use leptos::prelude::*;

use crate::{
    app::route::Route,
    ui::parts::{ButtonKind, ButtonLink},
};

/// The way to a backup. An unlocked device has a page for it. Here is also the place for making the file from a locked
/// one, for which no key is needed: [`Device::sealed`](crate::store::Device::sealed).
#[component]
pub fn OfferBackup(unlocked: bool) -> impl IntoView {
    let offer = if unlocked {
        view! {
            <p class="govuk-body">"A backup is one file. With it and the passphrase everything can be brought back, here or elsewhere."</p>
            <ButtonLink kind=ButtonKind::Secondary href="#/backup">"Make a backup"</ButtonLink>
        }
        .into_any()
    } else {
        view! {
            <p class="govuk-body">"If anybody has the passphrase or the recovery code, "
                <a class="govuk-link" href=Route::Home.href()>"unlock this device"</a>" and make a backup before you erase it."</p>
        }
        .into_any()
    };
    view! {
        <h2 class="govuk-heading-m">"First, a backup"</h2>
        {offer}
    }
}
