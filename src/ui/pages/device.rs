//! The page about this device: who works on it, when it locks, and what is stored on it.

mod locking;
mod receiving;

mod storage;

use leptos::prelude::*;

use self::storage::Storage;
use crate::{
    app::{
        browser::Browser,
        route::Route,
        session::{Session, SessionKind},
    },
    domain::person::Person,
    ui::{
        page::Page,
        pages::damage::DamageNotice,
        parts::{Button, ButtonKind, ButtonLink, StatusLine, SummaryList, SummaryRow},
    },
};

/// The page about this device.
#[component]
pub fn Device(session: Session) -> impl IntoView {
    let status = RwSignal::new(String::new());
    let people = move || {
        let working = session.me().map(|me| me.id());
        let people = session.people.everyone().into_iter();
        people
            .map(|person| one(session, working == Some(person.id()), person, status))
            .collect_view()
    };
    let counts = move || {
        let workspace = session.desk.workspace();
        let submitted = workspace
            .audits()
            .filter(|audit| audit.outline().is_some())
            .count();
        let withdrawn = workspace.withdrawn().count();
        view! {
            <SummaryList>
                <SummaryRow key="Submitted audits">{submitted}</SummaryRow>
                <SummaryRow key="Withdrawn audits">{withdrawn}</SummaryRow>
                <SummaryRow key="Committed entries">{workspace.entries().len()}</SummaryRow>
                <SummaryRow key="Kept in">{kept_in(session.kind)}</SummaryRow>
            </SummaryList>
        }
    };
    let add = (session.kind == SessionKind::Device)
        .then(|| view! { <ButtonLink kind=ButtonKind::Secondary href=Route::SetUp.href()>"Somebody else"</ButtonLink> });
    let stored = (session.kind == SessionKind::Device).then(|| view! { <Storage session /> });
    view! {
        <Page title="This device">
            <DamageNotice session />
            <section aria-labelledby="people">
                <h2 class="govuk-heading-m" id="people">"Who is working"</h2>
                <p class="govuk-body">"Change this when you hand the laptop over, so that nobody moderates their own audit."</p>
                <ul class="pl-device__people">{people}</ul>
                <StatusLine text=status />
                {add}
            </section>
            {(session.kind == SessionKind::Device).then(|| view! { <locking::Locking session /> })}
            <receiving::Receiving session />
            <section aria-labelledby="lies-here">
                <h2 class="govuk-heading-m" id="lies-here">"What is stored here"</h2>
                {counts}
                {stored}
                <p class="govuk-body"><a class="govuk-link" href=Route::Import.href()>"Import audits from a spreadsheet"</a></p>
                <p class="govuk-body">"Turn off enhanced spell checking (Microsoft Editor) and page translation for this page: they send what you type to their maker."</p>
                <p class="govuk-body">"Clearing this browser’s data for the page deletes all of it for good. "
                    <a class="govuk-link" href=Route::About.href()>"What Plumbline promises, and what it can’t"</a></p>
            </section>
        </Page>
    }
}

fn kept_in(kind: SessionKind) -> &'static str {
    match kind {
        SessionKind::Device => "This browser, on this device, and nowhere else",
        SessionKind::Example => "Memory only. This is the example; it is gone when you leave it",
    }
}

fn one(session: Session, working: bool, person: Person, status: RwSignal<String>) -> impl IntoView {
    let browser = Browser::here();
    let name = person.name().to_owned();
    let said = format!("{}, {}", person.name(), person.role());
    let sit_down = move || match session.people.sit_down(person.clone()) {
        Ok(()) => browser.go(Route::Home),
        Err(error) => status.set(format!("Not changed: {error}.")),
    };
    view! {
        <li class="pl-device__person">
            <span>{said}</span>
            {if working {
                view! { <strong class="pl-device__working">"Working now"</strong> }.into_any()
            } else {
                view! { <Button kind=ButtonKind::Secondary hidden=format!("as {name}") on_click=sit_down>"Work"</Button> }.into_any()
            }}
        </li>
    }
}
