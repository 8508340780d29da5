//! The result of restoring a backup.

use std::sync::Arc;

use leptos::prelude::*;

use super::{listed, summary::names};
use crate::{
    app::{device::backup::Restored, route::Route},
    ui::{
        count::count,
        parts::{ButtonKind, ButtonLink, InsetText, Notice, NoticeKind, WarningText},
    },
};

/// Says what was added and what was not, with links to continue.
#[component]
pub fn Done(restored: Arc<Restored>) -> impl IntoView {
    let added = listed(restored.entries, restored.drafts, restored.people.len());
    let refused = restored.refused.len();
    let short = restored.short.clone();
    let people = (!restored.people.is_empty()).then(|| names(&restored.people));
    view! {
        <Notice id="restored" kind=NoticeKind::Success>
            <p class="govuk-body">{format!("Added to this device: {added}.")}</p>
        </Notice>
        {short.map(|error| view! {
            <WarningText>
                {format!("The committed entries are stored, but not all of the drafts and people: {error}. Free some \
                          space, then restore the same file again: nothing is added twice.")}
            </WarningText>
        })}
        {(refused > 0).then(|| view! { <WarningText>{refused_words(refused)}</WarningText> })}
        {people.map(|names| view! {
            <InsetText>
                {format!("New to this device: {names}. If you are one of them, choose your name under “This device” to \
                          work on your audits and drafts.")}
            </InsetText>
        })}
        <div class="govuk-button-group">
            <ButtonLink href=Route::Device.href()>"This device"</ButtonLink>
            <ButtonLink kind=ButtonKind::Secondary href=Route::Home.href()>"Desk"</ButtonLink>
        </div>
    }
}

fn refused_words(n: usize) -> String {
    format!(
        "{} not restored: this device has a different one with the same id. What is here stays. Keep the file, and \
         tell the person who looks after Plumbline where you work.",
        count(n, "entry was", "entries were")
    )
}
