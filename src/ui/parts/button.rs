//! A button that does one thing once: the second press of a double click, a key that is held down, or a press while it
//! is busy is not a second submission. No clock takes part: two presses that are meant, however quick, are two.

use leptos::prelude::*;

use super::form::ignore_held_enter;

/// How much a button matters, and whether it undoes something.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub enum ButtonKind {
    /// The page's main step.
    #[default]
    Primary,
    /// Every other step.
    Secondary,
    /// Cannot be taken back.
    Warning,
}

impl ButtonKind {
    pub(super) fn class(self) -> &'static str {
        match self {
            Self::Primary => "govuk-button",
            Self::Secondary => "govuk-button govuk-button--secondary",
            Self::Warning => "govuk-button govuk-button--warning",
        }
    }
}

/// A button. While `busy`, it stays focusable and says so, but does nothing.
#[component]
pub fn Button(
    /// What it does when pressed.
    #[prop(optional, into)]
    on_click: Option<Callback<()>>,
    #[prop(optional)] kind: ButtonKind,
    /// Submits the surrounding [`Form`](super::Form), so that Enter in a field does the same.
    #[prop(optional)]
    submit: bool,
    #[prop(optional, into)] busy: Signal<bool>,
    #[prop(optional, into)] id: Option<String>,
    /// Said after the visible words, where several buttons bear the same ones.
    #[prop(optional, into)]
    hidden: Option<String>,
    children: Children,
) -> impl IntoView {
    let press = move |event: leptos::ev::MouseEvent| {
        // The browser counts the clicks of one spot; a key's press has none, and is told apart when it is struck.
        let slip = event.detail() > 1;
        if slip || busy.get_untracked() {
            event.prevent_default();
            return;
        }
        if let Some(act) = on_click {
            act.run(());
        }
    };
    view! {
        <button
            type=if submit { "submit" } else { "button" }
            id=id
            class=kind.class()
            aria-disabled=move || busy.get().then_some("true")
            on:click=press
            on:keydown=ignore_held_enter
        >
            {children()}
            {hidden.map(|text| view! { <span class="govuk-visually-hidden">" "{text}</span> })}
        </button>
    }
}
