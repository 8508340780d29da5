//! What came of seeking somebody's views: each outcome asks exactly for its own particulars.

use std::sync::Arc;

use leptos::prelude::*;

use super::contact::Contact;
use crate::{
    domain::{draft::ContactDraft, family::OutcomeKind, problem::FamilyField, tool::AuditTool},
    ui::{
        dates,
        parts::{Choice, DateField, Radios, Select, TextArea, TextField, WarningText, Width},
    },
};

/// The outcomes to choose from. What was typed under one is kept when another is chosen.
#[component]
pub fn Outcome(contact: Contact, tool: Arc<AuditTool>) -> impl IntoView {
    let choice = |kind: OutcomeKind| {
        let tool = tool.clone();
        Choice::new(kind.word(), kind.label()).reveal(move || particulars(contact, kind, &tool))
    };
    let choices = OutcomeKind::for_speaker(contact.speaker()).map(choice).collect();
    let whose = contact.whose();
    view! {
        <Radios
            id=contact.id(FamilyField::Outcome)
            legend=format!("What came of seeking {whose}?")
            size=crate::ui::parts::Size::M
            error=contact.error(FamilyField::Outcome)
            choices
            value=contact.signal(|c| c.outcome.map(|kind| kind.word().to_owned()))
            on_choose=contact.on(|c, word: String| c.outcome = OutcomeKind::from_word(&word))
        />
    }
}

fn particulars(contact: Contact, kind: OutcomeKind, tool: &AuditTool) -> AnyView {
    match kind {
        OutcomeKind::Spoke => {
            view! { {method(contact, tool)}{day(contact, "When did you speak with them?")} }.into_any()
        }
        OutcomeKind::Declined => day(contact, "When did they decline?"),
        OutcomeKind::NotReached => attempts(contact),
        OutcomeKind::NotSafe => because(contact, "Why was it not safe or appropriate?", None),
        OutcomeKind::Observed => view! {
            {day(contact, "When did you observe the child?")}
            {text(
                contact,
                FamilyField::Observed,
                "What did you see?",
                Some("How the child was with the people who care for them."),
                |c| &mut c.observed,
            )}
        }
        .into_any(),
        OutcomeKind::NotAttempted => view! {
            <WarningText>
                "Seeking "{contact.whose()}" is a requirement of the audit. If you submit without trying, "
                "you must say why; the exception stays visible in the audit and in the figures."
            </WarningText>
            {because(contact, "Why is the audit complete without their views?", Some("Leave out names."))}
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
    let id = contact.id(FamilyField::On);
    // The boxes add the part's name to the id; the problem's place names the first box.
    let id = id.strip_suffix("-day").unwrap_or(&id).to_owned();
    view! {
        <DateField
            id
            legend
            hint="For example, 14 11 2024"
            error=contact.error(FamilyField::On)
            value=contact.signal(|c| dates::parts(&c.on))
            on_input=contact.on(|c, parts| c.on = dates::draft(parts))
        />
    }
    .into_any()
}

fn attempts(contact: Contact) -> AnyView {
    view! {
        <TextField
            id=contact.id(FamilyField::Attempts)
            label="How many times did you try?"
            hint="Count every call, message and visit."
            error=contact.error(FamilyField::Attempts)
            value=contact.signal(|c| c.attempts.clone())
            on_input=contact.on(|c, typed| c.attempts = typed)
            width=Width::W3
            inputmode="numeric"
        />
    }
    .into_any()
}

fn because(contact: Contact, label: &'static str, hint: Option<&'static str>) -> AnyView {
    text(contact, FamilyField::Because, label, hint, |c| &mut c.because)
}

fn text(
    contact: Contact,
    field: FamilyField,
    label: &'static str,
    hint: Option<&'static str>,
    part: fn(&mut ContactDraft) -> &mut String,
) -> AnyView {
    view! {
        <TextArea
            id=contact.id(field)
            label
            hint=hint.unwrap_or("Leave out names.")
            error=contact.error(field)
            value=contact.signal(move |c| part(&mut c.clone()).clone())
            on_input=contact.on(move |c, typed| *part(c) = typed)
        />
    }
    .into_any()
}
