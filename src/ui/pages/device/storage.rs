//! How safe the stored data is: the backups, the storage space, and whether the browser has promised to keep the data.

use leptos::prelude::*;

use crate::{
    app::{
        browser::{Browser, Room},
        device::{backed_up, opening::Opening},
        route::Route,
        session::Session,
    },
    ui::{
        count::count,
        parts::{Button, ButtonKind, ButtonLink, StatusLine, StorageMeter},
    },
};

/// The backups, the storage space, and the browser's promise.
#[component]
pub fn Storage(session: Session) -> impl IntoView {
    let opening: Opening = expect_context();
    let browser = Browser::here();
    let room = RwSignal::new(None::<Room>);
    let kept = RwSignal::new(None::<bool>);
    let answer = RwSignal::new(String::new());
    Effect::new(move || {
        browser.room.run(Callback::new(move |told| room.set(told)));
        browser
            .is_kept
            .run(Callback::new(move |told| kept.set(Some(told))));
    });
    let ask = move || {
        browser.ask_to_keep.run(Callback::new(move |promised| {
            kept.set(Some(promised));
            answer.set(
                if promised {
                    "The browser has promised to keep what Plumbline stores."
                } else {
                    "The browser did not promise it. Some promise it only for pages that are often used or bookmarked: ask again \
                     in a few days."
                }
                .to_owned(),
            );
        }));
    };
    let unbacked = move || match backed_up::unbacked_in(opening, session) {
        0 => "Every committed entry is in a backup.".to_owned(),
        n => format!("{} not in a backup yet.", count(n, "entry is", "entries are")),
    };
    let promised = move || match kept.get() {
        Some(true) => "This browser has promised to keep what Plumbline stores until you clear it yourself.",
        Some(false) | None => {
            "This browser may clear what Plumbline stores when the disk runs short. You can ask it not to."
        }
    };
    view! {
        <p class="govuk-body">{unbacked}</p>
        <ButtonLink kind=ButtonKind::Secondary href=Route::Backup.href()>"Backups: save, test, restore"</ButtonLink>
        <h3 class="govuk-heading-s">"Storage and backups"</h3>
        {move || room.get().map(|Room { used, quota }| view! { <StorageMeter id="room" used quota /> })}
        <p class="govuk-body">{promised}</p>
        {move || (kept.get() != Some(true)).then(|| view! {
            <Button kind=ButtonKind::Secondary on_click=ask>"Ask the browser to keep this data"</Button>
        })}
        <StatusLine text=answer />
    }
}
