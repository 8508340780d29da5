//! The audit draft that is being edited, in the form in which the guide's pages receive it.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    app::{
        drafts::{Editing, Kind},
        route::{Guide, Route},
        session::Session,
        work::{checking::Checking, tasks::is_begun},
    },
    domain::{
        draft::AuditDraft, draft_key::DraftKey, finish::finish_audit, id::AuditId, person::Person,
        tool::AuditTool,
    },
    ui::text_at::Fields,
};

/// An audit draft that is being edited. The guide's pages receive it as a parameter.
#[derive(Clone, Copy)]
pub struct OpenAudit {
    /// The session.
    pub session: Session,
    /// The audit.
    pub audit: AuditId,
    /// Its draft.
    pub editing: Editing<AuditDraft>,
    /// The draft's problems. They are shown once the user has tried to submit.
    pub checking: Checking,
    /// Its text and date fields, by place.
    pub fields: Fields,
    /// The version of the audit tool that the audit uses.
    pub tool: StoredValue<Arc<AuditTool>>,
    /// The deleted draft, if it was thrown away a moment ago, so that it can be put back.
    pub thrown: RwSignal<Option<AuditDraft>>,
}

impl OpenAudit {
    /// Whether the auditor has entered anything on a page.
    pub fn is_begun(self, page: &Guide) -> bool {
        let begun = |draft: &AuditDraft| self.tool.with_value(|tool| is_begun(page, draft, tool));
        self.editing.with(begun) == Some(true)
    }

    pub fn new(
        session: Session,
        audit: AuditId,
        tool: Arc<AuditTool>,
        thrown: RwSignal<Option<AuditDraft>>,
    ) -> Self {
        let editing = session.drafts.editing::<AuditDraft>(audit);
        let key = DraftKey {
            kind: AuditDraft::KIND,
            audit,
        };
        let with = tool.clone();
        let checking = session.tried.checking(key, move || {
            let problems = |draft: &AuditDraft| finish_audit(draft, &with, session.today()).err();
            editing.with(problems).flatten().unwrap_or_default()
        });
        Self {
            session,
            audit,
            editing,
            checking,
            fields: Fields::of(editing, checking),
            tool: StoredValue::new(tool),
            thrown,
        }
    }

    /// The version of the audit tool that the audit uses.
    pub fn tool(self) -> Arc<AuditTool> {
        self.tool.get_value()
    }

    /// The address of another page of this guide.
    pub fn href(self, page: Guide) -> String {
        Route::Guide(self.audit, page).href()
    }

    /// A signal computed from the draft and its tool. Holds the default value if the draft is gone.
    pub fn read<T: Clone + Default + PartialEq + Send + Sync + 'static>(
        self,
        look: impl Fn(&AuditDraft, &AuditTool) -> T + Send + Sync + 'static,
    ) -> Signal<T> {
        let tool = self.tool;
        // While the page is being removed, the draft may change once more after the stored tool is gone.
        let look = move |draft: &AuditDraft| tool.try_with_value(|tool| look(draft, tool));
        self.editing.signal(move |draft| look(draft).unwrap_or_default())
    }
}

/// Whether the draft of an audit can be edited here, and if not, why.
#[derive(Clone, PartialEq)]
pub enum DraftState {
    /// It can be edited.
    Open(Arc<AuditTool>),
    /// Its version of the tool is not on this device.
    WithoutTool,
    /// It cannot be read.
    Unreadable,
    /// It belongs to another person. It shows grades that the user may still have to give independently, and only its
    /// auditor submits it.
    SomebodyElses(Person),
    /// There is no draft.
    Gone,
}

/// Whether the draft of an audit can be edited here. The memo follows the draft.
pub fn draft_state(session: Session, audit: AuditId) -> Memo<DraftState> {
    let editing = session.drafts.editing::<AuditDraft>(audit);
    let tool =
        Memo::new(move |_| editing.with(|draft| session.desk.workspace().tool_of_draft(draft).cloned()));
    let theirs = Memo::new(move |_| {
        let me = session.me().map(|me| me.id());
        let auditor = editing.with(|draft| draft.auditor.clone())?;
        (Some(auditor.id()) != me).then_some(auditor)
    });
    Memo::new(move |_| match tool.get() {
        Some(_) if theirs.with(Option::is_some) => {
            theirs.get().map_or(DraftState::Gone, DraftState::SomebodyElses)
        }
        Some(tool) => tool.map_or(DraftState::WithoutTool, DraftState::Open),
        None => {
            let key = DraftKey {
                kind: AuditDraft::KIND,
                audit,
            };
            let unreadable = session
                .drafts
                .unreadable()
                .iter()
                .any(|(unreadable, ..)| *unreadable == key);
            if unreadable {
                DraftState::Unreadable
            } else {
                DraftState::Gone
            }
        }
    })
}
