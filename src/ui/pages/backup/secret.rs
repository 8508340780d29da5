//! Asks for the passphrase or recovery code of a backup made on another device, or on this one before it was set up
//! anew.

use std::sync::Arc;

use leptos::{prelude::*, task::spawn_local};

use super::{Step, Wish};
use crate::{
    app::{
        browser::Browser,
        device::{
            backup::{self, BackupContents},
            not_unlocked::NotUnlocked,
            opening::Opening,
        },
        session::Session,
    },
    store::backup::Backup,
    ui::{
        attempt::{Attempt, AttemptSummary},
        dates,
        parts::{Button, ButtonKind, Form, PassphraseField},
    },
};

const FIELD: &str = "backup-secret";

/// Asks for the passphrase or recovery code, and opens the backup.
#[component]
pub fn AskSecret(
    opening: Opening,
    session: Session,
    backup: Arc<Backup>,
    wish: Wish,
    attempt: Attempt,
    go: Callback<Step>,
) -> impl IntoView {
    let browser = Browser::here();
    let typed = RwSignal::new(String::new());
    let made = dates::moment(opening.environment().local(backup.made));
    let open = move |()| {
        attempt.begin();
        let backup = backup.clone();
        browser.once_drawn(move || {
            let Some(typed) = typed.try_get_untracked() else {
                return;
            };
            let backup = backup.clone();
            spawn_local(async move {
                match backup::open_with(opening, &backup, &typed).await {
                    Ok(opened) => {
                        attempt.end();
                        go.try_run(Step::Inside(
                            Arc::new(BackupContents::of(session, &backup, opened)),
                            wish,
                        ));
                    }
                    Err(refused) => attempt.refuse_at(FIELD, said(&refused)),
                }
            });
        });
    };
    let busy = attempt.busy();
    view! {
        <AttemptSummary attempt />
        <p class="govuk-body">
            {format!("This backup was made on {made}, on another device or before this one was set up again. It opens with the \
                passphrase that device had on that day, or with its recovery code.")}
        </p>
        <Form on_submit=open>
            <PassphraseField id=FIELD label="Passphrase or recovery code of the backup" error=attempt.error(FIELD) value=typed
                on_input=move |text| typed.set(text) />
            <div class="govuk-button-group">
                <Button submit=true busy>"Open it"</Button>
                <Button kind=ButtonKind::Secondary on_click=move |()| go.run(Step::Choose)>"Cancel"</Button>
            </div>
        </Form>
    }
}

fn said(refused: &NotUnlocked) -> String {
    match refused {
        NotUnlocked::Wrong | NotUnlocked::Foreign => {
            "That does not open this backup. Nothing was changed. Show what you typed, and check it letter by letter."
                .to_owned()
        }
        NotUnlocked::Store(error) => format!("Not opened: {error}."),
    }
}
