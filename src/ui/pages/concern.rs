//! An immediate safeguarding concern. It is committed at once as a separate entry, and stays open until it is recorded
//! who was told.

mod list;
mod raise;
mod tell;

use std::collections::BTreeMap;

use leptos::prelude::*;

use self::{list::List, raise::Raise};
use crate::{
    app::{
        drafts::Kind,
        route::{Guide, Moderate, Route},
        session::Session,
        work::acts,
    },
    domain::{
        concern::{ConcernDraft, TellDraft},
        draft::{AuditDraft, ModerationDraft},
        draft_key::DraftKey,
        id::{AuditId, ConcernId},
    },
    ui::{
        draft_form::DraftForm,
        page::Page,
        parts::{Details, Empty, Notice, NoticeKind, WarningText},
    },
};

/// The state that the parts of this page share. It keeps what is typed until it is saved.
#[derive(Clone, Copy)]
struct Here {
    session: Session,
    audit: AuditId,
    /// What has been typed about who was told, by concern.
    telling: RwSignal<BTreeMap<ConcernId, TellDraft>>,
    /// The fault if saving who was told has failed, by concern.
    faults: RwSignal<BTreeMap<ConcernId, String>>,
    /// The message about what was just saved.
    saved: RwSignal<Option<&'static str>>,
}

/// The page for immediate safeguarding concerns.
#[component]
pub fn Concern(session: Session, audit: AuditId) -> impl IntoView {
    let draft = session.drafts.editing::<AuditDraft>(audit);
    let here = Here {
        session,
        audit,
        telling: RwSignal::new(BTreeMap::new()),
        faults: RwSignal::new(BTreeMap::new()),
        saved: RwSignal::new(None),
    };
    let me = session.people.working_untracked().map(|me| me.id());
    let moderation = session.drafts.editing::<ModerationDraft>(audit);
    let audits = draft
        .get_untracked()
        .is_some_and(|draft| Some(draft.auditor.id()) == me);
    let moderates = moderation
        .get_untracked()
        .is_some_and(|draft| Some(draft.moderator.id()) == me);
    let back = if audits {
        (Route::Guide(audit, Guide::Tasks), "Back to task list")
    } else if moderates {
        (Route::Moderate(audit, Moderate::Tasks), "Back to your grading")
    } else {
        (Route::Audit(audit), "Back to the audit")
    };
    let known = Memo::new(move |_| draft.exists() || session.desk.workspace().audit(audit).is_some());
    let reference = acts::case_of(session, audit).map(|case| format!("Audit {case}"));
    let caption = Signal::stored(reference.unwrap_or_else(|| "Audit, no reference yet".to_owned()));
    view! {
        <Page title="Immediate safeguarding concern" window="Audit" caption back>
            {move || if known.get() { view! { <Known here /> }.into_any() } else { unknown() }}
        </Page>
    }
}

/// The content of the page if the audit is on this device.
#[component]
fn Known(here: Here) -> impl IntoView {
    let Here { session, audit, .. } = here;
    let any = Memo::new(move |_| {
        let workspace = session.desk.workspace();
        workspace
            .audit(audit)
            .is_some_and(|record| !record.concerns.is_empty())
    });
    let draft = DraftKey {
        kind: ConcernDraft::KIND,
        audit,
    };
    let form = move || view! { <Raise here /> }.into_any();
    view! {
        {move || here.saved.get().map(saved)}
        <List here />
        {move || if any.get() {
            view! { <Details summary="Raise another concern"><DraftForm session draft form /></Details> }.into_any()
        } else {
            view! { {first()} <DraftForm session draft form /> }.into_any()
        }}
    }
}

/// The introduction above the form, shown while the audit has no concerns.
fn first() -> AnyView {
    view! {
        <WarningText>
            "A child may be unsafe now. Follow your council’s procedures and tell somebody first; then record it here."
        </WarningText>
        <p class="govuk-body">
            "This is saved as soon as you record it. It does not wait for the audit, and it is shown first on every \
             page of "
            "this audit until you say who was told. Plumbline sends nothing to anybody: you must tell somebody \
             yourself."
        </p>
    }
    .into_any()
}

fn saved(text: &'static str) -> AnyView {
    view! {
        <Notice id="concern-saved" kind=NoticeKind::Success title="Saved"><p class="govuk-body">{text}</p></Notice>
    }
    .into_any()
}

fn unknown() -> AnyView {
    view! {
        <Empty title="This audit is not on this device">
            <p class="govuk-body">
                "If a child may be unsafe now, tell somebody now, as your council’s procedures say. "
                "Then open the audit it is about and record the concern there. "
                <a class="govuk-link" href=Route::Home.href()>"Back to the desk"</a>
            </p>
        </Empty>
    }
    .into_any()
}
