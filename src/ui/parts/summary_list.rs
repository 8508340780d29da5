//! Questions and their answers, for checking before they are committed.

use leptos::prelude::*;

/// The list; its children are [`SummaryRow`]s.
#[component]
pub fn SummaryList(children: Children) -> impl IntoView {
    view! { <dl class="govuk-summary-list">{children()}</dl> }
}

/// One answer. Its children are the value; with `change`, a link leads back to the question.
#[component]
pub fn SummaryRow(
    #[prop(into)] key: String,
    /// Route of the question.
    #[prop(optional, into)]
    change: Option<String>,
    /// Goes to the field of the question itself; the link's address is then only for a new tab.
    #[prop(optional, into)]
    on_change: Option<Callback<()>>,
    /// Read out after the words of the link, if several questions have the same ones: the title of their card.
    #[prop(optional, into)]
    about: String,
    #[prop(default = "Change")] word: &'static str,
    children: Children,
) -> impl IntoView {
    let hidden = if about.is_empty() {
        key.to_lowercase()
    } else {
        format!("{} ({about})", key.to_lowercase())
    };
    let plain = change.is_none();
    let follow = move |event: leptos::ev::MouseEvent| {
        let new_tab = event.ctrl_key() || event.meta_key() || event.shift_key();
        if let Some(go) = on_change.filter(|_| !new_tab) {
            event.prevent_default();
            go.run(());
        }
    };
    view! {
        <div class="govuk-summary-list__row" class=("govuk-summary-list__row--no-actions", plain)>
            <dt class="govuk-summary-list__key">{key}</dt>
            <dd class="govuk-summary-list__value">{children()}</dd>
            {change.map(|href| view! {
                <dd class="govuk-summary-list__actions">
                    <a class="govuk-link" href=href on:click=follow>{word}<span class="govuk-visually-hidden">" "{hidden}</span></a>
                </dd>
            })}
        </div>
    }
}
