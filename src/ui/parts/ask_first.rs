//! A button that asks once more before it does anything.

use leptos::prelude::*;

use super::{Button, ButtonKind, Confirm, focus_soon};

/// The button; once it is pressed, the question in its place. Whoever says no is back at the button.
#[component]
pub fn AskFirst(
    /// Of the question.
    id: &'static str,
    /// Of the button.
    button_id: &'static str,
    /// The words of the button.
    button: &'static str,
    #[prop(into)] title: String,
    /// The verb: "Throw it away", never "OK".
    yes: &'static str,
    #[prop(default = "Cancel")] no: &'static str,
    #[prop(optional, into)] busy: Signal<bool>,
    /// Whether it is being asked. Whoever acts on a yes sets it back.
    asking: RwSignal<bool>,
    #[prop(into)] on_yes: Callback<()>,
    /// What a yes would do.
    children: ChildrenFn,
) -> impl IntoView {
    let keep = Callback::new(move |()| {
        asking.set(false);
        focus_soon(button_id);
    });
    move || {
        if asking.get() {
            let (title, children) = (title.clone(), children.clone());
            view! { <Confirm id title yes no busy on_yes on_no=keep>{children()}</Confirm> }.into_any()
        } else {
            let ask = move |()| asking.set(true);
            view! { <Button id=button_id kind=ButtonKind::Secondary on_click=ask>{button}</Button> }
                .into_any()
        }
    }
}
