//! A field for choosing a file. Only the browser has the file, so it is read by the field's id.

use super::field::{Group, HintAndError, Label, Size, Wiring};
use leptos::prelude::*;

/// A file input with its label, hint and error. Any file can be chosen: a wrong one gets an explanation, whereas a
/// filter would only hide it.
#[component]
pub fn FileField(
    /// The id of the input, to which the error summary links and by which the file is read.
    #[prop(into)]
    id: String,
    #[prop(into)] label: String,
    #[prop(optional, into)] hint: Option<String>,
    /// Whether several files can be chosen at once.
    #[prop(optional)]
    multiple: bool,
    #[prop(optional, into)] error: Signal<Option<String>>,
    /// Called when another file is chosen, or none.
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
                multiple=multiple
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
