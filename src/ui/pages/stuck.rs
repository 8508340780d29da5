//! The data on this device can't be opened, because the browser can't open its database or the key ring is missing.
//! Nothing is changed. The user can download everything as stored, and then recover.

use leptos::prelude::*;

use crate::{
    app::{
        browser::{Browser, Picked},
        device::{opening::Opening, rescue},
    },
    store::{Harm, Refused, StoreError, backup::MOST},
    ui::{
        attempt::{Attempt, AttemptSummary},
        page::Page,
        pages::sealed_copy::SealedCopy,
        parts::{Button, ButtonKind, Confirm, FileField, StatusLine, WarningText},
        read_only_notice::of_all,
    },
};

const FIELD: &str = "key-file";

/// The instructions for a browser that can't create a new database.
const BY_HAND: &str = "This browser can’t begin with new files by itself. Save a backup first: unlock and read the \
                       second copy, and make the backup there. Then delete Plumbline’s data in the browser’s settings, \
                       open Plumbline again and restore the backup.";

/// The page for a device whose data can't be opened.
#[component]
pub fn Stuck(opening: Opening) -> impl IntoView {
    let attempt = Attempt::new();
    let refused = opening.harm().into_iter().find_map(|harm| match harm {
        Harm::ShelfRefused(refused) => Some(refused),
        Harm::ShelfLacks(_) | Harm::DrawerLost { .. } | Harm::DrawerOld => None,
    });
    let content = match refused {
        Some(refused) if opening.ring().is_some() => view! { <Main opening refused /> }.into_any(),
        Some(refused) => view! {
            <Main opening refused />
            <KeyLost opening attempt />
        }
        .into_any(),
        None => view! { <KeyLost opening attempt /> }.into_any(),
    };
    view! {
        <Page title="Something on this device is missing or damaged" problems=attempt.is_wrong()>
            {content}
            <h2 class="govuk-heading-m">"Download what is here"</h2>
            <SealedCopy opening />
        </Page>
    }
}

/// The browser can't open its database. If the key ring is in localStorage, the second copy and the drafts there can
/// still be read.
#[component]
fn Main(opening: Opening, refused: Refused) -> impl IntoView {
    let Refused {
        why,
        counted,
        mirrored,
    } = refused;
    let has_ring = opening.ring().is_some();
    let browser = Browser::here();
    let asking = RwSignal::new(false);
    let attempt = Attempt::new();
    let begin_anew = move || {
        let work = async move {
            let begun = rescue::begin_anew(opening).await;
            begun.map_err(|error| match error {
                StoreError::Held | StoreError::Full | StoreError::DiskFull => {
                    format!("Could not begin with new files: {error}.")
                }
                StoreError::Blocked
                | StoreError::Newer
                | StoreError::Clash(_)
                | StoreError::ReadOnly
                | StoreError::NotFetched
                | StoreError::NotDerived(_)
                | StoreError::Closed
                | StoreError::Browser(_) => BY_HAND.to_owned(),
            })
        };
        attempt.run(work, move |()| browser.focus_heading());
    };
    view! {
        <WarningText>"The browser can’t open its own files for Plumbline. Nothing has been changed."</WarningText>
        <ol class="govuk-list govuk-list--number">
            <li>"If the disk of this computer is full, free some space on it. Close Plumbline’s other tabs, restart the browser and open Plumbline again. Often that is all."</li>
            <li>"If not, download what is here, below, and tell your IT support."</li>
            <li>"Only then begin with new files: the second copy on this device gives back what it has, and a backup the rest."</li>
        </ol>
        {has_ring.then(|| view! {
            <h2 class="govuk-heading-m">"Read the second copy"</h2>
            <p class="govuk-body">{format!(
                "Apart from these files there is a second copy on this device, which your passphrase opens. It has {}, and the drafts. You can read it and save a backup of it. Nothing new can be committed there.",
                of_all(mirrored, counted)
            )}</p>
            <Button on_click=move |()| {
                rescue::read_second_copy(opening);
                browser.focus_heading();
            }>"Unlock and read the second copy"</Button>
        })}
        <h2 class="govuk-heading-m">"Open the main files"</h2>
        <p class="govuk-body">"For your IT support, the browser said: “"{why}"”"</p>
        {move || if asking.get() {
            view! {
                <Confirm id="anew" title="Give up the damaged files?" yes="Begin with new files"
                    on_yes=begin_anew on_no=move |()| asking.set(false)>
                    <p class="govuk-body">"What is in them and in no other copy is lost for good. Drafts and the second copy stay."</p>
                </Confirm>
            }.into_any()
        } else {
            view! {
                <div class="govuk-button-group">
                    <Button kind=ButtonKind::Secondary on_click=move |()| browser.reload.run(())>"Try again"</Button>
                    <Button kind=ButtonKind::Secondary on_click=move |()| asking.set(true)>"Begin with new files"</Button>
                </div>
            }.into_any()
        }}
        <StatusLine text=attempt.status() />
    }
}

/// The key ring is missing. It can be taken from any backup of this device.
#[component]
fn KeyLost(opening: Opening, attempt: Attempt) -> impl IntoView {
    let browser = Browser::here();
    let take = move || {
        let read = Callback::new(move |picked: Picked| {
            attempt.clear();
            let taken = match picked {
                Picked::File(bytes) => rescue::take_ring(opening, &bytes).map_err(|fault| fault.to_string()),
                Picked::Nothing => Err("Choose the backup file first.".to_owned()),
                Picked::TooBig | Picked::TooMuch => Err("This file is larger than any backup.".to_owned()),
                Picked::Refused(why) => Err(format!("The browser could not read this file: {why}.")),
            };
            match taken {
                Ok(()) => browser.focus_heading(),
                Err(why) => attempt.refuse_at(FIELD, why),
            }
        });
        browser.read_file.run((FIELD.to_owned(), MOST, read));
    };
    view! {
        <AttemptSummary attempt />
        <WarningText>"What is on this device is encrypted, and the key that your passphrase opens is missing from both places where the browser keeps it."</WarningText>
        <h2 class="govuk-heading-m">"Take the key out of a backup"</h2>
        <p class="govuk-body">"Every backup of this device has it, however old. Nothing else of the backup is used, and what is here stays."</p>
        <FileField id=FIELD label="Backup file of this device" hint="Its name ends in .plumbline-backup" error=attempt.error(FIELD)
            on_change=move |()| attempt.clear() />
        <Button on_click=take>"Take the key out of it"</Button>
    }
}
