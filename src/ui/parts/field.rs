//! What every control has: label or legend, hint, error message, and the ids that connect them.
//!
//! The caller supplies the error's words; the hidden "Error:" before them is added here.

use leptos::prelude::*;

/// The size of a label or legend.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub enum Size {
    /// As body text.
    #[default]
    Body,
    /// Small heading.
    S,
    /// Medium heading.
    M,
    /// Large heading, for a page with one question.
    L,
    /// For screen readers only, because a table or a heading already shows it.
    Hidden,
}

impl Size {
    pub(super) fn class(self, block: &str) -> String {
        match self {
            Self::Body => format!("govuk-{block}"),
            Self::S => format!("govuk-{block} govuk-{block}--s"),
            Self::M => format!("govuk-{block} govuk-{block}--m"),
            Self::L => format!("govuk-{block} govuk-{block}--l"),
            Self::Hidden => "govuk-visually-hidden".to_owned(),
        }
    }
}

/// The attributes of a control. These are signals of a few plain types instead of a closure each, so that all parts
/// share the code that draws them.
#[derive(Clone, Copy)]
pub(super) struct Wiring {
    /// Whether there is an error.
    pub(super) wrong: Signal<bool>,
    /// The same for `aria-invalid`.
    pub(super) invalid: Signal<Option<&'static str>>,
    /// The ids that describe the control: always its hint, and its error if there is one.
    pub(super) described: Signal<Option<String>>,
}

impl Wiring {
    pub(super) fn new(id: &str, hint: bool, error: Signal<Option<String>>) -> Self {
        let wrong = Signal::derive(move || error.with(Option::is_some));
        let invalid = Signal::derive(move || wrong.get().then_some("true"));
        let hint = hint.then(|| format!("{id}-hint"));
        let its_error = format!("{id}-error");
        let described = Signal::derive(move || match (&hint, wrong.get()) {
            (Some(hint), true) => Some(format!("{hint} {its_error}")),
            (None, true) => Some(its_error.clone()),
            (hint, false) => hint.clone(),
        });
        Self {
            wrong,
            invalid,
            described,
        }
    }
}

/// A form group, with a red edge if there is an error.
#[component]
pub(super) fn Group(wrong: Signal<bool>, children: Children) -> impl IntoView {
    view! {
        <div class="govuk-form-group" class=("govuk-form-group--error", wrong)>
            {children()}
        </div>
    }
}

/// The label of one control. It is the page's heading if the control is the page's only question.
#[component]
pub(super) fn Label(id: String, text: String, size: Size, heading: bool) -> impl IntoView {
    let label = view! { <label class=size.class("label") for=id>{text}</label> };
    if heading {
        view! { <h1 class="govuk-label-wrapper">{label}</h1> }.into_any()
    } else {
        label.into_any()
    }
}

/// The legend of several controls that answer one question.
#[component]
pub(super) fn Legend(text: String, size: Size, heading: bool) -> impl IntoView {
    let text = if heading {
        view! { <h1 class="govuk-fieldset__heading">{text}</h1> }.into_any()
    } else {
        text.into_any()
    };
    view! { <legend class=size.class("fieldset__legend")>{text}</legend> }
}

/// The hint, then the error, in the order in which they are read out.
#[component]
pub(super) fn HintAndError(id: String, hint: Option<String>, error: Signal<Option<String>>) -> impl IntoView {
    let hint = hint.map(|text| view! { <div id=format!("{id}-hint") class="govuk-hint">{text}</div> });
    view! {
        {hint}
        {move || error.get().map(|text| view! {
            <p id=format!("{id}-error") class="govuk-error-message">
                <span class="govuk-visually-hidden">"Error: "</span>{text}
            </p>
        })}
    }
}
