//! An audit as it was submitted, with its history. A possible moderator is asked before the grades are shown.

mod actions;
mod current;
mod follow_up;
mod gate;
mod history;
mod next;
mod submitted;
mod whole;

pub use whole::tool_not_here;

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    app::{route::Route, session::Session, work::looking::is_veiled},
    domain::{
        case::called,
        conflict::{Conflict, Contested},
        id::AuditId,
        record::{AuditRecord, State},
        tool::AuditTool,
    },
    ui::{
        dates,
        page::Page,
        pages::withdraw::Gone,
        parts::{ButtonLink, ConcernBanner, Empty, Notice, Tag, TagKind, Written},
        uncounted::UncountedOf,
    },
};

/// An audit, with the data needed to show it.
#[derive(Clone, PartialEq)]
struct Whole {
    record: Arc<AuditRecord>,
    /// The audit tool it was made with, if it is on this device.
    tool: Option<Arc<AuditTool>>,
    week: Option<String>,
    /// Whether the person working here has not seen the grades, and seeing them would rule out grading blind.
    unread: bool,
    /// Whether the audit is the working person's own.
    own: bool,
}

/// The page of a submitted audit, with its history.
#[component]
pub fn Audit(session: Session, audit: AuditId) -> impl IntoView {
    let whole = Memo::new(move |_| {
        let workspace = session.desk.workspace();
        let record = workspace.audit(audit)?.clone();
        let me = session.me()?.id();
        let outline = record.outline()?;
        Some(Whole {
            unread: is_veiled(session, &record),
            own: record.is_own(me),
            tool: workspace.tool_of(&record).cloned(),
            week: workspace.week_name(outline.case.week),
            record,
        })
    });
    let unrecorded = follow_up::Unrecorded::new();
    move || match whole.get() {
        None => match session.desk.workspace().withdrawal_of(audit).cloned() {
            Some(entry) => view! { <Gone session entry /> }.into_any(),
            None => nowhere(session, audit),
        },
        Some(whole) if whole.unread => view! { <gate::Gate session whole /> }.into_any(),
        Some(whole) => view! { <Shown session whole unrecorded /> }.into_any(),
    }
}

fn nowhere(session: Session, audit: AuditId) -> AnyView {
    let record = session.desk.workspace().audit(audit).cloned();
    let recorded = record.is_some();
    if let Some(record) = record.filter(|record| !record.uncounted.is_empty()) {
        return uncounted(record);
    }
    view! {
        <Page title="This audit has not been submitted on this device" back=(Route::Home, "Desk")>
            <Empty title="Nothing to read yet">
                <p>"It is still being written, or it is in a file that has not been opened on this device."</p>
                {recorded.then(|| withdraw_link(audit))}
            </Empty>
        </Page>
    }
    .into_any()
}

/// The page of an audit with no version that counts, or none that counts yet.
fn uncounted(record: Arc<AuditRecord>) -> AnyView {
    let (audit, label, case) = (record.id, record.label(false), called(record.case()));
    view! {
        <Page title=case window="Audit" back=(Route::Home, "Desk")>
            <p><Tag kind=TagKind::Attention text=label /></p>
            <Concerns record=record.clone() />
            <UncountedOf record />
            <ButtonLink href=Route::OpenFile.href()>"Open a file"</ButtonLink>
            {withdraw_link(audit)}
        </Page>
    }
    .into_any()
}

#[component]
fn Shown(session: Session, whole: Whole, unrecorded: follow_up::Unrecorded) -> impl IntoView {
    let record = whole.record.clone();
    let audit = record.id;
    let reference = record
        .outline()
        .map(|outline| outline.case.reference.to_string())
        .unwrap_or_default();
    // Without the audit's own tool, the shipped one supplies the names. Keys it doesn't name are shown as they are.
    let names = whole
        .tool
        .clone()
        .unwrap_or_else(|| Arc::new(AuditTool::shipped()));
    let latest = record.auditor().map(|a| a.content.clone());
    let here = latest.is_some();
    let evidence = record.state.shown().map(|shown| shown.content.evidence.clone());
    let kind = match record.state {
        State::Agreed { .. } => TagKind::Done,
        State::Escalated { .. } | State::InConflict { .. } => TagKind::Attention,
        State::Begun
        | State::Submitted { .. }
        | State::ShownBlind { .. }
        | State::Moderated { .. }
        | State::ModeratedBlind { .. } => TagKind::Doing,
    };
    view! {
        <Page title=format!("Audit {reference}") window="Audit" back=(Route::Home, "Desk")>
            <Concerns record=record.clone() />
            <submitted::JustSubmitted session record=record.clone() own=whole.own />
            <p><Tag kind text=record.label(false) /></p>
            <InConflict session record=record.clone() shown=true />
            <UncountedOf record=record.clone() />
            <next::Next session whole=whole.clone() />
            <current::CurrentGrade session record=record.clone() tool=names.clone() />
            {evidence.map(|evidence| view! { <whole::WithoutGrades evidence tool=whole.tool.clone() week=whole.week.clone() /> })}
            {latest.map(|submission| view! { <whole::Submitted submission tool=whole.tool.clone() week=whole.week.clone() /> })}
            {here.then(|| view! { <actions::Actions session record=record.clone() tool=names.clone() unrecorded /> })}
            <history::History session record tool=names />
            {withdraw_link(audit)}
        </Page>
    }
}

/// The safeguarding concerns, oldest first, each with who was told. They come first on the page.
#[component]
fn Concerns(record: Arc<AuditRecord>) -> impl IntoView {
    let audit = record.id;
    let concerns: Vec<AnyView> = record
        .concerns
        .iter()
        .map(|concern| {
            let told = match concern.told.first() {
                Some(told) => format!("Told: {}.", told.content.whom),
                None => "There is no record yet that anybody was told.".to_owned(),
            };
            let what = concern.raised.content.what.to_string();
            view! { <Written text=what /><p><strong>{told}</strong></p> }.into_any()
        })
        .collect();
    (!concerns.is_empty()).then(|| {
        view! {
            <ConcernBanner>
                {concerns}
                <p><a class="govuk-link" href=Route::Concern(audit).href()>"Open the concern"</a></p>
            </ConcernBanner>
        }
    })
}

/// Says what was recorded twice, and links to the page where the conflict is resolved.
#[component]
fn InConflict(
    session: Session,
    record: Arc<AuditRecord>,
    /// Whether one of the versions is shown below. If not, this is for somebody who may still grade it blind.
    shown: bool,
) -> impl IntoView {
    let mut told = record.conflicts_told(!shown).peekable();
    if told.peek().is_none() {
        return ().into_any();
    }
    let what = told.map(|conflict| {
        let words = match conflict.contested {
            Contested::Submissions => {
                "Two versions of this audit were recorded, for example on two laptops. The audit is not counted until this is resolved."
            }
            Contested::Moderations => {
                "Two moderations of this audit were committed. The audit is not counted until this is resolved."
            }
            Contested::Settlements => {
                "Two outcomes of the moderation were recorded. This audit is not counted until this is resolved."
            }
            Contested::Action(_) => {
                "Two different records were made about one action. The action counts as open until this is resolved."
            }
        };
        view! { <p>{words}</p> }
    });
    let what = what.collect_view();
    let versions = |conflict: &Conflict| conflict.contested == Contested::Submissions;
    let whose = record
        .outline()
        .filter(|_| shown && record.conflicts.iter().any(versions));
    let whose = whose.map(|outline| {
        let when = dates::moment(session.environment.local(outline.at));
        let whose = format!(
            "This page shows the one recorded by {} on {when}. Neither counts yet.",
            outline.who.name()
        );
        view! { <p>{whose}</p> }
    });
    view! {
        <Notice id="conflict" title="In conflict">
            {what}
            {whose}
            <p>"Both stay in the history of the audit. "<a class="govuk-link" href=Route::Conflicts.href()>"Compare them and decide which one counts"</a></p>
        </Notice>
    }
    .into_any()
}

/// The link to withdraw the audit. It is at the foot of the page, because it is rarely needed and should not be
/// clicked by accident.
fn withdraw_link(audit: AuditId) -> AnyView {
    view! {
        <p><a class="govuk-link" href=Route::Withdraw(audit).href()>"Withdraw this audit"</a>" – if it was made in error, or has to be erased"</p>
    }
    .into_any()
}

/// A link drawn as a secondary button.
fn side_link(route: Route, words: &'static str) -> AnyView {
    view! { <ButtonLink href=route.href() kind=crate::ui::parts::ButtonKind::Secondary>{words}</ButtonLink> }
        .into_any()
}
