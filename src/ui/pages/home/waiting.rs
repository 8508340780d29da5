//! The work that waits for the user.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    app::{
        route::Route,
        session::Session,
        work::{agenda::Agenda, looking::is_veiled},
    },
    domain::{conflict::Contested, record::AuditRecord},
    ui::{
        count::count,
        parts::{Details, Tag, TagKind},
    },
};

/// The work that waits for the user.
#[component]
pub fn Waiting(session: Session, agenda: Memo<Agenda>) -> impl IntoView {
    let lines = move || {
        let agenda = agenda.get();
        let moderate = to_moderate(&agenda);
        let in_conflict = agenda
            .in_conflict
            .iter()
            .filter_map(|audit| in_conflict(session, audit));
        let in_conflict: Vec<AnyView> = in_conflict.collect();
        let nothing = moderate.is_none() && agenda.to_settle.is_empty() && in_conflict.is_empty();
        view! {
            <ul class="pl-home__list">
                {moderate.map(|text| view! {
                    <li class="pl-home__line"><a class="govuk-link" href=Route::Moderation.href()>{text}</a></li>
                })}
                {agenda.to_settle.iter().map(|audit| line(session, audit, Route::Compare(audit.id))).collect_view()}
                {in_conflict}
            </ul>
            {nothing.then(|| view! { <p class="govuk-body">"Nothing is waiting for you."</p> })}
            {overdue(session, &agenda)}
            {folded(session, "Audits you have submitted", &agenda.mine)}
            {folded(session, "Audits of others you have corrected", &agenda.corrected)}
        }
    };
    view! {
        <section class="pl-home__part" aria-labelledby="waiting">
            <h2 class="govuk-heading-m" id="waiting">"Waiting for you"</h2>
            {lines}
        </section>
    }
}

/// The audits that this person can moderate: those in a sample are what moderators are asked for, and come first.
fn to_moderate(agenda: &Agenda) -> Option<String> {
    let others = agenda.to_moderate - agenda.sampled;
    Some(match (agenda.sampled, others) {
        (0, 0) => return None,
        (0, n) => format!(
            "You could moderate {}",
            count(n, "submitted audit", "submitted audits")
        ),
        (n, 0) => format!("Moderate {} in the sample", count(n, "audit", "audits")),
        (n, others) => format!(
            "Moderate {} in the sample ({others} more can be moderated)",
            count(n, "audit", "audits")
        ),
    })
}

/// Audits to come back to, folded away. `None` if there are none.
fn folded(session: Session, what: &str, audits: &[Arc<AuditRecord>]) -> Option<AnyView> {
    let title = format!("{what} ({})", audits.len());
    let items = audits
        .iter()
        .map(|audit| line(session, audit, Route::Audit(audit.id)));
    let items = items.collect_view();
    (!audits.is_empty())
        .then(|| view! { <Details summary=title><ul class="pl-home__list">{items}</ul></Details> }.into_any())
}

/// The audits with overdue actions, folded away. An action tells something about a grade, so those that this person may
/// still grade blind are left out.
fn overdue(session: Session, agenda: &Agenda) -> Option<AnyView> {
    let mut overdue = agenda.overdue.clone();
    overdue.retain(|(audit, _)| !is_veiled(session, audit));
    let actions: usize = overdue.iter().map(|(_, actions)| actions).sum();
    let items = overdue.into_iter().map(|(audit, actions)| {
        let reference = audit.outline().map(|outline| outline.case.reference.to_string());
        let actions = count(actions, "overdue action", "overdue actions");
        view! {
            <li class="pl-home__line">
                <a class="govuk-link" href=Route::Audit(audit.id).href()>{reference.unwrap_or_default()}": "{actions}</a>
            </li>
        }
    });
    let title = format!("Overdue actions ({actions})");
    let items = items.collect_view();
    (actions > 0)
        .then(|| view! { <Details summary=title><ul class="pl-home__list">{items}</ul></Details> }.into_any())
}

/// A line for an audit in conflict, with the decision that is needed; `None` if this person is not told of the conflict.
fn in_conflict(session: Session, audit: &AuditRecord) -> Option<AnyView> {
    let is_veiled = is_veiled(session, audit);
    let mut told = audit.conflicts_told(is_veiled);
    let todo = match (told.next()?, told.next()) {
        (only, None) => match only.contested {
            Contested::Submissions => "decide which version counts",
            Contested::Moderations => "decide which moderation counts",
            Contested::Settlements => "decide which outcome counts",
            Contested::Action(_) => "decide which record of an action counts",
        },
        (_, Some(_)) => "decide what counts",
    };
    let reference = audit.outline().map(|outline| outline.case.reference.to_string());
    let reference = reference.unwrap_or_default();
    let line = view! {
        <li class="pl-home__line">
            <a class="govuk-link" href=Route::Conflicts.href()>{reference}": "{todo}</a>" "
            <Tag kind=TagKind::Attention text=audit.label(is_veiled) />
        </li>
    };
    Some(line.into_any())
}

/// A line for an audit, with its state. The grade is never shown, because its moderator may see this desk.
fn line(session: Session, audit: &AuditRecord, route: Route) -> impl IntoView + use<> {
    let reference = audit.outline().map(|outline| outline.case.reference.to_string());
    let label = audit.label(is_veiled(session, audit));
    view! {
        <li class="pl-home__line">
            <a class="govuk-link" href=route.href()>{reference.unwrap_or_default()}</a>" "
            <Tag kind=TagKind::Plain text=label />
        </li>
    }
}
