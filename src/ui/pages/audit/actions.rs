//! The audit's actions, each with its status and follow-up form. An open action past its due date is marked as drift.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    app::session::Session,
    domain::{
        action::Progress,
        id::AuditId,
        person::Person,
        record::{ActionState, AuditRecord},
        tool::AuditTool,
    },
    ui::{
        parts::{SummaryCard, SummaryList, Tag, TagKind},
        reading::{
            lines::row,
            outline::{self, labels::ACTIONS},
        },
    },
};

use super::follow_up::{FollowUp, Unrecorded};

/// Every action, in the auditor's order.
#[component]
pub fn Actions(
    session: Session,
    record: Arc<AuditRecord>,
    tool: Arc<AuditTool>,
    unrecorded: Unrecorded,
) -> impl IntoView {
    let audit = record.id;
    let cards: Vec<AnyView> = record
        .actions
        .iter()
        .enumerate()
        .map(|(n, state)| {
            view! { <Card session audit n state=state.clone() tool=tool.clone() unrecorded /> }.into_any()
        })
        .collect();
    let none = cards.is_empty();
    view! {
        <h2 class="govuk-heading-m">{ACTIONS}</h2>
        {none.then(|| view! { <p>"The auditor named no actions."</p> })}
        {cards}
    }
}

#[component]
fn Card(
    session: Session,
    audit: AuditId,
    n: usize,
    state: ActionState,
    tool: Arc<AuditTool>,
    unrecorded: Unrecorded,
) -> impl IntoView {
    let (kind, status) = status(&state, session);
    let mut lines = outline::action(n, &state.action, &tool);
    if let Progress::Closed { evidence, on } | Progress::Verified { evidence, on } = &state.progress {
        let by = state.closed_by.as_ref().map(Person::name);
        lines.extend(outline::done(evidence, *on, by));
    }
    let rows = lines.iter().map(row).collect_view();
    let n = n + 1;
    view! {
        <SummaryCard title=format!("Action {n}") within=true>
            <p id=format!("action-{n}-status") tabindex="-1"><Tag kind text=status /></p>
            <SummaryList>{rows}</SummaryList>
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
