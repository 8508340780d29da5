//! The choice of the secret to change, with a notice of the last change.

use leptos::prelude::*;

use crate::ui::parts::{Button, ButtonKind, Notice, NoticeKind};

/// The two choices.
#[component]
pub fn Choose(
    /// The text of the notice. Empty if nothing has been changed yet.
    done: RwSignal<&'static str>,
    /// Whether a code is being made.
    #[prop(into)]
    busy: Signal<bool>,
    /// Goes to the change of the passphrase.
    #[prop(into)]
    on_passphrase: Callback<()>,
    /// Goes to a new recovery code.
    #[prop(into)]
    on_code: Callback<()>,
) -> impl IntoView {
    let notice = move || {
        let done = done.get();
        (!done.is_empty()).then(|| {
            view! {
                <Notice id="changed" kind=NoticeKind::Success><p class="govuk-body">{done}</p></Notice>
            }
        })
    };
    view! {
        {notice}
        <h2 class="govuk-heading-m">"The passphrase"</h2>
        <p class="govuk-body">"Change it if somebody knows it who should not, or if somebody leaves."</p>
        <Button kind=ButtonKind::Secondary on_click=on_passphrase>"Change the passphrase"</Button>
        <h2 class="govuk-heading-m">"The recovery code"</h2>
        <p class="govuk-body">"Make a new one if the paper is lost. The old code then opens nothing on this device."</p>
        <Button kind=ButtonKind::Secondary busy on_click=on_code>
            {move || if busy.get() { "Making it…" } else { "Make a new recovery code" }}
        </Button>
    }
}
