//! Locks: of all tabs of this browser, one at a time has the lock of a name. It may not know what a lock is for.
//!
//! A binding of our own: in the stable `web-sys` there is no `LockManager`.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use js_sys::{Function, Object, Promise, Reflect, futures::JsFuture};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::spawn_local;

use super::window;

/// Whom a lock may be had from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum From {
    /// Nobody: it must be free.
    Nobody,
    /// Whoever has it.
    Anybody,
}

/// What the browser says.
pub enum Answer {
    /// This tab has the lock, until it is dropped or the tab is closed.
    Granted(Lock),
    /// Another has it.
    Taken,
    /// This browser gives this page no locks.
    NoLocks,
}

/// A lock that this tab has.
#[must_use = "a lock that is dropped is let go"]
pub struct Lock {
    /// Ends the promise for as long as which the browser keeps the lock.
    end: Function,
    dropped: Rc<Cell<bool>>,
}

impl Drop for Lock {
    fn drop(&mut self) {
        self.dropped.set(true);
        // A promise's own function throws nothing.
        let _ = self.end.call0(&JsValue::UNDEFINED);
    }
}

/// Asks for the lock of a name; the answer comes later. Calls `stolen` when another tab has taken the lock away before
/// it was dropped.
pub fn request(
    name: &str,
    from: From,
    answer: impl FnOnce(Answer) + 'static,
    stolen: impl FnOnce() + 'static,
) {
    let dropped = Rc::new(Cell::new(false));
    // Called once: by the browser's callback, or where there is none.
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

/// The browser's promise, which ends when the lock is let go and fails when it is stolen or may not be asked for.
fn ask(name: &str, from: From, callback: &JsValue) -> Result<Promise, JsValue> {
    // By its name: in pages that may not, and in old browsers, it isn't there at all.
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
