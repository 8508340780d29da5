//! A withdrawn audit: by whom, when and why. The page shows nothing of its content.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    app::{route::Route, session::Session},
    domain::{
        entry::{Body, Entry},
        withdrawal::Withdrawal,
    },
    ui::{
        dates,
        page::Page,
        parts::{Notice, WarningText, Written},
    },
};

/// The page of a withdrawn audit.
#[component]
pub fn Gone(session: Session, entry: Arc<Entry>) -> impl IntoView {
    let Body::AuditWithdrawn(withdrawal) = &entry.body else {
        return ().into_any();
    };
    let line = withdrawn_line(session, &entry, withdrawal);
    let reason = withdrawal.reason.to_string();
    let left = move || {
        (session.desk.still_to_erase() > 0).then(|| {
            view! {
                <WarningText>"Its content could not be erased from this browser’s storage yet. It is shown nowhere, and Plumbline erases it the next time it is opened."</WarningText>
            }
        })
    };
    view! {
        <Page title="This audit was withdrawn" window="Audit" back=(Route::Home, "Desk")>
            <Notice id="withdrawn" title="Withdrawn">
                <p>{line}</p>
                <Written text=reason />
            </Notice>
            {left}
            <p>"Nothing else about it is on this device. "<a class="govuk-link" href=Route::HandOver.href()>"Hand the withdrawal on"</a>" like any other work: anybody who opens the file erases the audit too."</p>
            <p>"Files and backups made before still hold it. Delete them, and "<a class="govuk-link" href=Route::Backup.href()>"make a new backup"</a>"."</p>
        </Page>
    }
    .into_any()
}

/// Who withdrew it and when, and the quarter it was in.
pub fn withdrawn_line(session: Session, entry: &Entry, withdrawal: &Withdrawal) -> String {
    let when = dates::moment(session.environment.local(entry.at));
    let quarter = withdrawal
        .quarter
        .map(|quarter| format!(" It was completed in {}.", quarter.name()));
    format!(
        "Withdrawn by {} on {when}.{}",
        entry.who.name(),
        quarter.unwrap_or_default()
    )
}
