//! The history of an audit: every entry, oldest first. Entries are never edited, so earlier versions stay readable.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    app::session::Session,
    domain::{
        action::ActionUpdate,
        audit::Submission,
        entry::{ActionUpdated, Body, Entry},
        moderation::Moderation,
        record::AuditRecord,
        resolution::Resolution,
        tool::AuditTool,
    },
    ui::{
        dates,
        parts::{Details, Timeline, TimelineEntry, Written},
        reading::{
            lines::Flat,
            outline::{self, labels},
        },
        uncounted::line,
    },
};

use super::whole::Submitted;

/// The history.
#[component]
pub fn History(session: Session, record: Arc<AuditRecord>, tool: Arc<AuditTool>) -> impl IntoView {
    let standing = record.auditor().map(|auditor| auditor.origin);
    let entries = record
        .history
        .iter()
        .map(|entry| {
            let local = session.environment.local(entry.at);
            let who = format!("{}, {}", entry.who.name(), entry.who.role());
            let replaced = Some(entry.id) != standing;
            let uncounted = record.why_not(entry.id).map(line);
            let uncounted = uncounted.map(|line| view! { <p><strong>{line}</strong></p> });
            let particulars = particulars(session, &record, entry, replaced, &tool);
            view! {
                <TimelineEntry title=entry.body.title() who datetime=entry.at.to_string() when=dates::moment(local)>
                    {uncounted}
                    {particulars}
                </TimelineEntry>
            }
        })
        .collect_view();
    view! {
        <h2 class="govuk-heading-m">"History"</h2>
        <Timeline>{entries}</Timeline>
    }
}

fn particulars(
    session: Session,
    record: &AuditRecord,
    entry: &Entry,
    replaced: bool,
    tool: &AuditTool,
) -> AnyView {
    match &entry.body {
        Body::AuditSubmitted(submission) => version(session, submission, replaced),
        Body::SubmissionCorrected(correction) => {
            let reason = correction.reason.to_string();
            view! { <Written text=reason />{version(session, &correction.submission, replaced)} }.into_any()
        }
        Body::ModerationCommitted(moderation) => moderated(moderation, tool),
        Body::GradeAgreed(agreed) => {
            let grade = agreed.overall.grade.grade().label();
            let reason = agreed.overall.reason.as_ref().map(ToString::to_string);
            view! { <p>{format!("Agreed overall grade: {grade}.")}</p>{reason.map(|text| view! { <Written text /> })} }
                .into_any()
        }
        Body::Escalated(escalation) => {
            let (to, reason) = (format!("To {}.", escalation.to), escalation.reason.to_string());
            view! { <p>{to}</p><Written text=reason /> }.into_any()
        }
        Body::ConcernRaised(concern) => view! { <Written text=concern.what.to_string() /> }.into_any(),
        Body::ConcernTold(told) => {
            view! { <p>{format!("{} was told on {}.", told.whom, dates::moment(told.at))}</p> }.into_any()
        }
        Body::ActionUpdated(updated) => action(updated),
        Body::ConflictResolved(resolution) => {
            let kept = kept(session, record, resolution);
            view! { <p>{kept}</p><Written text=resolution.reason.to_string() /> }.into_any()
        }
        Body::AuditWithdrawn(withdrawal) => {
            view! { <Written text=withdrawal.reason.to_string() /> }.into_any()
        }
        Body::ToolPublished(_)
        | Body::WeekPlanned(_)
        | Body::SampleDrawn(_)
        | Body::ShownBlind(_)
        | Body::Other(_) => ().into_any(),
    }
}

/// Says who recorded the version that was kept when a conflict was resolved, and when they recorded it.
fn kept(session: Session, record: &AuditRecord, resolution: &Resolution) -> String {
    let origin = record.origin(resolution.keep);
    let entry = record.entry(origin).or_else(|| record.blind_copy_of(origin));
    match entry {
        Some(entry) => {
            let when = dates::moment(session.environment.local(entry.at));
            format!("Kept: what {} recorded on {when}.", entry.who.name())
        }
        None => "What was kept is not on this device.".to_owned(),
    }
}

/// A replaced version, collapsed until the user opens it. The current version is already shown on the page.
fn version(session: Session, submission: &Arc<Submission>, replaced: bool) -> AnyView {
    if !replaced {
        return view! { <p>"This is the version shown above."</p> }.into_any();
    }
    let workspace = session.desk.workspace_untracked();
    let tool = workspace.tool(&submission.tool).cloned();
    let week = workspace.week_name(submission.case.week);
    let submission = submission.clone();
    view! {
        <Details printed=true summary="Read this version">
            <Submitted submission tool week />
        </Details>
    }
    .into_any()
}

fn moderated(moderation: &Moderation, tool: &AuditTool) -> AnyView {
    let overall = moderation.overall.grade.grade().label();
    let words = format!("Graded {}. Overall grade: {overall}.", moderation.mode.word());
    let mut lines = outline::moderation(moderation, tool);
    lines.retain(|line| line.section == labels::PRACTICE_AREAS);
    let reason = moderation.overall.reason.to_string();
    view! {
        <p>{words}</p>
        <Written text=reason />
        <Details printed=true summary="The moderator’s grades for the practice areas"><Flat lines /></Details>
    }
    .into_any()
}

fn action(updated: &ActionUpdated) -> AnyView {
    match &updated.update {
        ActionUpdate::Closed { evidence, on } => {
            let (words, text) = (
                format!("Closed: done on {}.", dates::day(*on)),
                evidence.to_string(),
            );
            view! { <p>{words}</p><Written text /> }.into_any()
        }
        ActionUpdate::Verified => view! { <p>"Verified."</p> }.into_any(),
        ActionUpdate::Reopened { reason } => {
            view! { <p>"Open again."</p><Written text=reason.to_string() /> }.into_any()
        }
    }
}
