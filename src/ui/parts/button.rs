//! A button that does one thing once: a second press of a double click, or while it is busy, is not a second submission.

use leptos::prelude::*;

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

/// Milliseconds within which a second press is taken for a slip of the hand: a slow double click.
const SLIP: f64 = 400.0;

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
    let last = StoredValue::new(f64::NEG_INFINITY);
    let press = move |event: leptos::ev::MouseEvent| {
        let now = event.time_stamp();
        if busy.get_untracked() || now - last.get_value() < SLIP {
            event.prevent_default();
            return;
        }
        last.set_value(now);
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
        >
            {children()}
            {hidden.map(|text| view! { <span class="govuk-visually-hidden">" "{text}</span> })}
        </button>
    }
}
