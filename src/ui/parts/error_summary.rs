//! Every problem in one place. The summary takes focus when it appears, and each line links to its field.

use super::focus_on;
use leptos::prelude::*;

/// One problem, and the id of the control in which it is corrected (without `#`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErrorLink {
    /// Id of the control.
    pub target: String,
    /// The same words as in the message at the control.
    pub text: String,
}

impl ErrorLink {
    /// A problem that the control with this id puts right.
    pub fn new(target: impl Into<String>, text: impl ToString) -> Self {
        Self {
            target: target.into(),
            text: text.to_string(),
        }
    }
}

/// The summary at the top of a form. Takes focus when errors appear, and again whenever `focus` changes, so increase it
/// at every attempt to submit.
#[component]
pub fn ErrorSummary(
    #[prop(into)] errors: Signal<Vec<ErrorLink>>,
    #[prop(optional, into)] focus: Signal<u32>,
    #[prop(default = "There is a problem")] title: &'static str,
    /// Returns the address of a control on another page, by id.
    #[prop(optional, into)]
    href_of: Option<Callback<String, String>>,
    /// Goes to a control on another page, by id. Without it, the control is on this page.
    #[prop(optional, into)]
    follow: Option<Callback<String>>,
) -> impl IntoView {
    let summary = NodeRef::<leptos::html::Div>::new();
    Effect::new(move |before: Option<(bool, u32)>| {
        let now = (errors.with(Vec::is_empty), focus.get());
        let called = before.is_none_or(|(was_empty, asked)| was_empty || asked != now.1);
        if !now.0 && called {
            // After the list has been drawn, so that screen readers find it.
            request_animation_frame(move || {
                if let Some(Some(summary)) = summary.try_get_untracked() {
                    let _ = summary.focus();
                    summary.scroll_into_view();
                }
            });
        }
        now
    });
    let lines = move || {
        errors
            .get()
            .into_iter()
            .map(|ErrorLink { target, text }| {
                let href = match href_of {
                    Some(href_of) => href_of.run(target.clone()),
                    None => format!("#{target}"),
                };
                let lead = move |event: leptos::ev::MouseEvent| {
                    event.prevent_default();
                    match follow {
                        Some(follow) => follow.run(target.clone()),
                        None => focus_on(&target),
                    }
                };
                view! { <li><a href=href on:click=lead>{text}</a></li> }
            })
            .collect_view()
    };
    move || {
        (!errors.with(Vec::is_empty)).then(|| {
            view! {
                <p class="pl-print-only"><strong>"Not finished: when this page was printed, there were problems on it."</strong></p>
                <div class="govuk-error-summary" tabindex="-1" node_ref=summary>
                    <div role="alert">
                        <h2 class="govuk-error-summary__title">{title}</h2>
                        <div class="govuk-error-summary__body">
                            <ul class="govuk-list govuk-error-summary__list">{lines}</ul>
                        </div>
                    </div>
                </div>
            }
        })
    }
}
