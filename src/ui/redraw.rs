//! Parts of a page that are drawn again only when their own content changes, so that whatever is open or has focus in the
//! others stays as it is when something is committed, here or in another tab.

use leptos::prelude::*;

/// A part of a page: `content` is worked out again whenever what it reads changes, and drawn only when it differs.
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
