//! Asks how to seal the file. Nothing is preselected, and a file that is not sealed requires a separate confirmation.

use std::sync::Arc;

use leptos::prelude::*;
use zeroize::Zeroizing;

use super::{Chosen, Handed, Step, known_key::KnownKey};
use crate::{
    app::{
        browser::Browser,
        files::hand_over::{How, LockFault, SealAnswers, Sealing, make, remember},
        session::Session,
    },
    ui::{
        attempt::{Attempt, AttemptSummary},
        pages::secrets::proposed_words::ProposedWords,
        parts::{
            Button, Checkboxes, Choice, Failure, Form, PassphraseField, Radios, Size, StatusLine, WarningText,
        },
    },
};

const AGREED: &str = "agreed";
const TICK: &str = "anybody";

/// Asks how to seal the file, then makes it.
#[component]
pub fn AskLock(
    /// The session.
    session: Session,
    /// What goes into the file.
    chosen: Arc<Chosen>,
    /// The answers so far.
    lock: RwSignal<SealAnswers>,
    /// The passphrase words drawn for this file.
    words: RwSignal<String>,
    attempt: Attempt,
    /// Called with the next step.
    go: Callback<Step>,
) -> impl IntoView {
    let browser = Browser::here();
    let save = move |()| {
        let whole = lock.with_untracked(|lock| {
            lock.whole(&words.get_untracked(), &session.file_keys.colleagues_untracked())
        });
        match whole {
            Err(why) => attempt.refuse_at(field(&why), format!("{why}.")),
            Ok(sealing) => {
                attempt.begin();
                let chosen = chosen.clone();
                browser.once_drawn(move || match save_one(session, browser, &chosen, &sealing) {
                    Ok(handed) => {
                        attempt.end();
                        go.try_run(Step::Done(Arc::new(handed)));
                    }
                    Err(why) => attempt.fail(why),
                });
            }
        }
    };
    let error = move |id: &'static str| attempt.error(id);
    let busy = attempt.busy();
    let how = Signal::derive(move || lock.with(|lock| lock.how.map(|how| how.key().to_owned())));
    let set_how = move |key: String| lock.update(|lock| lock.how = How::of(&key));
    let choices = How::ALL.map(|how| match how {
        How::Words => Choice::new(how.key(), "With six random words for this file")
            .reveal(move || view! { <Drawn session words /> }),
        How::Agreed => Choice::new(how.key(), "With a passphrase that you have agreed on").reveal(move || {
            view! {
                <PassphraseField id=AGREED label="The passphrase" hint="12 characters or more" autocomplete="off"
                    error=error(AGREED) value=Signal::derive(move || lock.with(|lock| lock.agreed.to_string()))
                    on_input=move |text| lock.update(|lock| lock.agreed = Zeroizing::new(text)) />
            }
        }),
        How::Key => Choice::new(how.key(), "For a colleague’s key")
            .hint("Only their device opens it, and no passphrase is needed. Their key is on their page “This device”.")
            .reveal(move || view! { <KnownKey session lock error=error("key") name_error=error("key-name") /> }),
        How::Bare => Choice::new(how.key(), "No password")
            .after_or()
            .reveal(move || view! { <Bare lock error=error(TICK) /> }),
    });
    let working = move || {
        let busy = busy
            .get()
            .then_some("Protecting the file. This takes a second or two…");
        busy.unwrap_or_default().to_owned()
    };
    view! {
        <AttemptSummary attempt />
        <Failure title="No file was made" fault=attempt.fault next="Nothing was changed." />
        <Form on_submit=save>
            <Radios id="how" legend="How do you want to protect the file?" size=Size::M error=error("how")
                choices=choices.into() value=how on_choose=set_how />
            <Button submit=true busy>{move || if busy.get() { "Protecting…" } else { "Save the file" }}</Button>
            <StatusLine text=Signal::derive(working) />
        </Form>
    }
}

/// The passphrase words, and how to pass them to the recipient.
#[component]
fn Drawn(session: Session, words: RwSignal<String>) -> impl IntoView {
    view! {
        <ProposedWords proposed=words chance=session.environment.chance() />
        <p class="govuk-body">"Tell them the words by telephone, never in the same email. They are shown once more when the file is made."</p>
    }
}

#[component]
fn Bare(lock: RwSignal<SealAnswers>, error: Signal<Option<String>>) -> impl IntoView {
    view! {
        <WarningText>
            "Anybody who gets the file can read it: case references, what families said, grades and reasons. Use it only \
             for another program, in a folder that your council allows for case records."
        </WarningText>
        <Checkboxes id=TICK legend="Before you go on" error
            choices=vec![Choice::new("yes", "I know who can read the file where I am putting it")]
            selected=Signal::derive(move || lock.with(|lock| if lock.anybody { vec!["yes".to_owned()] } else { Vec::new() }))
            on_toggle=move |(_, ticked): (String, bool)| lock.update(|lock| lock.anybody = ticked) />
    }
}

fn save_one(
    session: Session,
    browser: Browser,
    chosen: &Chosen,
    sealing: &Sealing,
) -> Result<Handed, String> {
    let document =
        make(session, &chosen.contents, chosen.purpose, sealing).map_err(|why| format!("{why}."))?;
    let handed = Handed {
        name: document.name.clone(),
        audits: chosen.contents.audits.len(),
        purpose: chosen.purpose,
        sealing: sealing.clone(),
    };
    if let Sealing::Key(colleague) = sealing {
        // If the key cannot be stored, the file is sealed all the same, and the key must be pasted again next time.
        let _ = session.file_keys.remember(colleague.clone());
    }
    browser.download(document);
    remember(session, &chosen.selected, chosen.purpose, sealing);
    Ok(handed)
}

/// The id of the field in which the user can correct a fault.
fn field(fault: &LockFault) -> &'static str {
    match fault {
        LockFault::How => "how",
        LockFault::Short(_) => AGREED,
        LockFault::Key(_) => "key",
        LockFault::Name(_) => "key-name",
        LockFault::Anybody => TICK,
    }
}
