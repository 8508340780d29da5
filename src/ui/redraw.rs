//! Parts of a page that are redrawn only when their own content changes. So when something is committed, here or in
//! another tab, open elements and the focus in the other parts stay as they are.

use leptos::prelude::*;

/// A part of a page. `content` is recomputed whenever what it reads changes, and drawn only if it differs.
pub fn part<T>(
    content: impl Fn() -> T + Send + Sync + 'static,
    draw: impl Fn(T) -> AnyView + Send + Sync + 'static,
) -> AnyView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let content = Memo::new(move |_| content());
    (move || draw(content.get())).into_any()
}
