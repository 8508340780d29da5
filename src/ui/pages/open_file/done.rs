//! What was imported, and links to the next steps.

use std::{collections::BTreeSet, sync::Arc};

use leptos::prelude::*;

use super::Step;
use crate::{
    app::{desk::TakenIn, files::several::ComparedFiles, route::Route},
    domain::{case::called, id::AuditId, stage::Stage},
    exchange::pack::{AuditLine, Preview, Purpose},
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
    // An audit in several files is counted once.
    let audits = |of: fn(&Preview) -> &[AuditLine]| -> BTreeSet<AuditId> {
        let lines = files.added().flat_map(|file| of(&file.preview));
        lines.map(|line| line.audit).collect()
    };
    let new = audits(|preview| &preview.new);
    let gaining = audits(|preview| &preview.gaining);
    let withdrawn = audits(|preview| &preview.withdrawn);
    let added: Vec<String> = [
        said(new.len(), "audit is", "audits are", "new on this device."),
        said(
            gaining.difference(&new).count(),
            "audit here has",
            "audits here have",
            "something added.",
        ),
        said(withdrawn.len(), "audit is", "audits are", "withdrawn."),
        said(taken.new, "entry", "entries", "saved."),
    ]
    .into_iter()
    .flatten()
    .collect();
    // Another tab may have changed this device between the preview and the decision.
    let expected: usize = files.added().map(|file| file.preview.new_entries).sum();
    let added = if taken.new == expected {
        added.join(" ")
    } else {
        format!(
            "{} saved. Something was changed in another tab since you opened the file, so look at the audits again.",
            count(taken.new, "entry is", "entries are")
        )
    };
    let refused = files.all().len() - files.added().count();
    let refused = (refused > 0).then(|| format!("{} not added.", count(refused, "file was", "files were")));
    let mut conflicts: Vec<AuditLine> = files
        .added()
        .flat_map(|file| file.preview.in_conflict.clone())
        .collect();
    let mut listed = BTreeSet::new();
    conflicts.retain(|line| listed.insert(line.audit));
    let gathers = files
        .added()
        .any(|file| file.pack.header.purpose == Purpose::Gather);
    let (on, name) = match (conflicts.is_empty(), gathers) {
        (false, _) => (Route::Conflicts, "Decide which version counts"),
        (true, true) => (Route::Quarter(None, Stage::Final), "See the quarter"),
        (true, false) => (Route::Moderation, "Go to moderation"),
    };
    let several = files.all().len() > 1;
    let delete = if several {
        "Delete the files once you don’t need them any more: what was in them is here."
    } else {
        "Delete the file once you don’t need it any more: what was in it is here."
    };
    view! {
        <Notice id="taken-in" kind=NoticeKind::Success>
            <p class="govuk-body">{added}</p>
            {refused.map(|refused| view! { <p class="govuk-body">{refused}</p> })}
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
            <Button kind=ButtonKind::Secondary on_click=move |()| go.run(Step::Choose)>{if several { "Open other files" } else { "Open another file" }}</Button>
        </div>
    }
}

fn conflict(line: &AuditLine) -> impl IntoView + use<> {
    let name = called(line.case.as_ref());
    view! { <li><a class="govuk-link" href=Route::Audit(line.audit).href()>{name}</a></li> }
}
