//! One question with any number of answers.

use super::choice::{Choice, choice_id, words};
use super::field::{Group, HintAndError, Legend, Size, Wiring};
use leptos::prelude::*;

/// Checkboxes in a fieldset. The error summary links to `id`, which is the id of the first box.
#[component]
pub fn Checkboxes(
    #[prop(into)] id: String,
    #[prop(into)] legend: String,
    #[prop(optional, into)] hint: Option<String>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    choices: Vec<Choice>,
    /// The ticked values.
    #[prop(into)]
    selected: Signal<Vec<String>>,
    /// The value that changed, and whether it is now ticked.
    #[prop(into)]
    on_toggle: Callback<(String, bool)>,
    #[prop(optional)] size: Size,
    #[prop(optional)] heading: bool,
    #[prop(optional)] small: bool,
) -> impl IntoView {
    let items = choices
        .into_iter()
        .enumerate()
        .map(|(n, choice)| item(&id, n, choice, selected, on_toggle))
        .collect_view();
    let Wiring { wrong, described, .. } = Wiring::new(&id, hint.is_some(), error);
    view! {
        <Group wrong>
            <fieldset class="govuk-fieldset" aria-describedby=described>
                <Legend text=legend size heading />
                <HintAndError id=id hint=hint error />
                <div class="govuk-checkboxes" class=("govuk-checkboxes--small", small)>{items}</div>
            </fieldset>
        </Group>
    }
}

fn item(
    name: &str,
    n: usize,
    choice: Choice,
    selected: Signal<Vec<String>>,
    on_toggle: Callback<(String, bool)>,
) -> impl IntoView + use<> {
    let Choice {
        value: own,
        label,
        hint,
        mark,
        reveal,
        divider,
    } = choice;
    let id = choice_id(name, n);
    let hint_id = hint.as_ref().map(|_| format!("{id}-item-hint"));
    let this = own.clone();
    // A memo, so that what an answer reveals is redrawn when it is ticked, not at each key press in it.
    let ticked: Signal<bool> = Memo::new(move |_| selected.with(|all| all.contains(&this))).into();
    let answer = own.clone();
    view! {
        {divider.then(|| view! { <div class="govuk-checkboxes__divider">"or"</div> })}
        <div class="govuk-checkboxes__item">
            <input
                class="govuk-checkboxes__input"
                type="checkbox"
                id=id.clone()
                name=name.to_owned()
                value=own
                checked=ticked.get_untracked()
                prop:checked=ticked
                aria-describedby=hint_id.clone()
                on:change=move |event| on_toggle.run((answer.clone(), event_target_checked(&event)))
            />
            <label class="govuk-label govuk-checkboxes__label" for=id>{words(mark, label)}</label>
            {hint.map(|text| view! { <div id=hint_id class="govuk-hint govuk-checkboxes__hint">{text}</div> })}
        </div>
        {reveal.map(|reveal| move || ticked.get().then(|| view! {
            <div class="govuk-checkboxes__conditional">{reveal.run()}</div>
        }))}
    }
}
