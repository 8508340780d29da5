//! Whether what is typed is saved.

use std::time::Duration;

use leptos::prelude::*;

use crate::{
    app::{
        drafts::LastSave,
        session::{Session, SessionKind},
    },
    ui::{
        dates,
        parts::{Standing, StatusLine},
    },
};

/// After this time a save counts as slow, and the line says what to do.
const SLOW: Duration = Duration::from_secs(4);

/// The outcome of the last save, in a line that always takes its space: *Saved* only once a crash would not lose the
/// text.
#[component]
pub fn SaveLine(
    /// The session whose drafts are saved.
    session: Session,
    /// Shows only failures and slow saves, beside a form whose draft must not be mistaken for a finished entry.
    #[prop(optional)]
    only_failures: bool,
    /// Says that the draft is saved, beside a button that commits it.
    #[prop(optional)]
    of_draft: bool,
) -> impl IntoView {
    let last = Memo::new(move |_| session.drafts.last_save());
    let slow = slow(last);
    let text = move || {
        match (last.get(), session.kind) {
        (LastSave::Nothing, _) => String::new(),
        (LastSave::Saving, _) if slow.get() => {
            "Still saving. Keep this page open. Close Plumbline’s other tabs and windows: one of them may be holding \
             this up. If this message stays, copy what you typed elsewhere."
                .to_owned()
        }
        (LastSave::Saving | LastSave::Saved(_), _) if only_failures => String::new(),
        (LastSave::Saving, _) => "Saving…".to_owned(),
        (LastSave::Saved(at), SessionKind::Device) => {
            let saved = if of_draft { "Draft saved" } else { "Saved" };
            format!("{saved} on this device at {}", dates::time(at))
        }
        (LastSave::Saved(_), SessionKind::Example) => "Kept until you leave the example".to_owned(),
        (LastSave::Failed(fault), _) => format!(
            "Not saved: {fault}. What you typed is still on this screen: copy it elsewhere before you close this page."
        ),
    }
    };
    let standing = move || match last.get() {
        LastSave::Nothing => Standing::Quiet,
        LastSave::Saving if slow.get() => Standing::Wrong,
        LastSave::Saving => Standing::Busy,
        LastSave::Saved(_) => Standing::Safe,
        LastSave::Failed(_) => Standing::Wrong,
    };
    view! { <StatusLine text=Signal::derive(text) standing=Signal::derive(standing) /> }
}

/// Whether a save has taken too long.
fn slow(last: Memo<LastSave>) -> ReadSignal<bool> {
    let saving = Memo::new(move |_| last.get() == LastSave::Saving);
    let slow = RwSignal::new(false);
    let since = StoredValue::new(0);
    Effect::new(move |turn: Option<u32>| {
        let turn = turn.map_or(0, |turn| turn + 1);
        slow.set(false);
        if saving.get() {
            since.set_value(turn);
            let still = move || {
                if since.try_get_value() == Some(turn) && saving.try_get_untracked() == Some(true) {
                    let _ = slow.try_set(true);
                }
            };
            set_timeout(still, SLOW);
        }
        turn
    });
    slow.read_only()
}
