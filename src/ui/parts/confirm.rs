//! Asks for confirmation before something that cannot be undone: in the page, not in a dialog over it.

use super::{Button, ButtonKind};
use leptos::prelude::*;

/// A question with two answers. Put it in place of the button that raised it. It takes focus when it appears.
#[component]
pub fn Confirm(
    #[prop(into)] id: String,
    #[prop(into)] title: String,
    /// The verb: "Delete this draft", never "OK".
    #[prop(into)]
    yes: String,
    #[prop(default = "Cancel")] no: &'static str,
    #[prop(default = ButtonKind::Warning)] kind: ButtonKind,
    #[prop(optional, into)] busy: Signal<bool>,
    #[prop(into)] on_yes: Callback<()>,
    #[prop(into)] on_no: Callback<()>,
    children: Children,
) -> impl IntoView {
    let heading = NodeRef::<leptos::html::H2>::new();
    Effect::new(move |_| {
        if let Some(heading) = heading.get() {
            let _ = heading.focus();
        }
    });
    let title_id = format!("{id}-title");
    let labelled = title_id.clone();
    view! {
        <section class="pl-confirm" id=id aria-labelledby=labelled>
            <h2 class="pl-confirm__title" id=title_id tabindex="-1" node_ref=heading>{title}</h2>
            {children()}
            <div class="govuk-button-group">
                <Button kind busy on_click=on_yes>{yes}</Button>
                <Button kind=ButtonKind::Secondary on_click=on_no>{no}</Button>
            </div>
        </section>
    }
}
