//! Modules that are fetched when they are needed. A function declared with [`on_demand!`](crate::on_demand) is the
//! entry point of a module of the release build: code that only it uses goes into a separate file. In any other build
//! it is an ordinary function, and the module is always present.
//!
//! It knows nothing of the program, so that every layer may use it.

use std::{
    future::Future,
    pin::Pin,
    task::{Context, Poll, Waker},
};

use thiserror::Error;

/// A module could not be fetched: the connection failed, or the host has a different build by now. Nothing has changed,
/// and trying again starts from the beginning.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Error)]
#[error("A part of Plumbline could not be fetched")]
pub struct NotLoaded;

impl From<leptos::wasm_split::SplitLoaderError> for NotLoaded {
    fn from(_: leptos::wasm_split::SplitLoaderError) -> Self {
        Self
    }
}

/// The result of a module's function, once the module is loaded.
pub type Fetched<T> = Pin<Box<dyn Future<Output = Result<T, NotLoaded>>>>;

type Waiting<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;

/// The result, if it is available: of a module's function, if the module is loaded and it was called before. Otherwise the rest of the future, which
/// completes in a moment if the module is loaded.
///
/// # Errors
/// If the result is not available yet.
pub fn at_once<T>(mut waiting: Waiting<'_, T>) -> Result<T, Waiting<'_, T>> {
    match waiting.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(answer) => Ok(answer),
        Poll::Pending => Err(waiting),
    }
}

/// Declares functions of a module with this name:
/// `on_demand! { files: pub fn open(session: Session) -> AnyView { … } }`. Each returns a [`Fetched`], since the module may
/// have to be fetched first.
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
