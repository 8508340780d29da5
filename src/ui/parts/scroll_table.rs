//! A table that scrolls within its own region on a narrow screen, so that the page does not.
//!
//! Cells need no classes, except `pl-figure` on those with figures. Headings are `th` with a `scope`.

use super::Size;
use leptos::prelude::*;

/// A table with a caption, in a region that can take focus so that arrow keys scroll it. The children are `thead` and
/// `tbody`.
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
            <table class="pl-scroll-table__table" id=id role="table">
                <caption id=caption_id class=size.class("table__caption")>{caption}</caption>
                {children()}
            </table>
        </div>
    }
}
