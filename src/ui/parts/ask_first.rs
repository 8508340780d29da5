//! A button that asks for confirmation.

use leptos::prelude::*;

use super::{Button, ButtonKind, Confirm, focus_soon};

/// A button that a question replaces when it is pressed. “No” brings the button back, with focus.
#[component]
pub fn AskFirst(
    /// The id of the question.
    id: &'static str,
    /// The id of the button.
    button_id: &'static str,
    /// The words of the button.
    button: &'static str,
    #[prop(into)] title: String,
    /// The verb: "Throw it away", never "OK".
    yes: &'static str,
    #[prop(default = "Cancel")] no: &'static str,
    #[prop(optional, into)] busy: Signal<bool>,
    /// Whether the question is shown. `on_yes` closes it.
    asking: RwSignal<bool>,
    #[prop(into)] on_yes: Callback<()>,
    /// What “yes” would do.
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
