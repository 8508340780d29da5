//! Several lines of text, such as an auditor's reasons, with the browser's spelling checker.

use super::field::{Group, HintAndError, Label, Size, Wiring};
use leptos::prelude::*;

/// A text area with its label, hint and error, and the number of characters left if there is a limit.
#[component]
pub fn TextArea(
    #[prop(into)] id: String,
    #[prop(into)] label: String,
    #[prop(optional, into)] hint: Option<String>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(into)] value: Signal<String>,
    #[prop(into)] on_input: Callback<String>,
    #[prop(default = 5)] rows: u32,
    #[prop(optional)] size: Size,
    #[prop(optional)] heading: bool,
    #[prop(default = true)] spellcheck: bool,
    /// The most characters that the caller accepts. More can be typed, because cutting a paste short would lose words.
    #[prop(optional)]
    limit: Option<usize>,
) -> impl IntoView {
    let count = limit.map(|limit| {
        let left = move || say_left(value.with(|text| text.chars().count()), limit);
        view! { <div id=format!("{id}-count") class="govuk-hint pl-text-area__count">{left}</div> }
    });
    let Wiring {
        wrong,
        invalid,
        described,
    } = Wiring::new(&id, hint.is_some(), error);
    let count_id = limit.map(|_| format!("{id}-count"));
    view! {
        <Group wrong>
            <Label id=id.clone() text=label size heading />
            <HintAndError id=id.clone() hint=hint error />
            <textarea
                class="govuk-textarea"
                class=("govuk-textarea--error", wrong)
                aria-describedby=move || match (described.get(), &count_id) {
                    (Some(ids), Some(count)) => Some(format!("{ids} {count}")),
                    (ids, count) => ids.or_else(|| count.clone()),
                }
                aria-invalid=invalid
                id=id.clone()
                name=id
                rows=rows
                autocomplete="off"
                spellcheck=if spellcheck { "true" } else { "false" }
                prop:value=value
                on:input=move |event| on_input.run(event_target_value(&event))
            >{own_text(value.get_untracked())}</textarea>
            {count}
        </Group>
    }
}

/// In a browser the text becomes a text node. When rendering to HTML, Leptos does not escape the text of a text area,
/// so a quoted `</textarea>` would end it.
fn own_text(text: String) -> String {
    if cfg!(target_arch = "wasm32") {
        text
    } else {
        text.replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace('>', "&gt;")
    }
}

fn say_left(used: usize, limit: usize) -> String {
    match limit.checked_sub(used) {
        Some(1) => "You have 1 character left".to_owned(),
        Some(left) => format!("You have {left} characters left"),
        None if used - limit == 1 => "You have 1 character too many".to_owned(),
        None => format!("You have {} characters too many", used - limit),
    }
}
