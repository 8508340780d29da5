//! A table that scrolls inside itself on a narrow screen, so that the page never does.
//!
//! Cells need no classes: `th` with a `scope`, `td`, and `pl-figure` on those that hold figures.

use super::Size;
use leptos::prelude::*;

/// A captioned table in a region of its own that takes focus, so that arrow keys can scroll it.
/// The children are `thead` and `tbody`.
#[component]
pub fn ScrollTable(
    #[prop(into)] id: String,
    #[prop(into)] caption: String,
    #[prop(default = Size::M)] size: Size,
    children: Children,
) -> impl IntoView {
    let caption_id = format!("{id}-caption");
    let labelled = caption_id.clone();
    view! {
        <div class="pl-scroll-table" role="region" aria-labelledby=labelled tabindex="0">
            <table class="pl-scroll-table__table" id=id>
                <caption id=caption_id class=size.class("table__caption")>{caption}</caption>
                {children()}
            </table>
        </div>
    }
}
