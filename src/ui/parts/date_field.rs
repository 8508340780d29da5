//! A date as three fields: typing is quicker than searching a calendar, and works the same in every browser.

use super::field::{Group, HintAndError, Legend, Size, Wiring};
use leptos::prelude::*;

/// The text typed so far. The caller decides whether it is a date.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DateParts {
    /// Day of the month.
    pub day: String,
    /// Month of the year.
    pub month: String,
    /// Year in full.
    pub year: String,
}

/// Day, month and year in a fieldset. The error summary links to `{id}-day`, or to the field that is wrong.
#[component]
pub fn DateField(
    #[prop(into)] id: String,
    #[prop(into)] legend: String,
    #[prop(optional, into)] hint: Option<String>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    /// The name of the one field that is wrong: `day`, `month` or `year`. Otherwise an error is about all three.
    #[prop(optional, into)]
    wrong_part: Signal<Option<&'static str>>,
    #[prop(into)] value: Signal<DateParts>,
    #[prop(into)] on_input: Callback<DateParts>,
    #[prop(optional)] size: Size,
    #[prop(optional)] heading: bool,
) -> impl IntoView {
    let Wiring { wrong, described, .. } = Wiring::new(&id, hint.is_some(), error);
    let part_id = id.clone();
    let part = move |name: &'static str,
                     label: &'static str,
                     width: &'static str,
                     read: fn(&mut DateParts) -> &mut String| {
        let id = format!("{part_id}-{name}");
        let text = move || read(&mut value.get()).clone();
        let is_wrong = move || wrong.get() && wrong_part.get().is_none_or(|part| part == name);
        view! {
            <div class="govuk-date-input__item">
                <div class="govuk-form-group">
                    <label class="govuk-label govuk-date-input__label" for=id.clone()>{label}</label>
                    <input
                        type="text"
                        class=format!("govuk-input govuk-date-input__input {width}")
                        class=("govuk-input--error", is_wrong)
                        aria-invalid=move || is_wrong().then_some("true")
                        id=id.clone()
                        name=id
                        inputmode=if name == "month" { "text" } else { "numeric" }
                        autocomplete="off"
                        value=read(&mut value.get_untracked()).clone()
                        prop:value=text
                        on:input=move |event| {
                            let mut parts = value.get_untracked();
                            *read(&mut parts) = event_target_value(&event);
                            on_input.run(parts);
                        }
                    />
                </div>
            </div>
        }
    };
    view! {
        <Group wrong>
            <fieldset class="govuk-fieldset" role="group" aria-describedby=described>
                <Legend text=legend size heading />
                <HintAndError id=id.clone() hint=hint error />
                <div class="govuk-date-input" id=id.clone()>
                    {part("day", "Day", "govuk-input--width-2", |parts| &mut parts.day)}
                    {part("month", "Month", "govuk-input--width-4", |parts| &mut parts.month)}
                    {part("year", "Year", "govuk-input--width-4", |parts| &mut parts.year)}
                </div>
            </fieldset>
        </Group>
    }
}
