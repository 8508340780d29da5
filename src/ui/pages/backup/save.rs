//! Saving a backup: one button.

use leptos::{prelude::*, task::spawn_local};

use crate::{
    app::{
        browser::Browser,
        device::{backed_up, backup, opening::Opening},
        session::Session,
    },
    ui::{
        count::count,
        dates,
        parts::{Button, Standing, StatusLine, SummaryList, SummaryRow},
    },
};

/// The time of the last backup, the number of entries not yet in one, the button, and the outcome.
#[component]
pub fn SaveBackup(opening: Opening, session: Session) -> impl IntoView {
    let browser = Browser::here();
    let busy = RwSignal::new(false);
    let said = RwSignal::new((Standing::Quiet, String::new()));
    let save = move || {
        busy.set(true);
        browser.once_drawn(move || {
            spawn_local(async move {
                let now = save_one(opening, browser).await;
                busy.set(false);
                said.set(now);
            });
        });
    };
    let last = move || match backed_up::last(opening) {
        Some(at) => dates::moment(opening.environment().local(at)),
        None => "None made on this device yet".to_owned(),
    };
    let lacking = move || {
        let all = session.desk.workspace().entries().len();
        match (backed_up::unbacked_in(opening, session), all) {
            (_, 0) => "Nothing is committed yet".to_owned(),
            (0, _) => "None".to_owned(),
            (n, all) => format!("{n} of {all}"),
        }
    };
    view! {
        <section class="pl-backup__save" aria-labelledby="save">
            <h2 class="govuk-heading-m" id="save">"Save a backup"</h2>
            <p class="govuk-body">
                "A backup is one file with everything on this device: committed entries, drafts, and who works here. \
                 It is locked like the device: it opens with today’s passphrase or recovery code. Keep it somewhere \
                 other than this computer."
            </p>
            <SummaryList>
                <SummaryRow key="Last backup">{last}</SummaryRow>
                <SummaryRow key="Entries not yet in one">{lacking}</SummaryRow>
            </SummaryList>
            <Button busy on_click=save>"Save a backup"</Button>
            <StatusLine text=Signal::derive(move || said.get().1) standing=Signal::derive(move || said.get().0) />
        </section>
    }
}

async fn save_one(opening: Opening, browser: Browser) -> (Standing, String) {
    let made = match backup::make(opening).await {
        Ok(made) => made,
        Err(error) => return (Standing::Wrong, format!("No backup was made: {error}.")),
    };
    let (name, entries) = (made.document.name.clone(), made.note.keys.len());
    browser.download(made.document);
    let entries = count(entries, "entry", "entries");
    let handed = format!(
        "Plumbline gave your browser {name}, with {entries}. It can’t see whether the browser saved the file: test it \
         to be sure."
    );
    match backed_up::note(opening, made.note).await {
        Ok(()) => (Standing::Safe, handed),
        Err(error) => {
            let unnoted = format!("{handed} Plumbline could not record that it was made: {error}.");
            (Standing::Wrong, unnoted)
        }
    }
}
