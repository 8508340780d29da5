//! The start in a browser: wires the platform to the app and the app to the page. Nothing here decides anything.

mod tabs;

use std::{cell::Cell, rc::Rc};

use leptos::{prelude::*, task::spawn_local};

use crate::{
    app::{
        opening::Opening,
        outside::Outside,
        places::Places,
        route::Route,
        senses::Senses,
        session::{Keeping, Session},
    },
    exchange::document::Document,
    platform::{clipboard, clock, download, page, panic, randomness, update},
    store::{
        Shelf, StoreError,
        browser::{BrowserDrawer, BrowserShelf, is_available},
    },
    ui::{page::HEADING, parts::once_drawn, shell::Shell},
};

/// Mounts the application to the page's body.
pub fn start() {
    panic::install();
    leptos::mount::mount_to_body(App);
}

#[component]
fn App() -> impl IntoView {
    page::remove("loading");
    let senses = Senses::new(clock::now, clock::wall, randomness::random);
    let opening = Opening::new(senses);
    let outside = outside();
    let window = RwSignal::new(String::new());
    follow_title(window);
    follow_focus(outside, opening);
    spawn_local(async move {
        match open_device(senses, opening).await {
            Ok(session) => opening.open(session),
            Err(error) => opening.close(error),
        }
    });
    let update_ready = RwSignal::new(update::is_ready());
    update::on_ready(move || update_ready.set(true)).forever();
    let take_update = Callback::new(|()| update::take());
    view! { <Shell opening outside window update_ready take_update /> }
}

/// Opens this device's own storage, and listens for what other tabs add to it.
async fn open_device(senses: Senses, opening: Opening) -> Result<Session, StoreError> {
    // A full storage still opens: what lies there can be read and taken along, and each failed save says so itself.
    match is_available().await {
        Ok(()) | Err(StoreError::Full) => {}
        Err(error) => return Err(error),
    }
    let shelf = Rc::new(BrowserShelf::open().await?);
    let drawer = Rc::new(BrowserDrawer::default());
    // Listening begins before looking, so that nothing which another tab adds in between is missed.
    let others = shelf.clone();
    let opened = Rc::new(Cell::new(None::<Session>));
    let missed = Rc::new(Cell::new(false));
    let (listening, unheard) = (opened.clone(), missed.clone());
    shelf.on_others(move |ids| {
        let Some(session) = listening.get() else {
            return unheard.set(true);
        };
        let shelf = others.clone();
        spawn_local(async move {
            // What can't be read now is read at the next start.
            if let Ok(loaded) = shelf.read(&ids).await {
                session.desk.show(loaded.entries);
            }
        });
    });
    let loaded = shelf.load().await?;
    let places = Places {
        shelf,
        drawer: drawer.clone(),
    };
    let session = opening.outliving_the_page(|| Session::open(places, loaded, senses, Keeping::Device))?;
    opened.set(Some(session));
    if missed.get() {
        session.desk.refresh().await?;
    }
    drawer.on_others(move |_| session.drafts.refresh());
    tabs::part(session);
    Ok(session)
}

fn outside() -> Outside {
    let route = RwSignal::new(Route::from_hash(&page::hash()));
    let focus_next = RwSignal::new(None);
    page::on_hash_change(move || route.set(Route::from_hash(&page::hash()))).forever();
    Outside {
        route,
        navigate: Callback::new(move |asked: Route| {
            // Of a page on which one is already, no change is told: it was drawn anew, and is read from its top.
            if route.get_untracked() == asked {
                read_from_top(focus_next);
            } else {
                page::set_hash(&asked.href());
            }
        }),
        copy: Callback::new(|(text, copied): (String, Callback<bool>)| {
            spawn_local(async move { copied.run(clipboard::copy(&text).await.is_ok()) });
        }),
        download: Callback::new(|document: Document| {
            // The browser shows its own message where it refuses a download.
            let _ = download::download(&document.name, document.media_type, &document.bytes);
        }),
        focus_next,
    }
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

/// After every change of route the new page is read from its top. So it is when the example is entered or left, which
/// may be at one address. Not at the first page, where the browser's own place is right.
fn follow_focus(outside: Outside, opening: Opening) {
    Effect::new(move |before: Option<(Route, bool)>| {
        let here = (outside.route.get(), opening.is_example());
        if before.is_some_and(|before| before != here) {
            read_from_top(outside.focus_next);
        }
        here
    });
}

/// Once the page is drawn: its heading takes focus, or the field that was asked for.
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
