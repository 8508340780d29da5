//! Backups: saving one, rehearsing one, restoring from one. The page shows one step at a time, and nothing is restored
//! until the user has seen what would be added.

mod choose;
mod done;
mod inside;
mod save;
mod secret;
mod summary;

use std::sync::Arc;

use leptos::prelude::*;

pub use self::save::SaveBackup;
use self::{choose::Choose, done::Done, inside::InsideBackup, secret::AskSecret};
use crate::{
    app::{
        device::{
            backup::{BackupContents, Restored},
            opening::Opening,
        },
        route::Route,
        session::{Session, SessionKind},
    },
    store::backup::{self as file, Wholeness},
    ui::{
        count::count,
        page::Page,
        parts::InsetText,
        steps::{self, Back, Steps},
    },
};

/// The reason for opening the chosen file.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wish {
    Rehearse,
    Restore,
}

/// The step the user is at.
#[derive(Clone)]
enum Step {
    /// Save a backup, or choose a file.
    Choose,
    /// Ask for the passphrase or recovery code, because the file was made with another device's key.
    Secret(Arc<file::Backup>, Wish),
    /// Show what is inside, and ask for the decision.
    Inside(Arc<BackupContents>, Wish),
    /// Show what was restored.
    Done(Arc<Restored>),
}

impl steps::Step for Step {
    fn title(&self) -> &'static str {
        match self {
            Step::Choose => "Backups",
            Step::Secret(..) => "Open the backup",
            Step::Inside(_, Wish::Restore) => "What the backup would add",
            Step::Inside(inside, Wish::Rehearse) => match inside.wholeness {
                Wholeness::Whole if inside.unreadable == 0 => "The backup opens",
                Wholeness::Whole | Wholeness::Altered => "A part of the backup opens",
                Wholeness::Unvouched => "The backup opens, but cannot be fully checked",
            },
            Step::Done(_) => "Restored",
        }
    }

    fn back(&self) -> Option<Back<Self>> {
        None
    }
}

/// The backups page.
#[component]
pub fn Backup(session: Session) -> impl IntoView {
    let opening: Opening = expect_context();
    let steps = Steps::begin(Step::Choose);
    let Steps { at, attempt, go, .. } = steps;
    let content = move || {
        match at.get() {
        _ if session.kind == SessionKind::Example => view! {
            <InsetText>"This is the example. Nothing of it is stored, so there is nothing to back up."</InsetText>
        }
        .into_any(),
        Step::Choose => view! {
            <SaveBackup opening session />
            <Choose opening session attempt go />
        }
        .into_any(),
        Step::Secret(backup, wish) => view! { <AskSecret opening session backup wish attempt go /> }.into_any(),
        Step::Inside(inside, wish) => view! { <InsideBackup opening session inside wish go /> }.into_any(),
        Step::Done(restored) => view! { <Done restored /> }.into_any(),
    }
    };
    view! {
        <Page title=steps.title() problems=attempt.is_wrong() back=(Route::Device, "This device")>
            {content}
        </Page>
    }
}

/// "12 entries, 1 draft and 2 people". Zero counts are left out.
fn listed(entries: usize, drafts: usize, people: usize) -> String {
    let all = [
        (entries, "entry", "entries"),
        (drafts, "draft", "drafts"),
        (people, "person", "people"),
    ];
    let said: Vec<String> = all
        .into_iter()
        .filter(|(n, ..)| *n > 0)
        .map(|(n, one, many)| count(n, one, many))
        .collect();
    match said.split_last() {
        None => "nothing".to_owned(),
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} and {last}", others.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_there_is_none_of_is_left_out() {
        assert_eq!(listed(0, 0, 0), "nothing");
        assert_eq!(listed(1, 0, 0), "1 entry");
        assert_eq!(listed(12, 1, 0), "12 entries and 1 draft");
        assert_eq!(listed(12, 1, 2), "12 entries, 1 draft and 2 people");
    }
}
