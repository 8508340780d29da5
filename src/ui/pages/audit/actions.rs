//! The audit's actions: how far each is, and what can be recorded about it. An open action past its day is drift.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    app::session::Session,
    domain::{
        action::Progress,
        record::{ActionState, AuditRecord},
    },
    ui::{
        dates,
        parts::{SummaryCard, SummaryList, SummaryRow, Tag, TagKind, Written},
    },
};

use super::follow_up::{FollowUp, Unrecorded};

/// Every action, in the auditor's order.
#[component]
pub fn Actions(session: Session, record: Arc<AuditRecord>, unrecorded: Unrecorded) -> impl IntoView {
    let audit = record.id;
    let cards: Vec<AnyView> = record
        .actions
        .iter()
        .enumerate()
        .map(|(n, state)| view! { <Card session audit n=n + 1 state=state.clone() unrecorded /> }.into_any())
        .collect();
    let none = cards.is_empty();
    view! {
        <h2 class="govuk-heading-m">"Actions"</h2>
        {none.then(|| view! { <p>"The auditor named no actions."</p> })}
        {cards}
    }
}

#[component]
fn Card(
    session: Session,
    audit: crate::domain::id::AuditId,
    n: usize,
    state: ActionState,
    unrecorded: Unrecorded,
) -> impl IntoView {
    let (kind, status) = status(&state, session);
    let action = state.action.clone();
    let evidence = match &state.progress {
        Progress::Open => None,
        Progress::Closed { evidence, on } | Progress::Verified { evidence, on } => {
            Some((evidence.to_string(), dates::day(*on)))
        }
    };
    let closed_by = state
        .closed_by
        .as_ref()
        .map(|who| who.name().to_owned())
        .unwrap_or_default();
    let evidence = evidence.map(|(evidence, on)| {
        view! {
            <SummaryRow key="Evidence"><Written text=evidence /></SummaryRow>
            <SummaryRow key="Done on">{format!("{on}, recorded by {closed_by}")}</SummaryRow>
        }
    });
    view! {
        <SummaryCard title=format!("Action {n}")>
            <p id=format!("action-{n}-status") tabindex="-1"><Tag kind text=status /></p>
            <SummaryList>
                <SummaryRow key="What"><Written text=action.what.to_string() /></SummaryRow>
                <SummaryRow key="What it puts right"><Written text=action.puts_right.to_string() /></SummaryRow>
                <SummaryRow key="Owner">{action.owner.to_string()}</SummaryRow>
                <SummaryRow key="Due">{dates::day(action.due)}</SummaryRow>
                {evidence}
            </SummaryList>
            <FollowUp session audit n state unrecorded />
        </SummaryCard>
    }
}

fn status(state: &ActionState, session: Session) -> (TagKind, &'static str) {
    match &state.progress {
        Progress::Open if state.action.is_overdue(&state.progress, session.today()) => {
            (TagKind::Problem, "Overdue: drift")
        }
        Progress::Open => (TagKind::Doing, "Open"),
        Progress::Closed { .. } => (TagKind::Attention, "Closed, to be verified by somebody else"),
        Progress::Verified { .. } => (TagKind::Done, "Closed and verified"),
    }
}
