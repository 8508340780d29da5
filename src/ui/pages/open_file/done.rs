//! What was imported, and links to the next steps.

use std::sync::Arc;

use leptos::prelude::*;

use super::Step;
use crate::{
    app::{desk::TakenIn, files::several::ComparedFiles, route::Route},
    domain::{case::called, stage::Stage},
    exchange::pack::{AuditLine, Purpose},
    ui::{
        count::count,
        parts::{Button, ButtonKind, ButtonLink, Notice, NoticeKind},
    },
};

/// The result of the import, with links.
#[component]
pub fn Done(files: Arc<ComparedFiles>, taken: TakenIn, go: Callback<Step>) -> impl IntoView {
    let said = |n: usize, one: &str, many: &str, rest: &str| {
        (n > 0).then(|| format!("{} {rest}", count(n, one, many)))
    };
    let together = files.together().cloned().unwrap_or_default();
    let added: Vec<String> = [
        said(
            together.new.len(),
            "audit is",
            "audits are",
            "new on this device.",
        ),
        said(
            together.gaining.len(),
            "audit here has",
            "audits here have",
            "something added.",
        ),
        said(together.withdrawn.len(), "audit is", "audits are", "withdrawn."),
        said(taken.new, "entry", "entries", "saved."),
    ]
    .into_iter()
    .flatten()
    .collect();
    // Another tab may have changed this device between the preview and the decision.
    let added = if taken.new == together.new_entries {
        added.join(" ")
    } else {
        format!(
            "{} saved. Something was changed in another tab since you opened it, so look at the audits again.",
            count(taken.new, "entry is", "entries are")
        )
    };
    let refused = files.refused();
    let conflicts: Vec<AuditLine> = together.in_conflict;
    let gathers = files
        .added()
        .any(|file| file.pack.header.purpose == Purpose::Gather);
    let (on, name) = match (conflicts.is_empty(), gathers) {
        (false, _) => (Route::Conflicts, "Decide which version counts"),
        (true, true) => (Route::Quarter(None, Stage::Final), "See the quarter"),
        (true, false) => (Route::Moderation, "Go to moderation"),
    };
    let delete = match (files.added().count(), refused) {
        (1, 0) => "Delete the file once you don’t need it any more: what was in it is here.".to_owned(),
        (_, 0) => "Delete the files once you don’t need them any more: what was in them is here.".to_owned(),
        (_, refused) => format!(
            "{} not added: keep what was not added until you have opened it. What was in the others is here.",
            count(refused, "file was", "files were")
        ),
    };
    let other = if files.all().len() > 1 {
        "Open other files"
    } else {
        "Open another file"
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
        <p class="govuk-body">{delete}</p>
        <div class="govuk-button-group">
            <ButtonLink href=on.href()>{name}</ButtonLink>
            <ButtonLink kind=ButtonKind::Secondary href=Route::Home.href()>"Desk"</ButtonLink>
            <Button kind=ButtonKind::Secondary on_click=move |()| go.run(Step::Choose)>{other}</Button>
        </div>
    }
}

fn conflict(line: &AuditLine) -> impl IntoView + use<> {
    let name = called(line.case.as_ref());
    view! { <li><a class="govuk-link" href=Route::Audit(line.audit).href()>{name}</a></li> }
}
