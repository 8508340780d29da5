//! Unreadable records on this device. They are reported, kept and offered for download unchanged, never discarded.

use leptos::prelude::*;

use crate::{
    app::{browser::Browser, session::Session},
    exchange::document::Document,
    ui::{
        count::count,
        parts::{Button, ButtonKind, WarningText},
    },
};

/// A warning with the number of unreadable records, and their download. Empty if everything can be read.
#[component]
pub fn Unreadable(session: Session) -> impl IntoView {
    let browser = Browser::here();
    let texts = Memo::new(move |_| {
        let entries = session.found.with(|found| found.unreadable.clone()).into_iter();
        let entries = entries.map(|it| format!("{}\n{}\n{}\n", it.key, it.fault, it.text));
        let drafts = session.drafts.unreadable().into_iter();
        let drafts = drafts.map(|(key, text, fault)| format!("{key}\n{fault}\n{text}\n"));
        entries.chain(drafts).collect::<Vec<_>>()
    });
    move || {
        let n = texts.with(Vec::len);
        (n > 0).then(|| {
            let what = count(n, "thing", "things");
            let download = move || {
                let bytes = texts.get_untracked().join("\n").into_bytes();
                browser.download(Document::text("plumbline-unreadable.txt", bytes));
            };
            view! {
                <WarningText>{format!("{what} on this device can’t be read. It is kept as it is, and you can use the rest.")}</WarningText>
                <Button kind=ButtonKind::Secondary on_click=download>"Download what can’t be read"</Button>
            }
        })
    }
}
