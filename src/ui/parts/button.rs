//! A button that acts once: the second press of a double click, a key held down, or a press while it is busy does not
//! submit again. No timer is involved: two deliberate presses, however quick, count as two.

use leptos::prelude::*;

use super::form::ignore_held_enter;

/// The importance of a button, and whether its action can be undone.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub enum ButtonKind {
    /// The page's main step.
    #[default]
    Primary,
    /// Every other step.
    Secondary,
    /// An action that cannot be undone.
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

/// A button. While `busy` it stays focusable and announces this, but does nothing.
#[component]
pub fn Button(
    /// The action when it is pressed.
    #[prop(optional, into)]
    on_click: Option<Callback<()>>,
    #[prop(optional)] kind: ButtonKind,
    /// Submits the surrounding [`Form`](super::Form), so that Enter in a field does the same.
    #[prop(optional)]
    submit: bool,
    #[prop(optional, into)] busy: Signal<bool>,
    #[prop(optional, into)] id: Option<String>,
    /// Read out after the visible words, if several buttons have the same ones.
    #[prop(optional, into)]
    hidden: Option<String>,
    children: Children,
) -> impl IntoView {
    let press = move |event: leptos::ev::MouseEvent| {
        // The browser counts the clicks at one spot. A press by key counts none, and a held key is filtered out by
        // `keydown`.
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
