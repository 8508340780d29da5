//! One answer from a long list. For fewer than six, radios are easier to use.

use super::choice::Choice;
use super::field::{Group, HintAndError, Label, Size, Wiring};
use leptos::prelude::*;

/// A select with its label, hint and error. Until something is chosen it shows `prompt`, which is not an answer.
#[component]
pub fn Select(
    #[prop(into)] id: String,
    #[prop(into)] label: String,
    #[prop(optional, into)] hint: Option<String>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    choices: Vec<Choice>,
    #[prop(into)] value: Signal<Option<String>>,
    /// The chosen value; `None` if the prompt is chosen again.
    #[prop(into)]
    on_choose: Callback<Option<String>>,
    #[prop(optional)] size: Size,
    #[prop(default = "Choose one")] prompt: &'static str,
) -> impl IntoView {
    let options = choices
        .into_iter()
        .map(
            move |Choice {
                      value: own, label, ..
                  }| {
                let this = own.clone();
                let chosen = Signal::derive(move || value.with(|value| value.as_ref() == Some(&this)));
                view! {
                    <option value=own selected=chosen.get_untracked() prop:selected=chosen>{label}</option>
                }
            },
        )
        .collect_view();
    let Wiring {
        wrong,
        invalid,
        described,
    } = Wiring::new(&id, hint.is_some(), error);
    view! {
        <Group wrong>
            <Label id=id.clone() text=label size heading=false />
            <HintAndError id=id.clone() hint=hint error />
            <select
                class="govuk-select"
                class=("govuk-select--error", wrong)
                aria-describedby=described
                aria-invalid=invalid
                id=id.clone()
                name=id
                on:change=move |event| {
                    let chosen = event_target_value(&event);
                    on_choose.run((!chosen.is_empty()).then_some(chosen));
                }
            >
                <option value="" prop:selected=move || value.with(Option::is_none)>{prompt}</option>
                {options}
            </select>
        </Group>
    }
}
