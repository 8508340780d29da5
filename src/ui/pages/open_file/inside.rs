//! The contents of the files, what they would change, and the decision whether to import them.

use std::sync::Arc;

use leptos::{prelude::*, task::spawn_local};

use super::{
    Step,
    doubtful::{Doubtful, TICK},
    effects::effects,
    one_file::one_file,
};
use crate::{
    app::{
        browser::Browser,
        files::{
            incoming::{IncomingFile, NotOpened},
            several::ComparedFiles,
        },
        session::Session,
    },
    exchange::pack::Preview,
    ui::{
        attempt::Attempt,
        parts::{Button, ButtonKind, Failure, InsetText, StatusLine, focus_soon},
    },
};

/// Each file with its result, and one decision for all.
#[component]
pub fn ShowInside(session: Session, files: Arc<ComparedFiles>, go: Callback<Step>) -> impl IntoView {
    let browser = Browser::here();
    let attempt = Attempt::new();
    let only = files.all().len() == 1;
    let nothing = files.together().map_or(true, Preview::changes_nothing);
    let doubts: Vec<_> = files.added().flat_map(|file| file.doubts.clone()).collect();
    let asked = !doubts.is_empty();
    let right = RwSignal::new(false);
    let each = files
        .all()
        .iter()
        .map(|(name, file)| one_of(session, name, file, only))
        .collect_view();
    let about = (!only).then(|| summary(&files));
    let effects = match files.together() {
        Ok(together) if files.added().count() > 0 => {
            let heading = (!only).then(|| view! { <h2 class="govuk-heading-m">"All files together"</h2> });
            let changes = effects(session, &files, together);
            view! { {heading} {changes} }.into_any()
        }
        Ok(_) => ().into_any(),
        Err(_) => view! {
            <InsetText>"These files can’t be added together, because one of them doesn’t fit another. Open them one by one: the one that can’t be added then says why. Nothing has been changed."</InsetText>
        }
        .into_any(),
    };
    let offer = files.clone();
    let take = Callback::new(move |()| {
        if asked && !right.get_untracked() {
            attempt.refuse_at(TICK, "Confirm that the dates are right, or cancel");
            return focus_soon(TICK);
        }
        attempt.begin();
        let files = files.clone();
        browser.once_drawn(move || {
            let files = files.clone();
            // The import finishes even if the user leaves the page meanwhile.
            spawn_local(async move {
                match session.desk.take_in(files.entries()).await {
                    Ok(taken) => {
                        attempt.end();
                        go.try_run(Step::Done(files, taken));
                    }
                    Err(why) => attempt.fail(why.to_string()),
                }
            });
        });
    });
    let leave = Callback::new(move |()| go.run(Step::Choose));
    let decision = if nothing {
        view! { <NothingNew files=offer leave /> }.into_any()
    } else {
        view! { <Decision files=offer attempt take leave /> }.into_any()
    };
    view! {
        <Failure title="Nothing was added" fault=attempt.fault next="This device has not changed. Open the files again." />
        {about}
        {each}
        {effects}
        {(!nothing).then(|| view! { <Doubtful doubts right error=attempt.error(TICK) /> })}
        {decision}
    }
}

/// One of the files: its name if there are others, and what is in it or why it can't be added.
fn one_of(
    session: Session,
    name: &str,
    file: &Result<IncomingFile, NotOpened>,
    only: bool,
) -> impl IntoView + use<> {
    let heading = (!only).then(|| {
        view! { <h2 class="govuk-heading-m" translate="no">{name.to_owned()}</h2> }
    });
    let content = match file {
        Ok(file) => {
            let known = (!only && file.preview.changes_nothing()).then(|| {
                view! { <p class="govuk-body">"Everything in it is on this device already, or in another of the files."</p> }
            });
            view! { {one_file(session, file)} {known} }.into_any()
        }
        Err(why) => {
            let words = why.to_string();
            let help = why.way_out().map(|(route, name)| {
                view! { " "<a class="govuk-link" href=route.href()>{format!("Go to “{name}”")}</a> }
            });
            view! { <InsetText><strong>"Not added: "</strong>{words}{help}</InsetText> }.into_any()
        }
    };
    view! { {heading} {content} }
}

/// How many of the files can be added.
fn summary(files: &ComparedFiles) -> impl IntoView + use<> {
    let (all, added) = (files.all().len(), files.added().count());
    let said = match (added, files.refused()) {
        (0, 2) => "Neither file can be added. The reasons are below.".to_owned(),
        (0, _) => format!("None of the {all} files can be added. The reasons are below."),
        (_, 0) if all == 2 => "Both files were opened.".to_owned(),
        (_, 0) => format!("All {all} files were opened."),
        (_, 1) => format!("{added} of the {all} files can be added. One can’t: the reason is below."),
        (_, refused) => {
            format!("{added} of the {all} files can be added. {refused} can’t: the reasons are below.")
        }
    };
    view! { <p class="govuk-body-l">{said}</p> }
}

/// The decision, if the files bring something.
#[component]
fn Decision(
    files: Arc<ComparedFiles>,
    attempt: Attempt,
    take: Callback<()>,
    leave: Callback<()>,
) -> impl IntoView {
    let busy = attempt.busy();
    let working = move || {
        let busy = busy.get().then_some("Adding…");
        busy.unwrap_or_default().to_owned()
    };
    // Importing a withdrawal erases data, so the button is a warning button.
    let withdraws = files
        .together()
        .is_ok_and(|together| !together.withdrawn.is_empty());
    let (kind, end) = if withdraws {
        (ButtonKind::Warning, ", and withdraw")
    } else {
        (ButtonKind::Primary, "")
    };
    let take_it = match files.added().count() {
        1 => format!("Add to this device{end}"),
        number => format!("Add {number} files to this device{end}"),
    };
    view! {
        <div class="govuk-button-group">
            <Button kind busy on_click=take>{take_it}</Button>
            <Button kind=ButtonKind::Secondary on_click=leave>"Cancel"</Button>
        </div>
        <StatusLine text=Signal::derive(working) />
    }
}

/// What is said if there is nothing to decide.
#[component]
fn NothingNew(files: Arc<ComparedFiles>, leave: Callback<()>) -> impl IntoView {
    let said = match (files.together(), files.added().count(), files.refused()) {
        (Err(_), ..) | (_, 0, _) => None,
        (_, 1, 0) => Some("Everything in this file is on this device already. Nothing was changed."),
        (_, _, 0) => Some("Everything in these files is on this device already. Nothing was changed."),
        _ => Some(
            "Everything in the files that could be opened is on this device already. Nothing was changed.",
        ),
    };
    let other = if files.all().len() == 1 {
        "Open another file"
    } else {
        "Open other files"
    };
    view! {
        {said.map(|said| view! { <p class="govuk-body-l">{said}</p> })}
        <Button on_click=leave>{other}</Button>
    }
}
