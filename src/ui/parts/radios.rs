//! One question with one answer. Nothing is selected at first, because a grade that was never considered must not look
//! like one that was.

use super::choice::{Choice, choice_id, words};
use super::field::{Group, HintAndError, Legend, Size, Wiring};
use leptos::prelude::*;

/// Radios in a fieldset. The error summary links to `id`, which is the id of the first radio.
#[component]
pub fn Radios(
    #[prop(into)] id: String,
    #[prop(into)] legend: String,
    #[prop(optional, into)] hint: Option<String>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    choices: Vec<Choice>,
    #[prop(into)] value: Signal<Option<String>>,
    #[prop(into)] on_choose: Callback<String>,
    #[prop(optional)] size: Size,
    /// The legend is the page's heading.
    #[prop(optional)]
    heading: bool,
    /// Shows the answers side by side, for two short ones.
    #[prop(optional)]
    inline: bool,
    #[prop(optional)] small: bool,
) -> impl IntoView {
    let items = choices
        .into_iter()
        .enumerate()
        .map(|(n, choice)| item(&id, n, choice, value, on_choose))
        .collect_view();
    let Wiring { wrong, described, .. } = Wiring::new(&id, hint.is_some(), error);
    view! {
        <Group wrong>
            <fieldset class="govuk-fieldset" aria-describedby=described>
                <Legend text=legend size heading />
                <HintAndError id=id hint=hint error />
                <div class="govuk-radios" class=("govuk-radios--inline", inline) class=("govuk-radios--small", small)>
                    {items}
                </div>
            </fieldset>
        </Group>
    }
}

fn item(
    name: &str,
    n: usize,
    choice: Choice,
    value: Signal<Option<String>>,
    on_choose: Callback<String>,
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
    // A memo, so that what an answer reveals is redrawn when it is chosen, not at each key press in it.
    let chosen: Signal<bool> = Memo::new(move |_| value.with(|value| value.as_ref() == Some(&this))).into();
    let answer = own.clone();
    view! {
        {divider.then(|| view! { <div class="govuk-radios__divider">"or"</div> })}
        <div class="govuk-radios__item">
            <input
                class="govuk-radios__input"
                type="radio"
                id=id.clone()
                name=name.to_owned()
                value=own
                checked=chosen.get_untracked()
                prop:checked=chosen
                aria-describedby=hint_id.clone()
                on:change=move |_| on_choose.run(answer.clone())
            />
            <label class="govuk-label govuk-radios__label" for=id>{words(mark, label)}</label>
            {hint.map(|text| view! { <div id=hint_id class="govuk-hint govuk-radios__hint">{text}</div> })}
        </div>
        {reveal.map(|reveal| move || chosen.get().then(|| view! {
            <div class="govuk-radios__conditional">{reveal.run()}</div>
        }))}
    }
}
