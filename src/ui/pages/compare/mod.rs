//! The auditor's and the moderator's grades side by side, and the grades that they agree on.

mod escalate;
mod outcome;
mod overtaken;
mod settle;
mod settling;
mod table;

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    app::{
        files::hand_over::Next,
        route::{Moderate, Route},
        session::Session,
    },
    domain::{
        comparison::Comparison,
        id::AuditId,
        moderation::Mode,
        record::{AuditRecord, Committed, State},
        tool::AuditTool,
    },
    ui::{
        page::Page,
        parts::{ButtonKind, ButtonLink, InsetText, Notice},
        redraw::part,
        send_on::SendOn,
    },
};

/// An audit with the comparison of its grades and the audit tool it was made with.
#[derive(Clone, PartialEq)]
struct Table {
    record: Arc<AuditRecord>,
    comparison: Comparison,
    tool: Arc<AuditTool>,
}

/// The page with the auditor's and the moderator's grades side by side.
#[component]
pub fn Compare(session: Session, audit: AuditId) -> impl IntoView {
    let table = Memo::new(move |_| {
        let workspace = session.desk.workspace();
        let record = workspace.audit(audit)?.clone();
        let comparison = Comparison::of(&record)?;
        let tool = workspace.tool_of(&record)?.clone();
        Some(Table {
            record,
            comparison,
            tool,
        })
    });
    move || match table.get() {
        Some(table) => view! { <Compared session table /> }.into_any(),
        None => view! { <NotYet session audit /> }.into_any(),
    }
}

#[component]
fn Compared(session: Session, table: Table) -> impl IntoView {
    let audit = table.record.id;
    let agreed = matches!(table.record.state, State::Agreed { .. });
    let case = table
        .record
        .auditor()
        .map(|a| a.content.case.reference.to_string());
    let caption = Signal::stored(format!("Case {}", case.unwrap_or_default()));
    let title = if agreed {
        "Agreed grades"
    } else {
        "Compare the grades"
    };
    let corrected = table.comparison.corrected_since.then(|| {
        view! {
            <Notice id="corrected-since">
                <p>"The audit was corrected after the moderator graded it. The table shows the corrected grades; the history of the audit shows the earlier ones."</p>
            </Notice>
        }
    });
    let conflict = (!table.record.conflicts.is_empty()).then(|| {
        view! {
            <Notice id="action-in-conflict" title="An action in conflict">
                <p>"Two different records were made about one of its actions. "
                    <a class="govuk-link" href=Route::Conflicts.href()>"Compare them and decide which one \
                                                                        counts"</a></p>
            </Notice>
        }
    });
    view! {
        <Page title caption back=(Route::Moderation, "Moderation")>
            {conflict}
            {corrected}
            <outcome::Outcome session record=table.record.clone() />
            <Who record=table.record.clone() />
            <p>{counted(&table.comparison)}</p>
            <table::Side session table=table.clone() />
            {(!agreed).then(|| view! { <settle::Settle session table /> })}
            <p><a class="govuk-link" href=Route::Audit(audit).href()>"The whole audit and its history"</a></p>
        </Page>
    }
}

/// Who audited and who moderated, and the mode of the moderation.
#[component]
fn Who(record: Arc<AuditRecord>) -> impl IntoView {
    let auditor = record
        .audited_by()
        .map(|who| who.name().to_owned())
        .unwrap_or_default();
    record.moderator().map(|Committed { who, content, .. }| {
        let name = who.name();
        let words = match content.mode {
            Mode::Blind => format!("Audited by {auditor}. Moderated blind by {name}: graded before seeing the auditor’s grades."),
            Mode::Open => format!("Audited by {auditor}. Moderated open by {name}: graded with the auditor’s grades in view, so it is left out of the agreement figures."),
        };
        view! { <InsetText>{words}</InsetText> }
    })
}

/// "3 of 15 differ, counting the overall grade: the moderator graded 1 higher and 2 lower."
fn counted(comparison: &Comparison) -> String {
    let (n, of) = (comparison.differences(), comparison.pairs.len());
    let (up, down) = (comparison.up(), comparison.down());
    let other = n - up - down;
    if n == 0 {
        return format!("All {of} grades are the same, including the overall grade.");
    }
    let differ = if n == 1 { "differs" } else { "differ" };
    let other = match other {
        0 => String::new(),
        1 => "; 1 differs in another way".to_owned(),
        other => format!("; {other} differ in another way"),
    };
    format!(
        "{n} of {of} {differ}, counting the overall grade: the moderator graded {up} higher and {down} lower{other}."
    )
}

/// Shown if there is nothing to compare yet, or no longer.
#[component]
fn NotYet(session: Session, audit: AuditId) -> impl IntoView {
    let draw = move |(why, next): (&'static str, Onward)| {
        let next = match next {
            Onward::Link(route, text) => {
                view! { <ButtonLink href=route.href()>{text}</ButtonLink> }.into_any()
            }
            Onward::SendBack => {
                view! { <SendOn session next=Next::Back kind=ButtonKind::Primary /> }.into_any()
            }
        };
        view! { <p>{why}</p>{next} }.into_any()
    };
    view! {
        <Page title=Signal::derive(move || title(session, audit)) back=(Route::Moderation, "Moderation")>
            {part(move || why_not(session, audit), draw)}
        </Page>
    }
}

/// What leads on from a page without grades to compare.
#[derive(Clone, PartialEq)]
enum Onward {
    /// A link to a page, with its text.
    Link(Route, &'static str),
    /// The hand-over of this person's own grades.
    SendBack,
}

fn title(session: Session, audit: AuditId) -> String {
    let workspace = session.desk.workspace();
    let state = workspace.audit(audit).map(|record| &record.state);
    match state {
        Some(State::ModeratedBlind { .. }) => "Graded, and waiting for the auditor’s grades",
        Some(_) | None => "These grades cannot be compared yet",
    }
    .to_owned()
}

/// Why there is nothing to compare, and a link to continue.
fn why_not(session: Session, audit: AuditId) -> (&'static str, Onward) {
    let workspace = session.desk.workspace();
    let record = workspace.audit(audit);
    let elsewhere = record.is_some_and(|record| record.has_waiting_moderation());
    let state = record.map(|record| record.state.clone());
    let me = session.me().map(|me| me.id());
    match state {
        None | Some(State::Begun) => (
            "This audit has not been submitted on this device.",
            Onward::Link(Route::Moderation, "Go to moderation"),
        ),
        Some(State::ModeratedBlind { moderator, .. }) if Some(moderator.who.id()) == me => (
            "Your grades are saved. The auditor’s grades are not on this device. Send yours back to the QA lead, or open the file that has the auditor’s grades here. Either way, the two are then shown side by side.",
            Onward::SendBack,
        ),
        Some(State::ModeratedBlind { .. }) => (
            "The moderator’s grades are saved. The auditor’s grades are not on this device. Send the moderator’s grades back to the QA lead, or open the file that has the auditor’s grades here. Either way, the two are then shown side by side.",
            Onward::Link(Route::HandOver, "Hand it over"),
        ),
        Some(State::Submitted { .. } | State::ShownBlind { .. }) if elsewhere => (
            "This audit was moderated in a version that is not on this device. The grades are compared once the file with that version is opened here.",
            Onward::Link(Route::OpenFile, "Open a file"),
        ),
        Some(State::Submitted { .. } | State::ShownBlind { .. }) => (
            "Grades are compared after a moderator has committed theirs.",
            Onward::Link(Route::Moderate(audit, Moderate::Tasks), "Moderate this audit"),
        ),
        Some(State::InConflict { .. }) => (
            "The same step of this audit was recorded twice. Resolve this before you compare the grades.",
            Onward::Link(Route::Conflicts, "Go to conflicts"),
        ),
        Some(State::Moderated { .. } | State::Escalated { .. } | State::Agreed { .. }) => (
            "The audit tool this audit was made with is not on this device. Open a file that holds it.",
            Onward::Link(Route::Moderation, "Go to moderation"),
        ),
    }
}
