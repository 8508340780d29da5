//! The rescue screen: what is missing, and how to recover it. It is shown before the desk, so that nobody mistakes lost
//! data for an empty desk.

pub mod mirror;
pub mod unreadable;

use leptos::prelude::*;

use self::{mirror::PutBack, unreadable::Unreadable};
use crate::{
    app::{
        browser::Browser,
        device::{opening::Opening, rescue},
        route::Route,
        session::Session,
    },
    ui::{
        attempt::Attempt,
        count::count,
        dates,
        page::Page,
        pages::damage::put_back_words,
        parts::{AskFirst, Button, Loading, Notice, NoticeKind, StatusLine, WarningText},
    },
};

/// The page for a device on which committed entries are missing.
#[component]
pub fn Rescue(session: Session) -> impl IntoView {
    let missing = move || session.found.with(|found| found.missing);
    let whole = Memo::new(move |_| missing().is_none());
    let mirrored = RwSignal::new(None::<usize>);
    let known = Memo::new(move |_| whole.get() || mirrored.with(Option::is_some));
    let said = move || {
        missing().map(|missing| {
            let lost = missing.counted.saturating_sub(missing.found);
            let counted = count(missing.counted, "committed entry", "committed entries");
            let entries = count(lost, "entry is", "entries are");
            view! {
                <WarningText>{format!(
                    "This device should have {counted}, but has {}. At least {entries} missing: the browser’s own \
                     files were damaged or cleared.",
                    missing.found,
                )}</WarningText>
            }
        })
    };
    let opening: Opening = expect_context();
    let put_back = move || {
        let words = put_back_words(opening.put_back());
        words.map(|words| view! { <p class="govuk-body">{words}</p> })
    };
    view! {
        <Page title=Signal::derive(move || {
            let title = if whole.get() { "Everything is back" } else { "Something on this device is missing or damaged" };
            title.to_owned()
        })>
            {said}
            <Named session />
            {put_back}
            <p class="govuk-body">"Nothing has been deleted or written over. Do not clear the browser’s data."</p>
            <PutBack session there=mirrored />
            {move || (!whole.get()).then(|| view! { <Backups /> })}
            <Unreadable session />
            {move || if known.get() {
                view! { <GoOn session whole /> }.into_any()
            } else {
                view! { <Loading what="Checking the second copy on this device" /> }.into_any()
            }}
        </Page>
    }
}

/// The maximum number of missing entries that are listed.
const NAMED: usize = 10;

/// The known missing entries: those that were in a backup saved on this device.
#[component]
fn Named(session: Session) -> impl IntoView {
    let opening: Opening = expect_context();
    let named = move || {
        let lacks = session.found.with(|found| found.lacks.clone());
        let when =
            |key: &String| rescue::recorded(key).map(|at| dates::moment(opening.environment().local(at)));
        let times: Vec<String> = lacks.iter().take(NAMED).filter_map(when).collect();
        let more = lacks.len().saturating_sub(times.len());
        (!lacks.is_empty()).then(|| {
            view! {
                <p class="govuk-body">"A backup saved on this device has these missing entries, by when they were recorded:"</p>
                <ul class="govuk-list govuk-list--bullet">
                    {times.into_iter().map(|time| view! { <li>{time}</li> }).collect_view()}
                    {(more > 0).then(|| view! { <li>{format!("and {more} more")}</li> })}
                </ul>
            }
        })
    };
    view! { {named} }
}

/// The other source of missing entries: a backup or a colleague.
#[component]
fn Backups() -> impl IntoView {
    view! {
        <section aria-labelledby="from-backup">
            <h2 class="govuk-heading-m" id="from-backup">"From a backup, or from a colleague"</h2>
            <p class="govuk-body">
                "A backup of this device restores what was in it, and changes nothing that is here. "
                <a class="govuk-link" href=Route::Backup.href()>"Open a backup file"</a>
            </p>
            <p class="govuk-body">"If you have none, ask colleagues who have the same audits, and tell your IT support before you go on."</p>
        </section>
    }
}

/// Goes to the desk. Asks for confirmation if something is still missing.
#[component]
fn GoOn(session: Session, whole: Memo<bool>) -> impl IntoView {
    let opening: Opening = expect_context();
    let browser = Browser::here();
    let asking = RwSignal::new(false);
    let attempt = Attempt::new();
    let go_on = move || {
        let work = async move {
            let recorded = rescue::go_on(opening, session).await;
            recorded.map_err(|error| format!("Not recorded: {error}."))
        };
        attempt.run(work, move |()| browser.go(Route::Home));
    };
    let content = move || {
        if whole.get() {
            view! {
                <Notice id="whole" kind=NoticeKind::Success title="Everything that this device counted is here">
                    <Button on_click=go_on>"Go to the desk"</Button>
                </Notice>
            }
            .into_any()
        } else {
            view! {
                <h2 class="govuk-heading-m">"If you cannot get it back"</h2>
                <AskFirst id="go-on" button_id="ask-to-go-on" button="Go on with what is here"
                    title="Go on without what is missing?" yes="Go on without it" asking on_yes=go_on>
                    <p class="govuk-body">"From then on this device treats what is here as complete and stops warning \
                                           you. You can still restore a backup later."</p>
                </AskFirst>
            }
            .into_any()
        }
    };
    view! {
        {content}
        <StatusLine text=attempt.status() />
    }
}
