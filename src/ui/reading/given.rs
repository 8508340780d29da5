//! A grade as somebody gave it, with what they wrote.

use leptos::prelude::*;

use crate::{
    domain::{
        graded::{Choice, Reasons},
        tool::AuditTool,
        words::Words,
    },
    ui::{
        grades,
        parts::{GradeTag, Written},
    },
};

/// A grade, and why it is inadequate where it is.
#[component]
pub fn GivenRead(choice: Choice, reasons: Option<String>) -> impl IntoView {
    view! {
        <p><GradeTag mark=grades::choice_mark(choice) text=choice.label() /></p>
        {reasons.map(|reasons| view! { <p>{reasons}</p> })}
    }
}

/// "Primary reason: drift. Contributing: plan not recorded on file."
pub fn reasons_words(reasons: &Reasons, tool: &AuditTool) -> String {
    let primary = tool.reason_name(reasons.primary());
    let contributing: Vec<_> = reasons
        .contributing()
        .iter()
        .map(|key| tool.reason_name(key))
        .collect();
    if contributing.is_empty() {
        format!("Primary reason: {primary}.")
    } else {
        format!(
            "Primary reason: {primary}. Contributing: {}.",
            contributing.join("; ")
        )
    }
}

/// One passage with its heading; nothing where nothing was written.
#[component]
pub fn Part(title: &'static str, text: Option<Words>) -> impl IntoView {
    text.map(|text| {
        view! {
            <h3 class="govuk-heading-s">{title}</h3>
            <Written text=text.to_string() />
        }
    })
}
