//! What surrounds every page: the masthead, the banners, the footer, the window title, and the focus.

use leptos::prelude::*;

use crate::{
    app::{
        browser::Browser,
        device::{
            backed_up,
            lock::Lock,
            opening::{Opening, Phase},
            repair,
        },
        route::Route,
    },
    domain::stage::Stage,
    ui::{
        count::count,
        lock_notice::LockNotice,
        page::WindowTitle,
        pages,
        parts::{Button, ButtonKind, ExampleBanner, Footer, Masthead, NavItem, Notice, SkipLink},
        read_only_notice::ReadOnlyNotice,
    },
};

/// The app: chooses the page and draws the shell around it.
#[component]
pub fn Shell(
    /// What is open.
    opening: Opening,
    /// The access to the browser.
    browser: Browser,
    /// The lock of this page.
    lock: Lock,
    /// The window title.
    window: RwSignal<String>,
    /// Whether a new version of the program is ready.
    update_ready: RwSignal<bool>,
    /// Starts the new version, which reloads the page.
    take_update: Callback<()>,
) -> impl IntoView {
    provide_context(browser);
    provide_context(opening);
    provide_context(WindowTitle(window));
    let who = Signal::derive(move || {
        let me = opening.session()?.me()?;
        Some(format!("{}, {}", me.name(), me.role()))
    });
    let nav = Signal::derive(move || match opening.session() {
        Some(_) => rooms(&browser.route.get()),
        None => Vec::new(),
    });
    let leave = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        opening.leave_example();
        browser.go(Route::Home);
    };
    let tools = move || {
        opening.is_unlocked().then(|| {
            view! {
                <Button kind=ButtonKind::Secondary on_click=move |()| lock.by_hand()>"Lock"</Button>
            }
        })
    };
    let nobody = Memo::new(move |_| opening.session().is_some_and(|session| session.me().is_none()));
    // A page is redrawn only when the route or the phase changes.
    let route = Memo::new(move |_| browser.route.get());
    let page = move || match opening.phase() {
        Phase::Looking => pages::looking(),
        Phase::Closed(error) => pages::closed(error.get_value(), opening.environment()),
        Phase::Fresh | Phase::Unsealed | Phase::Locked | Phase::Stuck => {
            pages::before_desk(opening, route.get())
        }
        Phase::Rescue(session) => pages::rescue(opening, session, route.get()),
        Phase::Open(session) if nobody.get() => pages::nobody(session, route.get()),
        Phase::Open(session) => pages::page(session, route.get()),
    };
    let unbacked = Memo::new(move |_| backed_up::unbacked(opening));
    let single = Memo::new(move |_| repair::single(opening));
    view! {
        <SkipLink />
        <Masthead who nav tools=move || tools />
        {move || opening.is_example().then(|| view! {
            <ExampleBanner>
                "A made-up quarter. Nothing here is real, and nothing is stored. "
                <a class="govuk-link" href="#/" on:click=leave>"Leave the example"</a>
            </ExampleBanner>
        })}
        <div class="govuk-width-container">
            <LockNotice lock />
            <ReadOnlyNotice opening />
            {move || update_ready.get().then(|| view! {
                <Notice id="update" title="A new version of Plumbline is ready">
                    <p class="govuk-body">"What you have typed is kept. Update when it suits you."</p>
                    <Button kind=ButtonKind::Secondary on_click=take_update>"Use the new version"</Button>
                </Notice>
            })}
            <main class="govuk-main-wrapper" id="main" tabindex="-1">{page}</main>
        </div>
        <Footer>
            {move || unbacked_words(unbacked.get()).map(|words| view! {
                <p><a class="govuk-link" href=Route::Backup.href()>{words}</a></p>
            })}
            {move || single_words(single.get()).map(|words| view! { <p>{words}</p> })}
            <p>"Plumbline works in this browser only. It sends nothing anywhere. "
                <a class="govuk-link" href=Route::About.href()>"What it promises"</a></p>
        </Footer>
    }
}

/// The footer's statement about entries that are in no backup; `None` if all are in one.
pub fn unbacked_words(entries: usize) -> Option<String> {
    match entries {
        0 => None,
        n => Some(format!(
            "Back up now: {} only on this computer",
            count(n, "change exists", "changes exist")
        )),
    }
}

/// The footer's statement about entries with only one copy; `None` if there are none.
pub fn single_words(entries: usize) -> Option<String> {
    let one = "on this device: there was no room for a second. Save a backup now.";
    match entries {
        0 => None,
        n => Some(format!(
            "{} one copy only {one}",
            count(n, "entry has", "entries have")
        )),
    }
}

/// The sections of the app, for the masthead.
fn rooms(here: &Route) -> Vec<NavItem> {
    let item = |route: Route, label: &str, current: bool| NavItem {
        href: route.href(),
        label: label.to_owned(),
        current,
    };
    vec![
        item(
            Route::Home,
            "Desk",
            matches!(here, Route::Home | Route::Conflicts),
        ),
        item(
            Route::Moderation,
            "Moderation",
            matches!(here, Route::Moderation | Route::Moderate(..) | Route::Compare(_)),
        ),
        item(
            Route::Quarter(None, Stage::Final),
            "Quarter",
            matches!(here, Route::Quarter(..) | Route::Quarters(_)),
        ),
        item(Route::Tool(None), "Audit tool", matches!(here, Route::Tool(_))),
        item(
            Route::OpenFile,
            "Files",
            matches!(here, Route::OpenFile | Route::HandOver),
        ),
        item(
            Route::Device,
            "This device",
            matches!(
                here,
                Route::Device | Route::Backup | Route::Import | Route::Secrets | Route::Erase
            ),
        ),
    ]
}
