//! What stands around every control: label or legend, hint, error message, and the ids that tie them together.
//!
//! The error's words come from the caller; the hidden "Error:" before them is said here, once.

use leptos::prelude::*;

/// How large a label or legend is set; `Hidden` keeps it for screen readers only.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub enum Size {
    /// As body text.
    #[default]
    Body,
    /// Small heading.
    S,
    /// Medium heading.
    M,
    /// Large heading, for a page that asks one thing.
    L,
    /// Heard, not seen: a table or a heading already says it to the eye.
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

/// What a control says of itself. Signals of a few plain types rather than a closure each: every part then shares
/// the code that draws them.
#[derive(Clone, Copy)]
pub(super) struct Wiring {
    /// There is an error.
    pub(super) wrong: Signal<bool>,
    /// The same for `aria-invalid`.
    pub(super) invalid: Signal<Option<&'static str>>,
    /// The ids that describe the control: its hint always, its error while there is one.
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

/// A form group: red edge while there is an error.
#[component]
pub(super) fn Group(wrong: Signal<bool>, children: Children) -> impl IntoView {
    view! {
        <div class="govuk-form-group" class=("govuk-form-group--error", wrong)>
            {children()}
        </div>
    }
}

/// The label of one control, the page's heading if it asks the page's only question.
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

/// The hint, then the error: the order in which they are read out.
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
