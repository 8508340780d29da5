//! What lies on this device and can't be read: said, kept, and handed out as it is. Never replaced by nothing.

use leptos::prelude::*;

use crate::{
    app::{outside::Outside, session::Session},
    exchange::document::Document,
    ui::parts::{Button, ButtonKind, WarningText},
};

/// A warning with what can't be read or is missing; nothing where all is well.
#[component]
pub fn UnreadableNotice(session: Session) -> impl IntoView {
    let outside = Outside::here();
    let found = session.found.get_value();
    let entries = found.unreadable.clone();
    let text = Memo::new(move |_| {
        let entries = entries
            .iter()
            .map(|u| format!("{}\n{}\n{}\n", u.key, u.fault, u.text));
        let drafts = session
            .drafts
            .unreadable()
            .into_iter()
            .map(|(key, text, fault)| format!("{key}\n{fault}\n{text}\n"));
        entries.chain(drafts).collect::<Vec<_>>()
    });
    let missing = found.missing.map(|missing| {
        format!(
            "This device counted {} committed entries and finds {}. The browser’s data may have been cleared or damaged. \
             Do not clear anything; ask a colleague who has the same audits, and tell whoever looks after your computer.",
            missing.counted, missing.found,
        )
    });
    let unreadable = move || {
        let texts = text.get();
        (!texts.is_empty()).then(|| {
            let n = texts.len();
            let what = if n == 1 { "1 thing".to_owned() } else { format!("{n} things") };
            let download = move || {
                let bytes = text.get_untracked().join("\n").into_bytes();
                outside.download(Document::text("plumbline-unreadable.txt", bytes));
            };
            view! {
                <WarningText>{format!("{what} on this device can’t be read. It is kept as it lies there, and the rest is open.")}</WarningText>
                <Button kind=ButtonKind::Secondary on_click=download>"Download what can’t be read"</Button>
            }
        })
    };
    let settled = RwSignal::new(false);
    let settle = move || {
        leptos::task::spawn_local(async move {
            if session.desk.settle().await.is_ok() {
                session.found.update_value(|found| found.missing = None);
                settled.set(true);
            }
        });
    };
    let missing = move || {
        missing.clone().filter(|_| !settled.get()).map(|text| {
            view! {
                <WarningText>{text}</WarningText>
                <Button kind=ButtonKind::Secondary on_click=settle>"Go on with what is here"</Button>
            }
        })
    };
    view! {
        {missing}
        {unreadable}
    }
}
