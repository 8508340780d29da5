//! Work that may not have to wait.

use std::task::{Context, Poll, Waker};

use leptos::task::spawn_local;

use crate::store::Later;

/// Runs work at once as far as possible, and the rest when the browser answers. In memory, nothing has to wait.
pub fn at_once_or_later(mut work: Later<'static, ()>) {
    if work.as_mut().poll(&mut Context::from_waker(Waker::noop())) == Poll::Pending {
        spawn_local(work);
    }
}
