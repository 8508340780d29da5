//! One line of text. Autocomplete is off by default, because a shared laptop must not offer one person's words to the
//! next.

use super::field::{Group, HintAndError, Label, Size, Wiring};
use leptos::prelude::*;

/// The expected length of an answer, which the width of the field shows.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub enum Width {
    /// As wide as its column.
    #[default]
    Full,
    /// About 20 characters.
    W20,
    /// About 10 characters.
    W10,
    /// About 5 characters.
    W5,
    /// 3 digits.
    W3,
}

impl Width {
    fn class(self) -> &'static str {
        match self {
            Self::Full => "govuk-input",
            Self::W20 => "govuk-input govuk-input--width-20",
            Self::W10 => "govuk-input govuk-input--width-10",
            Self::W5 => "govuk-input govuk-input--width-5",
            Self::W3 => "govuk-input govuk-input--width-3",
        }
    }
}

/// A text input with its label, hint and error.
#[component]
pub fn TextField(
    /// The input's id; the error summary links to it.
    #[prop(into)]
    id: String,
    #[prop(into)] label: String,
    #[prop(optional, into)] hint: Option<String>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(into)] value: Signal<String>,
    #[prop(into)] on_input: Callback<String>,
    #[prop(optional)] width: Width,
    #[prop(optional)] size: Size,
    /// The label is the page's heading.
    #[prop(optional)]
    heading: bool,
    #[prop(default = "off")] autocomplete: &'static str,
    #[prop(optional)] spellcheck: bool,
    /// `numeric` shows a number keyboard on a touch screen.
    #[prop(optional)]
    inputmode: Option<&'static str>,
) -> impl IntoView {
    let Wiring {
        wrong,
        invalid,
        described,
    } = Wiring::new(&id, hint.is_some(), error);
    view! {
        <Group wrong>
            <Label id=id.clone() text=label size heading />
            <HintAndError id=id.clone() hint=hint error />
            <input
                type="text"
                class=width.class()
                class=("govuk-input--error", wrong)
                aria-describedby=described
                aria-invalid=invalid
                id=id.clone()
                name=id
                autocomplete=autocomplete
                spellcheck=if spellcheck { "true" } else { "false" }
                inputmode=inputmode
                value=value.get_untracked()
                prop:value=value
                on:input=move |event| on_input.run(event_target_value(&event))
            />
        </Group>
    }
}
