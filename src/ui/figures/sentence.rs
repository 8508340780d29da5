//! A sentence to copy into a report, made from figures.

use leptos::prelude::*;

use crate::{app::browser::Browser, ui::parts::CopyText};

/// A sentence with its button.
#[component]
pub fn Sentence(
    /// The sentence.
    #[prop(into)]
    text: String,
    /// What it is about, read out after "Copy".
    #[prop(into)]
    what: String,
) -> impl IntoView {
    let browser = Browser::here();
    let status = RwSignal::new(String::new());
    let copied = Callback::new(move |copied| {
        status.set(
            if copied {
                "Copied"
            } else {
                "The browser did not copy it. Select the sentence and copy it yourself"
            }
            .to_owned(),
        );
    });
    let copy = move |text: String| browser.copy.run((text, copied));
    view! { <CopyText text=Signal::stored(text) what on_copy=copy status /> }
}
