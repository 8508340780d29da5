//! The audits that wait for a moderator. No row reveals or hints at an auditor's grade before a second grade is
//! committed.

mod draws;
mod row;
mod sample;

use std::{collections::BTreeSet, sync::Arc};

use leptos::prelude::*;

use crate::{
    app::{
        route::{Moderate, Route},
        session::Session,
    },
    domain::{
        draft::ModerationDraft,
        queue::{Queue, why_drawn},
        record::AuditRecord,
        workspace::Workspace,
    },
    ui::{
        page::Page,
        parts::{ButtonKind, ButtonLink, Details, Empty},
    },
};

use row::{Row, Rows};

/// The most settled audits that are listed.
const RECENT: usize = 30;

/// The audits that wait for a moderator.
#[component]
pub fn Moderation(session: Session) -> impl IntoView {
    let begun = Memo::new(move |_| {
        let me = session.me().map(|me| me.id());
        let drafts = session.drafts.all::<ModerationDraft>();
        let mine = drafts
            .into_iter()
            .filter(|draft| Some(draft.moderator.id()) == me);
        mine.map(|draft| draft.audit).collect::<BTreeSet<_>>()
    });
    let lists = move || {
        let workspace = session.desk.workspace();
        session.me().map(|me| {
            let queue = Queue::of(&workspace, me.id(), &begun.get());
            view! { <Lists workspace queue /> }
        })
    };
    view! {
        <Page title="Moderation">
            <p class="govuk-body">"You receive audits from a colleague, and send your grades back, as files: "
                <a class="govuk-link" href=Route::OpenFile.href()>"Open a file"</a>" or "
                <a class="govuk-link" href=Route::HandOver.href()>"Hand over"</a>"."</p>
            {lists}
            <draws::Draws session />
            <sample::DrawSample session />
        </Page>
    }
}

#[component]
fn Lists(workspace: Arc<Workspace>, queue: Queue) -> impl IntoView {
    if queue.is_empty() {
        return nothing(queue.own);
    }
    let own = left_out(queue.own).map(|words| view! { <p>{words}</p> });
    let grade = queue
        .to_grade
        .iter()
        .filter_map(|waiting| Row::to_grade(&workspace, &waiting.record, waiting.sample));
    let grade: Vec<Row> = grade.collect();
    let rows = |records: &[Arc<AuditRecord>], link: fn(&AuditRecord) -> (Route, &'static str)| -> Vec<Row> {
        let row = |record: &Arc<AuditRecord>| {
            Row::new(&workspace, record, why_drawn(&workspace, record), link(record))
        };
        records.iter().filter_map(row).collect()
    };
    let in_hand = rows(&queue.in_hand, |r| {
        (Route::Moderate(r.id, Moderate::Tasks), "Go on grading")
    });
    let to_settle = rows(&queue.to_settle, |r| (Route::Compare(r.id), "Compare and settle"));
    let to_meet = rows(&queue.to_meet, |r| (Route::Compare(r.id), "See what to do next"));
    let conflict = rows(&queue.in_conflict, |_| (Route::Conflicts, "Put right"));
    let many = queue.settled.len();
    let recent = &queue.settled[..many.min(RECENT)];
    let settled = rows(recent, |r| (Route::Compare(r.id), "See the grades"));
    view! {
        {own}
        {(!in_hand.is_empty()).then(|| view! { <Rows id="in-hand" caption="In progress" rows=in_hand /> })}
        <ToGrade rows=grade />
        {(!to_settle.is_empty()).then(|| view! { <Rows id="to-settle" caption="To settle" rows=to_settle /> })}
        {(!to_meet.is_empty()).then(|| view! { <Rows id="to-meet" caption="Graded, and waiting for another file" rows=to_meet /> })}
        {(!conflict.is_empty()).then(|| view! { <Rows id="in-conflict" caption="In conflict: recorded twice" rows=conflict /> })}
        {(many > 0).then(|| view! { <Settled many rows=settled /> })}
    }
    .into_any()
}

#[component]
fn ToGrade(rows: Vec<Row>) -> impl IntoView {
    if rows.is_empty() {
        return view! {
            <h2 class="govuk-heading-m">"To grade"</h2>
            <p>"Nothing is waiting to be graded."</p>
        }
        .into_any();
    }
    let (sampled, others): (Vec<Row>, Vec<Row>) = rows.into_iter().partition(Row::is_sampled);
    if sampled.is_empty() {
        return view! { <Rows id="to-grade" caption="To grade" rows=others /> }.into_any();
    }
    view! {
        <Rows id="to-grade" caption="In the sample, to grade" rows=sampled />
        <p>"Why each was drawn is shown once it is graded, because one of the reasons is the auditor’s grade."</p>
        {(!others.is_empty()).then(|| view! {
            <Rows id="others-to-grade" caption="Not in the sample, but can be graded" rows=others />
        })}
    }
    .into_any()
}

#[component]
fn Settled(many: usize, rows: Vec<Row>) -> impl IntoView {
    let summary = if many > RECENT {
        format!("Settled (the latest {RECENT} of {many})")
    } else {
        format!("Settled ({many})")
    };
    view! { <Details summary><Rows id="settled" caption="Settled" rows /></Details> }
}

fn left_out(own: usize) -> Option<String> {
    match own {
        0 => None,
        1 => Some("1 of your own audits is left out: nobody moderates their own.".to_owned()),
        n => Some(format!(
            "{n} of your own audits are left out: nobody moderates their own."
        )),
    }
}

/// Says that there is nothing to moderate: nothing was submitted, or the user made all the audits.
fn nothing(own: usize) -> AnyView {
    let (title, next) = match left_out(own) {
        None => (
            "No audits have been submitted yet",
            "Audits appear here when they are submitted on this device, or come in a file.".to_owned(),
        ),
        Some(words) => (
            "Nothing but your own audits",
            format!("{words} A colleague can choose their name under “This device” and moderate them."),
        ),
    };
    view! {
        <Empty title>
            <p>{next}</p>
            <ButtonLink href=Route::Home.href() kind=ButtonKind::Secondary>"Go to the desk"</ButtonLink>
        </Empty>
    }
    .into_any()
}
