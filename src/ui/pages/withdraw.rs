//! Withdrawing an audit. The page first explains what is erased, what stays, and that this can't be undone.

mod ask;
mod gone;

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    app::{route::Route, session::Session},
    domain::{entry::Entry, id::AuditId, record::AuditRecord, workspace::Workspace},
    ui::{
        attempt::Attempt,
        page::Page,
        pages::moderate::evidence::OpenConcern,
        parts::{Empty, WarningText},
    },
};

pub use gone::{Gone, withdrawn_line};

/// Whether the audit can be withdrawn.
#[derive(Clone, PartialEq)]
enum Stands {
    /// It can be withdrawn.
    Here(Arc<AuditRecord>),
    /// It can't be withdrawn until somebody has been told of its concerns.
    Untold,
    /// It was already withdrawn, by this entry.
    Withdrawn(Arc<Entry>),
    /// It is not on this device.
    Nowhere,
}

impl Stands {
    fn of(workspace: &Workspace, audit: AuditId) -> Self {
        match workspace.audit(audit) {
            Some(record) if record.may_be_withdrawn() => Self::Here(record.clone()),
            Some(_) => Self::Untold,
            None => workspace
                .withdrawal_of(audit)
                .map_or(Self::Nowhere, |entry| Self::Withdrawn(entry.clone())),
        }
    }
}

/// The page that withdraws an audit.
#[component]
pub fn Withdraw(session: Session, audit: AuditId) -> impl IntoView {
    let stands = Memo::new(move |_| Stands::of(&session.desk.workspace(), audit));
    move || match stands.get() {
        Stands::Here(record) => view! { <Explained session record /> }.into_any(),
        Stands::Untold => untold(session, audit),
        Stands::Withdrawn(entry) => view! { <Gone session entry /> }.into_any(),
        Stands::Nowhere => nowhere(),
    }
}

#[component]
fn Explained(session: Session, record: Arc<AuditRecord>) -> impl IntoView {
    let audit = record.id;
    let case = record.outline().map(|outline| outline.case.reference.to_string());
    let caption = case.map_or_else(
        || "An audit that is not submitted".to_owned(),
        |case| format!("Case {case}"),
    );
    let attempt = Attempt::new();
    view! {
        <Page title="Withdraw this audit" window="Audit" caption=Signal::stored(caption) back=(Route::Audit(audit), "The audit") problems=attempt.has_failed()>
            <p>"Withdraw an audit that was made in error, or that has to be erased. If only something in it is wrong, correct it instead."</p>
            <h2 class="govuk-heading-m">"What is deleted"</h2>
            <ul class="govuk-list govuk-list--bullet">
                <li>"everything that was recorded about it: the audit and its corrections, both gradings, what was agreed, actions and concerns"</li>
                <li>"every draft about it on this device, by anybody"</li>
            </ul>
            <p>"It is deleted from this device, from every list and from every figure. A file that still holds it does not bring it back to this device."</p>
            <h2 class="govuk-heading-m">"What stays"</h2>
            <ul class="govuk-list govuk-list--bullet">
                <li>"that an audit of its quarter was withdrawn, by whom, when, and the reason; this goes into files too, so that other devices erase it when they open one"</li>
                <li>"files that were handed on and backups that were made before: they still hold the audit, and nothing here can reach them. Delete them, or make them again"</li>
            </ul>
            <WarningText>"You cannot undo this."</WarningText>
            <ask::Ask session record attempt />
        </Page>
    }
}

fn untold(session: Session, audit: AuditId) -> AnyView {
    view! {
        <Page title="This audit cannot be withdrawn yet" window="Audit" back=(Route::Audit(audit), "The audit")>
            <OpenConcern session audit />
            <p>"A child may be unsafe now. Tell somebody before you delete what was recorded."</p>
        </Page>
    }
    .into_any()
}

fn nowhere() -> AnyView {
    view! {
        <Page title="There is no such audit on this device" back=(Route::Home, "Desk")>
            <Empty title="Nothing to withdraw">
                <p>"To throw away a draft, open its task list."</p>
            </Empty>
        </Page>
    }
    .into_any()
}
