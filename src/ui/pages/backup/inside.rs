//! The contents of a backup and which of them are new, shown before anything is written, and the decision to restore.

use std::sync::Arc;

use leptos::{prelude::*, task::spawn_local};

use super::{Step, Wish, listed, summary::Summary};
use crate::{
    app::{
        browser::Browser,
        device::{
            backup::{BackupContents, restore},
            opening::Opening,
        },
        session::Session,
    },
    store::backup::{Flaw, Wholeness},
    ui::{
        attempt::Attempt,
        parts::{Button, ButtonKind, Failure, InsetText, WarningText},
    },
};

/// The number of flaws that are listed. Any further ones are only counted.
const MOST_FLAWS: usize = 5;

/// The contents of the backup, and the decision.
#[component]
pub fn InsideBackup(
    opening: Opening,
    session: Session,
    inside: Arc<BackupContents>,
    wish: Wish,
    go: Callback<Step>,
) -> impl IntoView {
    let browser = Browser::here();
    let attempt = Attempt::new();
    let busy = attempt.busy();
    let news = inside.has_news();
    let adds = listed(
        inside.new_entries.len(),
        inside.new_drafts.len(),
        inside.new_people.len(),
    );
    let shown = inside.clone();
    let add = {
        let inside = inside.clone();
        move |()| {
            attempt.begin();
            let inside = inside.clone();
            browser.once_drawn(move || {
                let inside = inside.clone();
                spawn_local(async move {
                    match restore(opening, session, &inside).await {
                        Ok(restored) => {
                            attempt.end();
                            go.try_run(Step::Done(Arc::new(restored)));
                        }
                        Err(error) => attempt.fail(format!("Not restored: {error}.")),
                    }
                });
            });
        }
    };
    let leave = move |()| go.run(Step::Choose);
    let decision = match (wish, news) {
        (Wish::Rehearse, news) => view! {
            <p class="govuk-body">"Nothing was changed."</p>
            <div class="govuk-button-group">
                <Button on_click=leave>"Back to backups"</Button>
                {news.then(|| view! {
                    <Button kind=ButtonKind::Secondary on_click=move |()| go.run(Step::Inside(inside.clone(), Wish::Restore))>
                        "Go on to restore it"
                    </Button>
                })}
            </div>
        }
        .into_any(),
        (Wish::Restore, false) => view! {
            <p class="govuk-body">"There is nothing to restore: everything in it that opens is on this device already. Nothing was changed."</p>
            <Button on_click=leave>"Back to backups"</Button>
        }
        .into_any(),
        (Wish::Restore, true) => view! {
            <p class="govuk-body">{format!("Restoring it adds {adds} to this device. Nothing that is here is changed or removed.")}</p>
            <div class="govuk-button-group">
                <Button busy on_click=add>{format!("Add {adds}")}</Button>
                <Button kind=ButtonKind::Secondary on_click=leave>"Cancel"</Button>
            </div>
        }
        .into_any(),
    };
    view! {
        <Failure title="Nothing was restored" fault=attempt.fault next="This device has not changed, and you can still save a backup of it." />
        {wholeness(&shown)}
        <Summary opening inside=shown />
        {decision}
    }
}

/// Says whether the file is still as it was made.
fn wholeness(inside: &BackupContents) -> AnyView {
    match inside.wholeness {
        Wholeness::Whole if inside.unreadable == 0 => {
            view! { <p class="govuk-body-l">"The file is whole, and everything in it can be opened."</p> }.into_any()
        }
        Wholeness::Whole => view! {
            <WarningText>"The file has not changed since it was made, but some of it was already damaged then."</WarningText>
        }
        .into_any(),
        Wholeness::Unvouched => view! {
            <InsetText>"It was made on a locked device, so Plumbline cannot check that it is complete. Nothing seems to be missing."</InsetText>
        }
        .into_any(),
        Wholeness::Altered => {
            let more = inside.flaws.len().saturating_sub(MOST_FLAWS);
            let line = |flaw: &Flaw| view! { <li>{format!("{flaw}.")}</li> };
            view! {
                <WarningText>"This file has changed since it was made, and parts of it may be missing. What can be opened is listed here. Look for another copy as well."</WarningText>
                <ul class="govuk-list govuk-list--bullet">
                    {inside.flaws.iter().take(MOST_FLAWS).map(line).collect_view()}
                    {(more > 0).then(|| view! { <li>{format!("And {more} more.")}</li> })}
                </ul>
            }
            .into_any()
        }
    }
}
