//! What one member of the family said, and how their views were sought.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    domain::{
        blind::Heard,
        family::{ContactOutcome, Side, ThemeSaid},
        tool::AuditTool,
        words::Words,
    },
    ui::{
        dates,
        parts::{Quote, SummaryCard, Written},
    },
};

/// One contact; the children, if any, follow the themes.
#[component]
pub fn ContactRead(
    heard: Heard,
    tool: Arc<AuditTool>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let speaker = heard.speaker.label();
    let (outcome, more) = outcome(&heard.outcome, &tool);
    let sides = Side::ALL
        .into_iter()
        .map(|side| themes(side, &heard.themes, &tool, speaker))
        .collect_view();
    view! {
        <SummaryCard title=speaker>
            <p>{outcome}</p>
            {more.map(|words| view! { <Written text=words.to_string() /> })}
            {sides}
            {children.map(|children| children())}
        </SummaryCard>
    }
}

fn outcome(outcome: &ContactOutcome, tool: &AuditTool) -> (String, Option<Words>) {
    match outcome {
        ContactOutcome::Spoke { method, on } => (
            format!(
                "Spoke with the auditor on {}: {}.",
                dates::day(*on),
                tool.method_name(method)
            ),
            None,
        ),
        ContactOutcome::Declined { on } => (format!("Declined on {}.", dates::day(*on)), None),
        ContactOutcome::NotReached { attempts: 1 } => {
            ("Could not be reached after 1 attempt.".to_owned(), None)
        }
        ContactOutcome::NotReached { attempts } => {
            (format!("Could not be reached after {attempts} attempts."), None)
        }
        ContactOutcome::NotSafe { reason } => (
            "It was not safe or appropriate to ask:".to_owned(),
            Some(reason.clone()),
        ),
        ContactOutcome::Observed { on, saw } => (
            format!("Too young to be asked; observed on {}:", dates::day(*on)),
            Some(saw.clone()),
        ),
        ContactOutcome::NotAttempted { exception } => (
            "Nobody tried to speak with them. The reason given:".to_owned(),
            Some(exception.clone()),
        ),
    }
}

fn themes(side: Side, said: &[ThemeSaid], tool: &AuditTool, speaker: &str) -> Option<AnyView> {
    let items: Vec<_> = said
        .iter()
        .filter(|said| said.side == side)
        .map(|said| {
            let name = tool.theme_name(&said.theme).to_owned();
            let quote = said.quote.as_ref().map(ToString::to_string);
            let speaker = speaker.to_owned();
            view! { <li>{name}{quote.map(|text| view! { <Quote text speaker /> })}</li> }
        })
        .collect();
    (!items.is_empty()).then(|| {
        view! {
            <h3 class="govuk-heading-s">{side.label()}</h3>
            <ul class="govuk-list govuk-list--bullet">{items}</ul>
        }
        .into_any()
    })
}
