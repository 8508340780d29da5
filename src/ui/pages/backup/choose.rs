//! Choosing a backup file, and whether to rehearse it or restore from it.

use std::sync::Arc;

use leptos::prelude::*;

use super::{Step, Wish};
use crate::{
    app::{
        browser::{Browser, Picked},
        device::{
            backup::{self, BackupContents},
            opening::Opening,
        },
        session::Session,
    },
    store::backup::{BackupFault, MOST, parse},
    ui::{
        attempt::{Attempt, AttemptSummary},
        parts::{Button, ButtonKind, FileField},
    },
};

const FIELD: &str = "backup-file";

/// The file field, and the buttons to rehearse the file or restore from it.
#[component]
pub fn Choose(opening: Opening, session: Session, attempt: Attempt, go: Callback<Step>) -> impl IntoView {
    let browser = Browser::here();
    let open = move |wish: Wish| {
        attempt.begin();
        let read = Callback::new(move |picked: Picked| match next(opening, session, picked, wish) {
            Ok(step) => {
                attempt.end();
                go.try_run(step);
            }
            Err(why) => attempt.refuse_at(FIELD, why),
        });
        browser.once_drawn(move || browser.read_file.run((FIELD.to_owned(), MOST, read)));
    };
    let busy = attempt.busy();
    view! {
        <section aria-labelledby="open">
            <h2 class="govuk-heading-m" id="open">"Open a backup"</h2>
            <AttemptSummary attempt />
            <p class="govuk-body">
                "A test proves that the file can be opened, and changes nothing. Restoring adds what is missing from \
                 this device; nothing here is changed or removed. Either way, you first see what is in the file."
            </p>
            <FileField id=FIELD label="Backup file" hint="Its name ends in .plumbline-backup" error=attempt.error(FIELD)
                on_change=move || attempt.clear() />
            <div class="govuk-button-group">
                <Button busy on_click=move |()| open(Wish::Rehearse)>"Test it: open it and change nothing"</Button>
                <Button busy kind=ButtonKind::Secondary on_click=move |()| open(Wish::Restore)>"Restore from it"</Button>
            </div>
        </section>
    }
}

/// The next step for the chosen file, or a message that says what is wrong with it.
fn next(opening: Opening, session: Session, picked: Picked, wish: Wish) -> Result<Step, String> {
    let bytes = match picked {
        Picked::File(bytes) => bytes,
        Picked::Nothing => return Err("Choose the backup file first.".to_owned()),
        Picked::TooBig | Picked::TooMuch => return Err(BackupFault::TooBig.to_string()),
        Picked::Refused(why) => {
            return Err(format!(
                "The browser could not read the file ({why}). Choose it again."
            ));
        }
    };
    let read = parse(&bytes).map_err(|fault| fault.to_string())?;
    Ok(match backup::open(opening, &read) {
        Some(opened) => Step::Inside(Arc::new(BackupContents::of(session, &read, opened)), wish),
        None => Step::Secret(Arc::new(read), wish),
    })
}
