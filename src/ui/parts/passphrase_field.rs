//! A passphrase that can be made visible, because a long one is mistyped more often than it is read over a shoulder.

use super::field::{Group, HintAndError, Label, Size, Wiring};
use leptos::prelude::*;

/// A password input with a button that shows and hides the text.
#[component]
pub fn PassphraseField(
    #[prop(into)] id: String,
    #[prop(into)] label: String,
    #[prop(optional, into)] hint: Option<String>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(into)] value: Signal<String>,
    #[prop(into)] on_input: Callback<String>,
    /// `new-password` where one is chosen, `current-password` where one is entered.
    #[prop(default = "current-password")]
    autocomplete: &'static str,
    /// Takes focus when it appears, unless something else does.
    #[prop(optional)]
    focus: bool,
) -> impl IntoView {
    let input = NodeRef::<leptos::html::Input>::new();
    Effect::new(move |_| {
        if let Some(input) = input.get()
            && focus
        {
            let _ = input.focus();
        }
    });
    let shown = RwSignal::new(false);
    let word = move || if shown.get() { "Hide" } else { "Show" };
    let Wiring {
        wrong,
        invalid,
        described,
    } = Wiring::new(&id, hint.is_some(), error);
    view! {
        <Group wrong>
            <Label id=id.clone() text=label.clone() size=Size::Body heading=false />
            <HintAndError id=id.clone() hint=hint error />
            <div class="pl-passphrase-field">
                <input
                    node_ref=input
                    type=move || if shown.get() { "text" } else { "password" }
                    class="govuk-input pl-passphrase-field__input"
                    class=("govuk-input--error", wrong)
                    aria-describedby=described
                    aria-invalid=invalid
                    id=id.clone()
                    name=id.clone()
                    autocomplete=autocomplete
                    autocapitalize="none"
                    spellcheck="false"
                    prop:value=value
                    on:input=move |event| on_input.run(event_target_value(&event))
                />
                <button
                    type="button"
                    class="govuk-button govuk-button--secondary pl-passphrase-field__toggle"
                    aria-controls=id
                    on:click=move |_| shown.update(|shown| *shown = !*shown)
                >
                    {word}<span class="govuk-visually-hidden">" "{label.to_lowercase()}</span>
                </button>
            </div>
        </Group>
    }
}
