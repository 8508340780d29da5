//! What every page of the guide shares: its heading, the concern that leads, the save line, the way on and the way back.

use std::sync::Arc;

use leptos::prelude::*;

use super::{foot::Onward, gone::Gone};
use crate::{
    app::{
        drafts::{Editing, Kind},
        route::{Guide, Route},
        session::Session,
        work::{checking::Checking, place::guide_page, tasks},
    },
    domain::{
        draft::AuditDraft, draft_key::DraftKey, finish::finish_audit, id::AuditId, person::Person,
        tool::AuditTool,
    },
    ui::{concerns::OpenConcerns, draft_form::DraftForm, page::Page, save_line::SaveLine, text_at::Fields},
};

/// An audit that is being written, as the guide's pages are handed it.
#[derive(Clone, Copy)]
pub struct OpenAudit {
    /// The session.
    pub session: Session,
    /// The audit.
    pub audit: AuditId,
    /// Its draft.
    pub editing: Editing<AuditDraft>,
    /// The draft's problems, shown once somebody has tried to submit.
    pub checking: Checking,
    /// Its texts and dates, by place.
    pub fields: Fields,
    /// The version of the tool it is made with.
    pub tool: StoredValue<Arc<AuditTool>>,
    /// The draft, where it was thrown away a moment ago.
    pub thrown: RwSignal<Option<AuditDraft>>,
}

impl OpenAudit {
    fn new(
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

    /// The version of the tool it is made with.
    pub fn tool(self) -> Arc<AuditTool> {
        self.tool.get_value()
    }

    /// The address of another page of this guide.
    pub fn href(self, page: Guide) -> String {
        Route::Guide(self.audit, page).href()
    }

    /// Something that takes the draft and its tool, followed. Nothing where the draft is gone.
    pub fn read<T: Clone + Default + PartialEq + Send + Sync + 'static>(
        self,
        look: impl Fn(&AuditDraft, &AuditTool) -> T + Send + Sync + 'static,
    ) -> Signal<T> {
        let tool = self.tool;
        // The draft may change once more while the page is being taken down, and its tool with it.
        let look = move |draft: &AuditDraft| tool.try_with_value(|tool| look(draft, tool));
        self.editing.signal(move |draft| look(draft).unwrap_or_default())
    }
}

/// How an audit's draft lies on this device.
#[derive(Clone, PartialEq)]
pub enum Lies {
    /// It can be written on.
    Open(Arc<AuditTool>),
    /// Its version of the tool is not here.
    WithoutTool,
    /// It is there and can't be read.
    Unreadable,
    /// It is somebody else's: it shows grades that this person may still have to give, and only its auditor submits it.
    SomebodyElses(Person),
    /// There is none.
    Gone,
}

fn lies(session: Session, audit: AuditId) -> Memo<Lies> {
    let editing = session.drafts.editing::<AuditDraft>(audit);
    let tool =
        Memo::new(move |_| editing.with(|draft| session.desk.workspace().tool_of_draft(draft).cloned()));
    let theirs = Memo::new(move |_| {
        let me = session.me().map(|me| me.id());
        let auditor = editing.with(|draft| draft.auditor.clone())?;
        (Some(auditor.id()) != me).then_some(auditor)
    });
    Memo::new(move |_| match tool.get() {
        Some(_) if theirs.with(Option::is_some) => theirs.get().map_or(Lies::Gone, Lies::SomebodyElses),
        Some(tool) => tool.map_or(Lies::WithoutTool, Lies::Open),
        None => {
            let key = DraftKey {
                kind: AuditDraft::KIND,
                audit,
            };
            let unreadable = session.drafts.unreadable().iter().any(|(lies, ..)| *lies == key);
            if unreadable { Lies::Unreadable } else { Lies::Gone }
        }
    })
}

/// A page of the guide. Its heading is the task's name; its children are handed the open audit. All but the task list
/// and the last page stand in a form whose Enter key continues: further forms can't be put inside.
#[component]
pub fn GuidePage<F>(
    session: Session,
    audit: AuditId,
    /// Which page this is.
    here: Guide,
    /// Drawn once, and not again while the auditor types in this tab.
    children: F,
) -> impl IntoView
where
    F: Fn(OpenAudit) -> AnyView + Send + Sync + 'static,
{
    let children = Callback::new(children);
    let thrown = RwSignal::new(None);
    let lies = lies(session, audit);
    move || match lies.get() {
        Lies::Open(tool) => {
            let draft = DraftKey {
                kind: AuditDraft::KIND,
                audit,
            };
            let here = here.clone();
            let form = move || {
                let open = OpenAudit::new(session, audit, tool.clone(), thrown);
                view! { <Written open here=here.clone() children /> }.into_any()
            };
            view! { <DraftForm session draft form /> }.into_any()
        }
        gone @ (Lies::WithoutTool | Lies::Unreadable | Lies::SomebodyElses(_) | Lies::Gone) => {
            view! { <Gone session audit lies=gone thrown /> }.into_any()
        }
    }
}

/// A page of an audit that can be written on.
#[component]
fn Written(open: OpenAudit, here: Guide, children: Callback<OpenAudit, AnyView>) -> impl IntoView {
    let OpenAudit { session, audit, .. } = open;
    let (named, mine) = (here.clone(), Route::Guide(audit, here.clone()));
    let title = open.read(move |draft, tool| tasks::name(&named, draft, tool));
    let window = tasks::window(&here).map(str::to_owned);
    let caption = open.editing.signal(caption);
    let problems = Signal::derive(move || {
        let shown = open.checking.shown();
        shown
            .iter()
            .any(|problem| guide_page(audit, &problem.place) == mine)
    });
    let back = if here == Guide::Tasks {
        (Route::Home, "Back to the desk")
    } else {
        (Route::Guide(audit, Guide::Tasks), "Back to task list")
    };
    let ends = matches!(here, Guide::Tasks | Guide::Check);
    let content = children.run(open);
    view! {
        <Page title window caption back problems>
            <div class="pl-guide">
                <OpenConcerns session audit />
                {if ends {
                    view! { {content} <SaveLine session /> }.into_any()
                } else {
                    view! { <Onward open here>{content}</Onward> }.into_any()
                }}
                <p class="pl-guide__concern">
                    <a class="govuk-link" href=Route::Concern(audit).href()>"Record an immediate safeguarding concern"</a>
                </p>
            </div>
        </Page>
    }
}

fn caption(draft: &AuditDraft) -> String {
    let reference = draft.case.reference.trim();
    let audit = if reference.is_empty() {
        "Audit, no reference yet".to_owned()
    } else {
        format!("Audit {reference}")
    };
    if draft.correcting.is_some() {
        format!("{audit}: correction")
    } else {
        audit
    }
}
