//! The passphrases of the files. Each that is typed is tried on every file that is still closed.

use leptos::prelude::*;
use zeroize::Zeroizing;

use super::{Step, next};
use crate::{
    app::{browser::Browser, files::several::ChosenFiles, session::Session},
    exchange::seal::OpenFault,
    ui::{
        attempt::{Attempt, AttemptSummary},
        count::count,
        parts::{Button, ButtonKind, Form, PassphraseField, Standing, StatusLine, focus_soon},
    },
};

const FIELD: &str = "file-passphrase";

/// What the form works with, while a passphrase is tried on one file after the other.
#[derive(Clone, Copy)]
struct Trying {
    session: Session,
    browser: Browser,
    attempt: Attempt,
    go: Callback<Step>,
    files: RwSignal<ChosenFiles>,
    typed: RwSignal<Zeroizing<String>>,
    /// What is being done, or what the last passphrase opened.
    said: RwSignal<String>,
}

/// Asks for a passphrase until every file is open, or the rest is left closed.
#[component]
pub fn AskSecret(
    session: Session,
    files: ChosenFiles,
    attempt: Attempt,
    go: Callback<Step>,
) -> impl IntoView {
    let trying = Trying {
        session,
        browser: Browser::here(),
        attempt,
        go,
        files: RwSignal::new(files),
        typed: RwSignal::new(Zeroizing::new(String::new())),
        said: RwSignal::new(String::new()),
    };
    let Trying { files, typed, .. } = trying;
    let open = move |()| {
        if typed.with_untracked(|typed| typed.trim().is_empty()) {
            return attempt.refuse_at(FIELD, "Enter the passphrase that you were given.");
        }
        attempt.begin();
        let passphrase = typed.get_untracked();
        trying.try_on(passphrase, files.with_untracked(ChosenFiles::closed), 0);
    };
    let leave = move |()| match next(session, files.with_untracked(ChosenFiles::without_closed)) {
        Ok(step) => go.run(step),
        Err(_) => go.run(Step::Choose),
    };
    let busy = attempt.busy();
    view! {
        <AttemptSummary attempt />
        {move || files.with(asking)}
        <Form on_submit=open>
            <PassphraseField id=FIELD label="Passphrase of the file" autocomplete="off" error=attempt.error(FIELD)
                value=Signal::derive(move || typed.with(|typed| typed.to_string()))
                on_input=move |text| typed.set(Zeroizing::new(text)) />
            <div class="govuk-button-group">
                <Button submit=true busy>{move || if busy.get() { "Opening…" } else { "Open" }}</Button>
                {move || (!busy.get() && files.with(|files| files.closed().len() < files.number())).then(|| view! {
                    <Button kind=ButtonKind::Secondary on_click=leave>{move || files.with(|files| if files.closed().len() == 1 { "Go on without the closed file" } else { "Go on without the closed files" })}</Button>
                })}
                <Button kind=ButtonKind::Secondary on_click=move |()| go.run(Step::Choose)>"Cancel"</Button>
            </div>
            <StatusLine text=trying.said standing=Signal::derive(move || if busy.get() { Standing::Busy } else { Standing::Quiet }) />
        </Form>
    }
}

impl Trying {
    /// Tries the passphrase on the closed file at each of these places, and shows each time how far it is: every file
    /// takes about a second.
    fn try_on(self, passphrase: Zeroizing<String>, closed: Vec<usize>, number: usize) {
        let Some(place) = closed.get(number).copied() else {
            return self.tried(&passphrase, closed.len());
        };
        let of = closed.len();
        self.said.set(if of == 1 {
            "Opening the file. This takes a second or two…".to_owned()
        } else {
            format!("Trying file {} of {of}…", number + 1)
        });
        self.browser.once_drawn(move || {
            let tried = self
                .files
                .try_update(|files| files.try_passphrase(self.session, place, &passphrase));
            match tried {
                Some(Ok(())) => self.try_on(passphrase.clone(), closed.clone(), number + 1),
                Some(Err(fault)) => {
                    self.said.set(String::new());
                    self.attempt.refuse_at(FIELD, format!("{fault}."));
                }
                // The user has left the page, so nothing more is tried.
                None => self.attempt.end(),
            }
        });
    }

    /// What comes after a passphrase was tried on all files that were closed.
    fn tried(self, passphrase: &str, before: usize) {
        self.said.set(String::new());
        let left = self.files.with_untracked(|files| files.closed().len());
        if let Some(why) = self.files.with_untracked(|files| files.refused().cloned()) {
            return self.attempt.refuse_at(FIELD, why);
        }
        if left == 0 {
            // Comparing many files takes a moment, so the page stays busy until then.
            match next(self.session, self.files.get_untracked()) {
                Ok(step) => {
                    self.attempt.end();
                    _ = self.go.try_run(step);
                }
                Err((why, _)) => self.attempt.refuse_at(FIELD, why),
            }
            return;
        }
        if left == before {
            let why = if self.files.with_untracked(ChosenFiles::number) == 1 {
                OpenFault::WrongPassphrase.to_string()
            } else {
                "That passphrase opens none of these files. Show what you typed and check each word, or ask the sender \
                 for the passphrase again"
                    .to_owned()
            };
            return self.attempt.refuse_at(FIELD, format!("{why}."));
        }
        self.attempt.end();
        // The next passphrase may have been begun meanwhile.
        if self.typed.with_untracked(|typed| **typed == passphrase) {
            self.typed.set(Zeroizing::new(String::new()));
        }
        let open = self.files.with_untracked(ChosenFiles::open);
        let opened = count(open, "file is open", "files are open");
        let still = count(left, "file asks", "files ask");
        self.said
            .set(format!("{opened}. {still} for another passphrase."));
        focus_soon(FIELD);
    }
}

/// Which files are closed, and whom to ask.
fn asking(files: &ChosenFiles) -> AnyView {
    let ask = "by telephone or face to face. It is not the passphrase of your device.";
    if files.number() == 1 {
        return view! {
            <p class="govuk-body">{format!("The file is protected. Ask the person who handed it over for its passphrase, {ask}")}</p>
        }
        .into_any();
    }
    let closed = files.closed();
    let names = closed.iter().map(|place| {
        let name = files.name(*place).to_owned();
        view! { <li translate="no">{name}</li> }
    });
    let said = if closed.len() == 1 {
        format!("One of the files is protected. Ask the person who handed it over for its passphrase, {ask}")
    } else {
        format!(
            "{} of the files are protected. Ask the people who handed them over for the passphrases, {ask} A passphrase that you \
             enter is tried on all of them.",
            closed.len()
        )
    };
    view! {
        <p class="govuk-body">{said}</p>
        <ul class="govuk-list govuk-list--bullet">{names.collect_view()}</ul>
    }
    .into_any()
}
