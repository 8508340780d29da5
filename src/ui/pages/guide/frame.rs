//! What every page of the guide shares: the heading, open concerns, the save line, and the links on and back.

use leptos::prelude::*;

use super::{
    foot::Onward,
    gone::Gone,
    open::{DraftState, OpenAudit, draft_state},
};
use crate::{
    app::{
        drafts::Kind,
        route::{Guide, Route},
        session::Session,
        work::{place::guide_page, tasks},
    },
    domain::{draft::AuditDraft, draft_key::DraftKey, id::AuditId},
    ui::{concerns::OpenConcerns, draft_form::DraftForm, page::Page, save_line::SaveLine, text_at::Fields},
};

/// A page of the guide. Its heading is the task's name; its children receive the open audit. Every page except the task
/// list and the last page is a form that continues on Enter, so its children can't contain further forms.
#[component]
pub fn GuidePage<F>(
    session: Session,
    audit: AuditId,
    /// Which page this is.
    here: Guide,
    /// The content of the page. Drawn once, and not redrawn while the auditor types in this tab.
    children: F,
) -> impl IntoView
where
    F: Fn(OpenAudit) -> AnyView + Send + Sync + 'static,
{
    let children = Callback::new(children);
    let thrown = RwSignal::new(None);
    let state = draft_state(session, audit);
    move || match state.get() {
        DraftState::Open(tool) => {
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
        gone @ (DraftState::WithoutTool
        | DraftState::Unreadable
        | DraftState::SomebodyElses(_)
        | DraftState::Gone) => view! { <Gone session audit state=gone thrown /> }.into_any(),
    }
}

/// The page of a draft that can be edited here.
#[component]
fn Written(open: OpenAudit, here: Guide, children: Callback<OpenAudit, AnyView>) -> impl IntoView {
    let OpenAudit { session, audit, .. } = open;
    let ends = matches!(here, Guide::Tasks | Guide::Check);
    // What the auditor has begun, they have tried to submit; the rest of the audit they may not have seen yet.
    let corrects = ends || untrack(|| session.changing.is(open.editing.key()) || open.is_begun(&here));
    let checking = open.checking.for_whoever_corrects(corrects);
    let open = OpenAudit {
        checking,
        fields: Fields::of(open.editing, checking),
        ..open
    };
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
    if ends {
        session.changing.end();
    }
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
