//! Web Locks: of all the tabs of this browser, one at a time has the lock with a given name. It may not know what a
//! lock is for.
//!
//! Our own binding, because the stable `web-sys` has no `LockManager`.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use js_sys::{Function, Object, Promise, Reflect, futures::JsFuture};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::spawn_local;

use super::window;

/// Who the lock may be taken from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum From {
    /// Nobody: it has to be free.
    Nobody,
    /// Any tab that has it.
    Anybody,
}

/// The browser's answer.
pub enum Answer {
    /// This tab has the lock, until it is dropped or the tab is closed.
    Granted(Lock),
    /// Another tab has it.
    Taken,
    /// This browser has no locks for this page.
    NoLocks,
}

/// A lock that this tab has.
#[must_use = "a lock that is dropped is let go"]
pub struct Lock {
    /// Resolves the promise during which the browser keeps the lock.
    end: Function,
    dropped: Rc<Cell<bool>>,
}

impl Drop for Lock {
    fn drop(&mut self) {
        self.dropped.set(true);
        // A promise's own function does not throw.
        let _ = self.end.call0(&JsValue::UNDEFINED);
    }
}

/// Asks for the lock with this name; the answer comes later. Calls `stolen` if another tab takes the lock before it is
/// dropped.
pub fn request(
    name: &str,
    from: From,
    answer: impl FnOnce(Answer) + 'static,
    stolen: impl FnOnce() + 'static,
) {
    let dropped = Rc::new(Cell::new(false));
    // Called once: by the browser's callback, or at once if there is no lock manager.
    let answer = Rc::new(RefCell::new(Some(answer)));
    let (answering, let_go) = (answer.clone(), dropped.clone());
    let callback = Closure::once_into_js(move |lock: JsValue| {
        let answer = answering.borrow_mut().take();
        if lock.is_null() {
            if let Some(answer) = answer {
                answer(Answer::Taken);
            }
            return JsValue::UNDEFINED;
        }
        let mut done = None;
        let until = Promise::new(&mut |end, _| done = Some(end));
        if let (Some(answer), Some(done)) = (answer, done) {
            answer(Answer::Granted(Lock {
                end: done.unchecked_into(),
                dropped: let_go,
            }));
        }
        until.into()
    });
    let asked = ask(name, from, &callback);
    spawn_local(async move {
        let ended = match asked {
            Ok(promise) => JsFuture::from(promise).await.map(|_| ()),
            Err(thrown) => Err(thrown),
        };
        if ended.is_ok() {
            return;
        }
        let unanswered = answer.borrow_mut().take();
        match unanswered {
            Some(answer) => answer(Answer::NoLocks),
            None if dropped.get() => {}
            None => stolen(),
        }
    });
}

/// The browser's promise, which resolves when the lock is released, and rejects when it is stolen or may not be
/// requested.
fn ask(name: &str, from: From, callback: &JsValue) -> Result<Promise, JsValue> {
    // Looked up by name: in old browsers, and in pages that may not use it, it does not exist.
    let manager = Reflect::get(&window().navigator(), &"locks".into())?;
    let request: Function = Reflect::get(&manager, &"request".into())?.dyn_into()?;
    let options = Object::new();
    let option = match from {
        From::Nobody => "ifAvailable",
        From::Anybody => "steal",
    };
    Reflect::set(&options, &option.into(), &true.into())?;
    request
        .call3(&manager, &name.into(), &options, callback)?
        .dyn_into()
}
