//! The outcome of seeking somebody's views. Each outcome asks only for its own details.

use std::sync::Arc;

use leptos::prelude::*;

use super::contact::Contact;
use crate::{
    domain::{family::OutcomeKind, problem::FamilyField, tool::AuditTool},
    ui::{
        parts::{Choice, Radios, Select, WarningText, Width},
        text_at::{DayAt, TextAt},
    },
};

/// The outcomes to choose from. Text typed under one is kept when another is chosen.
#[component]
pub fn Outcome(contact: Contact, tool: Arc<AuditTool>) -> impl IntoView {
    let choice = |kind: OutcomeKind| {
        let tool = tool.clone();
        Choice::new(kind.word(), kind.label()).reveal(move || particulars(contact, kind, &tool))
    };
    let choices = OutcomeKind::for_speaker(contact.speaker()).map(choice).collect();
    view! {
        <Radios
            id=contact.id(FamilyField::Outcome)
            legend=question(contact.position)
            size=crate::ui::parts::Size::M
            error=contact.error(FamilyField::Outcome)
            choices
            value=contact.signal(|c| c.outcome.map(|kind| kind.word().to_owned()))
            on_choose=contact.on(|c, word: String| c.outcome = OutcomeKind::from_word(&word))
        />
    }
}

fn question(position: usize) -> &'static str {
    if position == 0 {
        "Did you speak to the child?"
    } else {
        "Did you speak to this parent or carer?"
    }
}

fn particulars(contact: Contact, kind: OutcomeKind, tool: &AuditTool) -> AnyView {
    match kind {
        OutcomeKind::Spoke => {
            view! { {method(contact, tool)}{day(contact, "When did you speak with them?")} }.into_any()
        }
        OutcomeKind::Declined => day(contact, "When did they decline?"),
        OutcomeKind::NotReached => attempts(contact),
        OutcomeKind::NotSafe => text(
            contact,
            FamilyField::Because,
            "Why was it not safe or appropriate?",
            "Leave out names.",
        ),
        OutcomeKind::Observed => view! {
            {day(contact, "When did you observe the child?")}
            {text(
                contact,
                FamilyField::Observed,
                "What did you see?",
                "How the child was with the people who care for them.",
            )}
        }
        .into_any(),
        OutcomeKind::NotAttempted => view! {
            <WarningText>
                "Seeking "{contact.whose()}" is a requirement of the audit. If you submit without trying, "
                "you must say why; the exception stays visible in the audit and in the figures."
            </WarningText>
            {text(
                contact,
                FamilyField::Because,
                "Why is the audit complete without their views?",
                "Leave out names.",
            )}
        }
        .into_any(),
    }
}

fn method(contact: Contact, tool: &AuditTool) -> AnyView {
    let methods = tool.family.methods.iter();
    let choices = methods
        .map(|m| Choice::new(m.key.as_str(), m.name.clone()))
        .collect();
    view! {
        <Select
            id=contact.id(FamilyField::Method)
            label="How did you speak with them?"
            error=contact.error(FamilyField::Method)
            choices
            value=contact.signal(|c| c.method.as_ref().map(ToString::to_string))
            on_choose=contact.on(|c, key: Option<String>| c.method = key.and_then(|key| key.parse().ok()))
        />
    }
    .into_any()
}

fn day(contact: Contact, legend: &'static str) -> AnyView {
    let place = contact.place(FamilyField::On);
    view! { <DayAt fields=contact.fields place legend hint="For example, 14 11 2024" /> }.into_any()
}

fn attempts(contact: Contact) -> AnyView {
    view! {
        <TextAt
            fields=contact.fields
            place=contact.place(FamilyField::Attempts)
            label="How many times did you try?"
            hint="Count every call, message and visit."
            rows=1
            width=Width::W3
            numeric=true
        />
    }
    .into_any()
}

fn text(contact: Contact, field: FamilyField, label: &'static str, hint: &'static str) -> AnyView {
    view! { <TextAt fields=contact.fields place=contact.place(field) label hint /> }.into_any()
}
