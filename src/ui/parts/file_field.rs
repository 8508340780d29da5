//! A file to be chosen. Whoever reads it does so by the field's id, since a file is the browser's.

use super::field::{Group, HintAndError, Label, Size, Wiring};
use leptos::prelude::*;

/// A file input with its label, hint and error. Any file can be chosen: one of the wrong kind is told so, while a filter
/// would only hide it.
#[component]
pub fn FileField(
    /// The input's id; the error summary links to it, and whoever reads the file asks for it by this.
    #[prop(into)]
    id: String,
    #[prop(into)] label: String,
    #[prop(optional, into)] hint: Option<String>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    /// Another file was chosen, or none.
    #[prop(into)]
    on_change: Callback<()>,
) -> impl IntoView {
    let Wiring {
        wrong,
        invalid,
        described,
    } = Wiring::new(&id, hint.is_some(), error);
    view! {
        <Group wrong>
            <Label id=id.clone() text=label size=Size::Body heading=false />
            <HintAndError id=id.clone() hint=hint error />
            <input
                type="file"
                class="govuk-file-upload"
                class=("govuk-file-upload--error", wrong)
                aria-describedby=described
                aria-invalid=invalid
                id=id.clone()
                name=id
                on:change=move |_| on_change.run(())
            />
        </Group>
    }
}
