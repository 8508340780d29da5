//! Offers a backup before everything is erased.

use leptos::prelude::*;

use crate::{
    app::{device::opening::Opening, route::Route},
    ui::{
        pages::sealed_copy::SealedCopy,
        parts::{ButtonKind, ButtonLink},
    },
};

/// The offer of a backup. An unlocked device has a page for that. A locked one can download its sealed data, which
/// needs no key.
#[component]
pub fn OfferBackup(opening: Opening, unlocked: bool) -> impl IntoView {
    let offer = if unlocked {
        view! {
            <p class="govuk-body">"A backup is one file. With it and the passphrase everything can be brought back, here or elsewhere."</p>
            <ButtonLink kind=ButtonKind::Secondary href=Route::Backup.href()>"Make a backup"</ButtonLink>
        }
        .into_any()
    } else {
        view! {
            <p class="govuk-body">"If anybody has the passphrase or the recovery code, "
                <a class="govuk-link" href=Route::Home.href()>"unlock this device"</a>" and make a backup before you erase it."</p>
            <SealedCopy opening />
        }
        .into_any()
    };
    view! {
        <h2 class="govuk-heading-m">"Save a backup first"</h2>
        {offer}
    }
}
