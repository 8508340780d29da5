//! The bindings to the browser, in a browser.
#![cfg(target_arch = "wasm32")]

use std::{cell::Cell, rc::Rc};

use js_sys::{Function, Promise, futures::JsFuture};
use plumbline::platform::{
    channel::Channel,
    clipboard, clock, download,
    locks::{self, Answer, From, Lock},
    page, panic, persist, randomness, update,
};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// Runs the body of an asynchronous JavaScript function.
async fn js(body: &str) -> JsValue {
    let run = Function::new_no_args(&format!("return (async () => {{ {body} }})()"));
    let promise: Promise = run.call0(&JsValue::NULL).expect("runs").unchecked_into();
    match JsFuture::from(promise).await {
        Ok(value) => value,
        Err(thrown) => panic!("{thrown:?} in {body}"),
    }
}

async fn text(body: &str) -> String {
    js(body).await.as_string().expect("is a text")
}

/// Counts its calls.
fn counter() -> (Rc<Cell<u32>>, impl Fn() + 'static) {
    let count = Rc::new(Cell::new(0));
    let counted = Rc::clone(&count);
    (count, move || counted.set(counted.get() + 1))
}

#[wasm_bindgen_test]
async fn the_clock_says_what_the_browsers_clock_says() {
    let now = clock::now();
    let zone = js("return new Date().getTimezoneOffset()")
        .await
        .as_f64()
        .expect("is a number") as i64;
    let read = text("return new Date().toISOString()").await;
    let read: jiff::Timestamp = read.parse().expect("is a timestamp");
    assert!(read.as_millisecond() - now.as_millisecond() < 1000);
    let by_the_wall = jiff::tz::TimeZone::UTC.to_datetime(now) - jiff::SignedDuration::from_mins(zone);
    assert_eq!(by_the_wall.date(), clock::wall(now).date());
    assert_eq!(by_the_wall.time(), clock::wall(now).time());
}

#[wasm_bindgen_test]
fn random_bytes_differ() {
    let [mut one, mut other] = [[0; 10]; 2];
    randomness::fill(&mut one);
    randomness::fill(&mut other);
    assert_ne!(one, other);
}

#[wasm_bindgen_test]
async fn a_download_has_its_name_its_type_and_its_bytes() {
    js(
        "window.clicked = []; window.click = HTMLAnchorElement.prototype.click;
        HTMLAnchorElement.prototype.click = function () { window.clicked.push(this) }",
    )
    .await;
    download::download("returns 2024.csv", "text/csv", &[0xEF, 0xBB, 0xBF, 0, 255]).expect("downloads");
    let found = text(
        "
        HTMLAnchorElement.prototype.click = window.click;
        const [anchor] = window.clicked;
        const blob = await (await fetch(anchor.href)).blob();
        const bytes = new Uint8Array(await blob.arrayBuffer());
        return [anchor.download, blob.type, ...bytes].join()",
    )
    .await;
    assert_eq!(found, "returns 2024.csv,text/csv,239,187,191,0,255");
}

#[wasm_bindgen_test]
async fn a_text_is_copied_in_the_browsers_way_or_else_in_the_old_way() {
    for (clipboard, way) in [
        ("undefined", "old: Größe\n2"),
        (
            "Object.assign(Object.create(Clipboard.prototype), \
            { writeText: text => { window.copied = 'new: ' + text; return Promise.resolve() } })",
            "new: Größe\n2",
        ),
        (
            "Object.assign(Object.create(Clipboard.prototype), \
            { writeText: () => Promise.reject(new DOMException('', 'NotAllowedError')) })",
            "old: Größe\n2",
        ),
    ] {
        js(&format!(
            "
            window.copied = '';
            document.execCommand = () => {{
                const {{ value, selectionStart, selectionEnd }} = document.activeElement;
                window.copied = 'old: ' + value.slice(selectionStart, selectionEnd);
                return true;
            }};
            Object.defineProperty(navigator, 'clipboard', {{ configurable: true, value: {clipboard} }})"
        ))
        .await;
        assert_eq!(clipboard::copy("Größe\n2").await, Ok(()));
        assert_eq!(text("return window.copied").await, way);
        assert_eq!(
            text("return String(document.querySelector('textarea'))").await,
            "null"
        );
    }
    js(
        "document.execCommand = () => false; Object.defineProperty(navigator, 'clipboard',
        { configurable: true, value: undefined })",
    )
    .await;
    assert!(clipboard::copy("x").await.is_err());
}

#[wasm_bindgen_test]
async fn title_and_focus_move() {
    js("document.body.insertAdjacentHTML('beforeend', `<div id=part><h1 id=heading>A</h1><input id=field></div>`)").await;
    page::set_title("Quarter – Plumbline");
    assert_eq!(text("return document.title").await, "Quarter – Plumbline");
    for (id, index) in [("heading", "-1"), ("field", "0")] {
        assert!(page::focus(id));
        let active = text("const { id, tabIndex } = document.activeElement; return id + tabIndex").await;
        assert_eq!(active, format!("{id}{index}"));
    }
    assert!(!page::focus("no-such"));
    page::scroll_to_top();
    js("document.getElementById('part').remove()").await;
}

#[wasm_bindgen_test]
async fn the_hash_is_read_written_and_heard_of() {
    let (heard, call) = counter();
    let ear = page::on_hash_change(call);
    page::set_hash("#/quarter/2024-Q3");
    assert_eq!(page::hash(), "#/quarter/2024-Q3");
    js("await new Promise(done => setTimeout(done, 50))").await;
    assert_eq!(heard.get(), 1);

    page::replace_hash("#/audits");
    assert_eq!(page::hash(), "#/audits");
    drop(ear);
    page::set_hash("#/");
    js("await new Promise(done => setTimeout(done, 50))").await;
    assert_eq!(
        heard.get(),
        1,
        "neither a replaced hash nor a dropped ear is heard"
    );
}

#[wasm_bindgen_test]
async fn being_hidden_is_heard_of() {
    let (heard, call) = counter();
    let _ear = page::on_visibility_hidden(call);
    for state in ["visible", "hidden", "visible"] {
        js(&format!(
            "
            Object.defineProperty(document, 'visibilityState', {{ configurable: true, value: '{state}' }});
            document.dispatchEvent(new Event('visibilitychange'))"
        ))
        .await;
    }
    js("delete document.visibilityState").await;
    assert_eq!(heard.get(), 1);
}

#[wasm_bindgen_test]
async fn a_waiting_build_is_heard_of_and_taken() {
    let (heard, call) = counter();
    update::on_ready(call).forever();
    assert!(!update::is_ready());
    js("window.taken = 'no'; window.addEventListener('plumbline:take-update', () => { window.taken = 'yes' });
        document.documentElement.dataset.update = 'ready';
        window.dispatchEvent(new CustomEvent('plumbline:update-ready'))")
    .await;
    assert_eq!((heard.get(), update::is_ready()), (1, true));
    update::take();
    assert_eq!(text("return window.taken").await, "yes");
}

#[wasm_bindgen_test]
async fn room_is_estimated_and_persistence_asked_for() {
    let (used, quota) = persist::estimate().await.expect("this browser says");
    assert!(quota > used);
    let persisted = persist::persist().await;
    assert_eq!(persist::is_persisted().await, persisted);
    js(
        "window.kept = Object.getOwnPropertyDescriptor(Navigator.prototype, 'storage');
        Object.defineProperty(Navigator.prototype, 'storage', { configurable: true, value: undefined })",
    )
    .await;
    let without = (persist::persist().await, persist::estimate().await);
    js("Object.defineProperty(Navigator.prototype, 'storage', window.kept)").await;
    assert_eq!(without, (false, None));
}

/// Asks for a lock and waits for the answer; also returns how often it was stolen since.
async fn ask(name: &str, from: From) -> (Option<Answer>, Rc<Cell<u32>>) {
    let said = Rc::new(Cell::new(None));
    let saying = said.clone();
    let (stolen, steal) = counter();
    locks::request(name, from, move |answer| saying.set(Some(answer)), steal);
    let mut answer = None;
    // A busy machine needs more time.
    for _ in 0..40 {
        a_moment().await;
        answer = said.take();
        if answer.is_some() {
            break;
        }
    }
    (answer, stolen)
}

async fn a_moment() {
    js("await new Promise((done) => setTimeout(done, 50))").await;
}

fn granted(answer: Option<Answer>) -> Lock {
    match answer {
        Some(Answer::Granted(lock)) => lock,
        Some(Answer::Taken) => panic!("another has it"),
        Some(Answer::NoLocks) => panic!("there are no locks"),
        None => panic!("no answer"),
    }
}

#[wasm_bindgen_test]
async fn a_lock_has_one_holder_until_it_is_dropped_or_stolen() {
    let (first, first_stolen) = ask("a lock", From::Nobody).await;
    let first = granted(first);
    assert!(matches!(ask("a lock", From::Nobody).await.0, Some(Answer::Taken)));
    let _other = granted(ask("another lock", From::Nobody).await.0);

    let (second, second_stolen) = ask("a lock", From::Anybody).await;
    let second = granted(second);
    assert_eq!(first_stolen.get(), 1);
    drop(first);
    assert!(matches!(ask("a lock", From::Nobody).await.0, Some(Answer::Taken)));

    drop(second);
    a_moment().await;
    let _third = granted(ask("a lock", From::Nobody).await.0);
    assert_eq!(second_stolen.get(), 0, "what was let go is not stolen");
}

#[wasm_bindgen_test]
async fn a_page_that_is_given_no_locks_is_told_so() {
    js("window.kept = Object.getOwnPropertyDescriptor(Navigator.prototype, 'locks')").await;
    for given in [
        "undefined",
        "{ request: () => Promise.reject(new DOMException('no', 'SecurityError')) }",
    ] {
        js(&format!(
            "Object.defineProperty(Navigator.prototype, 'locks', {{ configurable: true, value: {given} }})"
        ))
        .await;
        let (answer, stolen) = ask("a lock for nobody", From::Nobody).await;
        assert!(matches!(answer, Some(Answer::NoLocks)), "{given}");
        assert_eq!(stolen.get(), 0);
    }
    js("Object.defineProperty(Navigator.prototype, 'locks', window.kept)").await;
}

#[wasm_bindgen_test]
async fn a_word_is_heard_by_all_others_who_joined() {
    let heard = Rc::new(Cell::new(String::new()));
    let hearing = heard.clone();
    let (one, other) = (Channel::join("a channel"), Channel::join("a channel"));
    other.on_word(move |word| hearing.set(word.to_owned()));
    one.on_word(|_| panic!("a word comes back"));
    one.say("a word");
    a_moment().await;
    assert_eq!(heard.take(), "a word");
}

#[wasm_bindgen_test]
async fn the_last_word_is_shown() {
    panic::stop("no page to say it on");
    js("document.body.insertAdjacentHTML('beforeend', `<p id=stopped hidden>Something went wrong</p>`)")
        .await;
    panic::stop("a test");
    assert_eq!(
        text("return String(document.getElementById('stopped').hidden)").await,
        "false"
    );
    js("document.getElementById('stopped').remove()").await;
}
