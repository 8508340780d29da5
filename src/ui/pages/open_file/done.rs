//! What was imported, and links to the next steps.

use std::sync::Arc;

use leptos::prelude::*;

use super::Step;
use crate::{
    app::{desk::TakenIn, files::incoming::IncomingFile, route::Route},
    domain::{case::called, stage::Stage},
    exchange::pack::{AuditLine, Purpose},
    ui::{
        count::count,
        parts::{Button, ButtonKind, ButtonLink, Notice, NoticeKind},
    },
};

/// The result of the import, with links.
#[component]
pub fn Done(inside: Arc<IncomingFile>, taken: TakenIn, go: Callback<Step>) -> impl IntoView {
    let preview = &inside.preview;
    let said = |n: usize, one: &str, many: &str, rest: &str| {
        (n > 0).then(|| format!("{} {rest}", count(n, one, many)))
    };
    let added: Vec<String> = [
        said(preview.new.len(), "audit is", "audits are", "new on this device."),
        said(
            preview.gaining.len(),
            "audit here has",
            "audits here have",
            "something added.",
        ),
        said(preview.withdrawn.len(), "audit is", "audits are", "withdrawn."),
        said(taken.new, "entry", "entries", "saved."),
    ]
    .into_iter()
    .flatten()
    .collect();
    // Another tab may have changed this device between the preview and the decision.
    let added = if taken.new == preview.new_entries {
        added.join(" ")
    } else {
        format!(
            "{} saved. Something was changed in another tab since you opened the file, so look at the audits again.",
            count(taken.new, "entry is", "entries are")
        )
    };
    let conflicts: Vec<AuditLine> = preview.in_conflict.clone();
    let (on, name) = if conflicts.is_empty() {
        match inside.pack.header.purpose {
            Purpose::ModerateBlind | Purpose::ModerateOpen => (Route::Moderation, "Go to moderation"),
            Purpose::Gather => (Route::Quarter(None, Stage::Final), "See the quarter"),
        }
    } else {
        (Route::Conflicts, "Decide which version counts")
    };
    view! {
        <Notice id="taken-in" kind=NoticeKind::Success>
            <p class="govuk-body">{added}</p>
        </Notice>
        {(!conflicts.is_empty()).then(|| view! {
            <h2 class="govuk-heading-m">"Decide between two versions"</h2>
            <p class="govuk-body">"The same step of these audits was recorded twice:"</p>
            <ul class="govuk-list govuk-list--bullet">{conflicts.iter().map(conflict).collect_view()}</ul>
        })}
        <p class="govuk-body">"Delete the file once you don’t need it any more: what was in it is here."</p>
        <div class="govuk-button-group">
            <ButtonLink href=on.href()>{name}</ButtonLink>
            <ButtonLink kind=ButtonKind::Secondary href=Route::Home.href()>"Desk"</ButtonLink>
            <Button kind=ButtonKind::Secondary on_click=move |()| go.run(Step::Choose)>"Open another file"</Button>
        </div>
    }
}

fn conflict(line: &AuditLine) -> impl IntoView + use<> {
    let name = called(line.case.as_ref());
    view! { <li><a class="govuk-link" href=Route::Audit(line.audit).href()>{name}</a></li> }
}
