//! The start in a browser: connects `platform` to `app`, and `app` to the page. Nothing here decides anything.

mod deriving;
mod tabs;
mod watching;

use std::{future::Future, pin::Pin, rc::Rc};

use leptos::{prelude::*, task::spawn_local};

use crate::{
    app::{
        browser::{Answered, Browser, NamedFile, Picked, Room},
        device::{
            backed_up, lock::Lock, lock_message::LockMessage, opening::Opening, unlocking::look_though,
        },
        environment::Environment,
        route::Route,
        session::Session,
    },
    domain::id::EntryId,
    exchange::{document::Document, seal::MOST},
    on_demand::Fetched,
    platform::{
        channel::Channel, clipboard, clock, download, file, launched, page, panic, persist, randomness,
        update, workbook,
    },
    store::{
        StoreError,
        browser::{BrowserDevice, BrowserShelf, is_available},
        vault::{Effort, Vault},
    },
    ui::{page::HEADING, parts::once_drawn, shell::Shell},
};

/// The channel on which tabs send messages about locking. The shelf has another channel.
const CHANNEL: &str = "plumbline.lock";

/// Mounts the application on the page's body.
pub fn start() {
    panic::install();
    leptos::mount::mount_to_body(App);
}

#[component]
fn App() -> impl IntoView {
    page::remove("loading");
    let environment = Environment::new(clock::now, clock::wall, randomness::fill, deriving::derive);
    let device = Rc::new(BrowserDevice::default());
    let opening = Opening::new(environment, device.clone(), Effort::USUAL);
    let channel = Rc::new(Channel::join(CHANNEL));
    let browser = browser(StoredValue::new_local(channel.clone()));
    let lock = Lock::new(opening, browser);
    watching::watch(opening, lock, channel);
    let window = RwSignal::new(String::new());
    follow_title(window);
    follow_focus(browser, opening);
    follow_tabs(&device, opening);
    follow_backups(opening);
    follow_launches(browser);
    spawn_local(async move {
        // The app also opens when storage is full: existing data can be read and exported, and each failed save reports
        // itself.
        match is_available().await {
            Ok(()) | Err(StoreError::Full | StoreError::DiskFull) => look_though(opening, None).await,
            Err(error) => look_though(opening, Some(error)).await,
        }
    });
    let update_ready = RwSignal::new(update::is_ready());
    update::on_ready(move || update_ready.set(true)).forever();
    let take_update = Callback::new(|()| update::take());
    view! { <Shell opening browser lock window update_ready take_update /> }
}

/// Listens for entries that other tabs add. Listening begins before anything is read from the device, so that nothing
/// is missed: messages that arrive while the desk opens are handled once it is open.
fn follow_tabs(device: &BrowserDevice, opening: Opening) {
    let unheard = StoredValue::new(false);
    device.on_open(move |shelf, drawer| {
        let others = shelf.clone();
        shelf.on_others(move |ids| {
            let Some(session) = opening.own_session() else {
                return unheard.set_value(true);
            };
            spawn_local(done(show_others(session, others.clone(), ids)));
        });
        drawer.on_others(move |_| {
            if let Some(session) = opening.own_session() {
                spawn_local(async move { _ = refresh_drafts(session).await });
            }
        });
    });
    opening.on_session(move |session| {
        Box::pin(async move {
            if let Some(vault) = opening.vault() {
                // The session came from this module, so the module is loaded.
                _ = part_tabs(session, vault).await;
            }
        })
    });
    Effect::new(move || {
        opening.phase();
        let Some(session) = opening.own_session() else {
            return;
        };
        if unheard.get_value() {
            unheard.set_value(false);
            spawn_local(done(refresh_desk(session)));
        }
    });
}

type Work = Pin<Box<dyn Future<Output = ()>>>;

// Changes from other tabs are needed only once the desk is open.
on_demand! { desk:
    fn show_others(session: Session, shelf: Rc<BrowserShelf>, ids: Vec<EntryId>) -> Work {
        Box::pin(async move {
            // Entries that cannot be read now are read at the next start.
            if let Ok(loaded) = shelf.read(&ids).await {
                session.desk.merge_saved(loaded.entries);
                let _ = session.desk.erase_withdrawn().await;
            }
        })
    }
    fn refresh_desk(session: Session) -> Work {
        Box::pin(async move {
            let _ = session.desk.refresh().await;
        })
    }
    fn refresh_drafts(session: Session) -> () {
        session.drafts.refresh();
    }
    fn part_tabs(session: Session, vault: Rc<Vault>) -> () {
        tabs::part(session, vault);
    }
}

/// Does the work, whose module is loaded.
async fn done(work: Fetched<Work>) {
    if let Ok(work) = work.await {
        work.await;
    }
}

/// Another tab may have made a backup. Returning to this tab refreshes what it shows about backups.
fn follow_backups(opening: Opening) {
    let refresh = move || {
        if opening.own_session().is_some() {
            spawn_local(backed_up::refresh(opening));
        }
    };
    page::on_focus(refresh).forever();
}

fn picked(read: Result<Vec<u8>, file::NotRead>) -> Picked {
    match read {
        Ok(bytes) => Picked::File(bytes),
        Err(file::NotRead::TooBig) => Picked::TooBig,
        Err(file::NotRead::TooMuch) => Picked::TooMuch,
        Err(file::NotRead::Refused(refused)) => Picked::Refused(refused.to_string()),
    }
}

fn named((name, read): file::Named) -> NamedFile {
    NamedFile {
        name,
        picked: picked(read),
    }
}

/// Opens the page for files with which the system opened the installed app. If the device is locked, this happens once
/// it is unlocked.
fn follow_launches(browser: Browser) {
    launched::on_launched(move |launched| {
        spawn_local(async move {
            let files = launched.read(MOST).await.into_iter().map(named);
            // Files of an earlier launch may still wait for the device to be unlocked.
            browser.launched.update(|waiting| waiting.extend(files));
            browser.go(Route::OpenFile);
        });
    });
}

/// The functions that pages may ask of the browser. If a page has gone when an answer arrives, the answer is dropped.
fn browser(channel: StoredValue<Rc<Channel>, LocalStorage>) -> Browser {
    let route = RwSignal::new(route_now());
    let focus_next = RwSignal::new(None);
    page::on_hash_change(move || {
        let asked = route_now();
        if route.get_untracked() == asked {
            // A different address of the same page.
            read_from_top(focus_next);
        } else {
            route.set(asked);
        }
    })
    .forever();
    Browser {
        route,
        navigate: Callback::new(move |asked: Route| {
            // No change of hash is reported for the page that is already open. It was drawn again, so it is read from
            // the top.
            if route.get_untracked() == asked {
                read_from_top(focus_next);
            } else {
                page::set_hash(&asked.href());
            }
        }),
        copy: Callback::new(|(text, copied): (String, Callback<bool>)| {
            spawn_local(async move { _ = copied.try_run(clipboard::copy(&text).await.is_ok()) });
        }),
        download: Callback::new(|document: Document| {
            // The browser shows its own message if it refuses a download.
            let _ = download::download(&document.name, document.media_type, &document.bytes);
        }),
        once_drawn: Callback::new(|work: Callback<()>| {
            // The first frame is the one being drawn; the second begins when that one is on the screen.
            request_animation_frame(move || {
                request_animation_frame(move || {
                    _ = work.try_run(());
                    // Outside a page's owner nothing else would free what it holds, such as the bytes of a file.
                    work.dispose();
                });
            });
        }),
        print: Callback::new(|()| page::print()),
        read_file: Callback::new(|(field, most, read): (String, usize, Callback<Picked>)| {
            spawn_local(async move {
                let first = file::chosen(&field, most).await.into_iter().next();
                _ = read.try_run(first.map_or(Picked::Nothing, |(_, bytes)| picked(bytes)));
            });
        }),
        read_files: Callback::new(|(field, most, read): (String, usize, Callback<Vec<NamedFile>>)| {
            spawn_local(async move {
                let chosen = file::chosen(&field, most).await;
                _ = read.try_run(chosen.into_iter().map(named).collect());
            });
        }),
        read_workbook: Callback::new(|(bytes, read): (Vec<u8>, Answered)| {
            spawn_local(async move {
                _ = read.try_run(
                    workbook::read(&bytes)
                        .await
                        .map_err(|refused| refused.to_string()),
                );
            });
        }),
        launched: RwSignal::new(Vec::new()),
        room: Callback::new(|told: Callback<_>| {
            spawn_local(async move {
                let estimate = persist::estimate().await;
                _ = told.try_run(estimate.map(|(used, quota)| Room { used, quota }));
            });
        }),
        is_kept: Callback::new(|told: Callback<_>| {
            spawn_local(async move { _ = told.try_run(persist::is_persisted().await) });
        }),
        ask_to_keep: Callback::new(|told: Callback<_>| {
            spawn_local(async move { _ = told.try_run(persist::persist().await) });
        }),
        reload: Callback::new(|()| page::reload()),
        say: Callback::new(move |word: LockMessage| channel.with_value(|channel| channel.say(word.text()))),
        focus_next,
    }
}

/// The route of the present address. An address that says too much is replaced, in the browser's history too.
fn route_now() -> Route {
    let hash = page::hash();
    if let Some(href) = Route::in_place_of(&hash) {
        page::replace_hash(&href);
    }
    Route::from_hash(&hash)
}

fn follow_title(window: RwSignal<String>) {
    Effect::new(move || {
        let title = window.get();
        page::set_title(&if title.is_empty() {
            "Plumbline".to_owned()
        } else {
            format!("{title} – Plumbline")
        });
    });
}

/// After every change of route, the new page is read from the top. The same applies on entering or leaving the example,
/// which may have the same address. Not on the first page, where the browser's own position is right.
fn follow_focus(browser: Browser, opening: Opening) {
    Effect::new(move |before: Option<(Route, bool)>| {
        let here = (browser.route.get(), opening.is_example());
        if before.is_some_and(|before| before != here) {
            read_from_top(browser.focus_next);
        }
        here
    });
}

/// Once the page is drawn, its heading takes focus, or the field that was asked for.
fn read_from_top(focus_next: RwSignal<Option<String>>) {
    once_drawn(HEADING.to_owned(), move || {
        let field = focus_next.get_untracked();
        focus_next.set(None);
        match field {
            Some(field) if page::focus(&field) => page::scroll_into_view(&field),
            _ => {
                page::focus(HEADING);
                page::scroll_to_top();
            }
        }
    });
}
