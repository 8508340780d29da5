//! Sealed files in a page, and files with which the system opens the installed app.
#![cfg(target_arch = "wasm32")]

use std::{cell::RefCell, rc::Rc};

use js_sys::{Function, Promise, futures::JsFuture};
use plumbline::{
    exchange::seal::{For, Identity, With, open, seal},
    platform::{
        clock,
        file::NotRead,
        launched::{Launched, on_launched},
    },
};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{console_log, wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const TEXT: &[u8] = b"{\"format\":\"plumbline pack\"}\n";

/// Runs the body of an asynchronous JavaScript function.
async fn js(body: &str) {
    let run = Function::new_no_args(&format!("return (async () => {{ {body} }})()"));
    let promise: Promise = run.call0(&JsValue::NULL).expect("runs").unchecked_into();
    if let Err(thrown) = JsFuture::from(promise).await {
        panic!("{thrown:?} in {body}");
    }
}

#[wasm_bindgen_test]
fn a_file_is_sealed_and_opened_in_a_page_and_never_the_same_twice() {
    let begun = clock::steady();
    let sealed = seal(TEXT, For::Passphrase("acid acorn acre")).expect("is short");
    let opened = open(&sealed, With::Passphrase("acid acorn acre"));
    let took = clock::steady() - begun;
    console_log!("sealed and opened with a passphrase in {took:?}");
    assert_eq!(opened.as_deref(), Ok(TEXT));
    assert!(took.as_secs() < 20, "{took:?}");

    let identity = Identity::from_secret(&[7; 32].into());
    let once = |()| seal(TEXT, For::Recipient(&identity.recipient())).expect("is short");
    let (one, other) = (once(()), once(()));
    assert_ne!(one, other, "its chance is the browser’s");
    assert_eq!(open(&one, With::Identity(&identity)).as_deref(), Ok(TEXT));
}

#[wasm_bindgen_test]
async fn a_file_that_the_system_opened_the_app_with_is_read() {
    // The browser's own property cannot be overwritten, but can be hidden.
    js(
        "const value = { setConsumer(consumer) { window.launch = consumer; } };
        Object.defineProperty(window, 'launchQueue', { value, configurable: true });",
    )
    .await;
    let heard = Rc::new(RefCell::new(Vec::<Launched>::new()));
    let hear = heard.clone();
    on_launched(move |launched| hear.borrow_mut().push(launched));
    js(
        "const handle = { name: 'a.plumbline', getFile: async () => new File(['abc'], 'a.plumbline') };
        const gone = { getFile: async () => { throw new Error('gone'); } };
        launch({ files: [] }); launch({}); launch({ files: [handle, gone] });
        delete window.launchQueue; delete window.launch;",
    )
    .await;
    let launches = heard.take();
    assert_eq!(launches.len(), 1, "a launch without a file is none");
    let read = launches[0].read(3).await;
    assert_eq!(read[0], ("a.plumbline".to_owned(), Ok(b"abc".to_vec())));
    assert!(
        matches!(read[1].1, Err(NotRead::Refused(_))),
        "the rest is read all the same"
    );
    assert_eq!(launches[0].read(2).await[0].1, Err(NotRead::TooBig));
}
