//! Modules that are fetched when they are needed. A function that is declared with [`on_demand!`](crate::on_demand) begins a
//! module of the release build: what only it reaches is in a file of its own. In any other build it is an ordinary function,
//! and the module is always there.
//!
//! It knows nothing of the program, so that every room may use it.

use std::{
    future::Future,
    pin::Pin,
    task::{Context, Poll, Waker},
};

use thiserror::Error;

/// A module could not be fetched: the connection, or the host has another build by now. Nothing has changed; another try
/// begins anew.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Error)]
#[error("A part of Plumbline could not be fetched")]
pub struct NotLoaded;

impl From<leptos::wasm_split::SplitLoaderError> for NotLoaded {
    fn from(_: leptos::wasm_split::SplitLoaderError) -> Self {
        Self
    }
}

/// What a function of a module answers, once the module is here.
pub type Fetched<T> = Pin<Box<dyn Future<Output = Result<T, NotLoaded>>>>;

type Waiting<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;

/// The answer of what is ready, such as a function of a module that is here and was asked before; otherwise the rest of the
/// waiting, which is over in a moment where the module is here.
///
/// # Errors
/// When it has to be waited for.
pub fn at_once<T>(mut waiting: Waiting<'_, T>) -> Result<T, Waiting<'_, T>> {
    match waiting.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(answer) => Ok(answer),
        Poll::Pending => Err(waiting),
    }
}

/// Declares functions that are in a module of this name: `on_demand! { files: pub fn open(session: Session) -> AnyView { … } }`.
/// Each answers with a [`Fetched`], since the module may have to be fetched first.
#[macro_export]
macro_rules! on_demand {
    ($module:ident: $($(#[$meta:meta])* $vis:vis fn $name:ident($($arg:ident: $kind:ty),* $(,)?) -> $answer:ty $body:block)+) => { $(
        $(#[$meta])*
        $vis fn $name($($arg: $kind),*) -> $crate::on_demand::Fetched<$answer> {
            #[cfg(feature = "modules")]
            #[allow(unsafe_code, missing_docs, unused_braces)]
            #[leptos::wasm_split::wasm_split($module, wasm_split_path = ::leptos::wasm_split, fallible)]
            fn $name($($arg: $kind),*) -> Result<$answer, $crate::on_demand::NotLoaded> {
                Ok($body)
            }
            #[cfg(not(feature = "modules"))]
            async fn $name($($arg: $kind),*) -> Result<$answer, $crate::on_demand::NotLoaded> {
                Ok($body)
            }
            Box::pin($name($($arg),*))
        }
    )+ };
}
