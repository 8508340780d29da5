//! Erasing this device. The page says what is erased and that this can't be undone, offers a backup, and asks the user
//! to type a word as confirmation.

mod offer_backup;

use leptos::{prelude::*, task::spawn_local};

use self::offer_backup::OfferBackup;
use crate::{
    app::{
        browser::Browser,
        device::{erasing, opening::Opening},
        route::Route,
    },
    store::StoreError,
    ui::{
        attempt::{Attempt, AttemptSummary},
        page::Page,
        pages::looking::{LONG, WHY},
        parts::{Button, ButtonKind, Form, StatusLine, TextField, WarningText, Width},
    },
};

const FIELD: &str = "erase";
const WORD: &str = "ERASE";

/// The page that erases this device, whether locked or unlocked.
#[component]
pub fn Erase(
    opening: Opening,
    /// Whether the device is unlocked. Only then can the page link to the backups and the device page.
    unlocked: bool,
) -> impl IntoView {
    let browser = Browser::here();
    let typed = RwSignal::new(String::new());
    let attempt = Attempt::new();
    let status = RwSignal::new(String::new());
    let busy = attempt.busy();
    let erase = move |()| {
        let meant = typed.with_untracked(|typed| typed.trim().eq_ignore_ascii_case(WORD));
        if !meant {
            return attempt.refuse_at(FIELD, format!("Type {WORD}, or go back. Nothing has been erased"));
        }
        attempt.begin();
        status.set(String::new());
        let why = move || {
            if busy.try_get_untracked() == Some(true) {
                status.set(WHY.to_owned());
            }
        };
        set_timeout(why, LONG);
        spawn_local(async move {
            if let Err(error) = erasing::erase(opening, browser).await {
                attempt.end();
                status.set(match error {
                    StoreError::Held => format!("Not everything is erased yet: {error}."),
                    StoreError::Blocked
                    | StoreError::Full
                    | StoreError::DiskFull
                    | StoreError::Newer
                    | StoreError::Clash(_)
                    | StoreError::ReadOnly
                    | StoreError::NotFetched
                    | StoreError::NotDerived(_)
                    | StoreError::Closed
                    | StoreError::Browser(_) => format!(
                        "Not everything could be erased: {error}. The key is destroyed first, so what is left can’t be read."
                    ),
                });
            }
        });
    };
    let back = if unlocked {
        (Route::Device, "This device")
    } else {
        (Route::Home, "Back")
    };
    view! {
        <Page title="Erase this device" back problems=attempt.is_wrong()>
            <AttemptSummary attempt />
            <p class="govuk-body">
                "This deletes everything that Plumbline has stored in this browser: audits, moderations, drafts, the \
                 list of who works here, and the key that opens them. Files that you have downloaded stay where they \
                 are."
            </p>
            <WarningText>"You cannot undo this. Neither the passphrase nor the recovery code brings anything back; only a backup does."</WarningText>
            <OfferBackup opening unlocked />
            <h2 class="govuk-heading-m">"Erase everything"</h2>
            <Form on_submit=erase>
                <TextField id=FIELD label=format!("Type {WORD} to make sure") width=Width::W10 error=attempt.error(FIELD) value=typed
                    on_input=move |text| typed.set(text) />
                <Button submit=true kind=ButtonKind::Warning busy>
                    {move || if busy.get() { "Erasing…" } else { "Erase this device" }}
                </Button>
                <StatusLine text=status />
            </Form>
        </Page>
    }
}
