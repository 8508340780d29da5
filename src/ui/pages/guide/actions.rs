//! Actions: what is to be done about the findings, by which role and by when.

mod card;

use leptos::prelude::*;

use self::card::Card;
use super::{frame::GuidePage, open::OpenAudit};
use crate::{
    app::{route::Guide, session::Session, work::place::field_id},
    domain::{
        draft::ActionDraft,
        id::{ActionId, AuditId},
        problem::{ActionField, Place},
    },
    ui::parts::{Button, ButtonKind, Empty, InsetText, Undo, focus_soon},
};

/// The action that was removed last, with its former position.
type Removed = RwSignal<Option<(usize, ActionDraft)>>;

/// The actions page.
#[component]
pub fn Actions(session: Session, audit: AuditId) -> impl IntoView {
    let list = |open: OpenAudit| view! { <List open /> }.into_any();
    view! { <GuidePage session audit here=Guide::Actions children=list /> }
}

/// The actions so far, and the button that adds another.
#[component]
fn List(open: OpenAudit) -> impl IntoView {
    let OpenAudit { session, editing, .. } = open;
    let removed: Removed = RwSignal::new(None);
    let ids = editing.signal(|draft| draft.actions.iter().map(|a| a.id).collect::<Vec<_>>());
    // Redrawn when an action is added or removed, but never while one is being typed.
    let cards = move || {
        let card = |(n, id): (usize, ActionId)| view! { <Card open n id removed /> };
        ids.get().into_iter().enumerate().map(card).collect_view()
    };
    let add = move || {
        let id = ActionId::new(session.environment.seed());
        let mut n = 0;
        editing.update(|draft| {
            n = draft.actions.len();
            draft.actions.push(ActionDraft::new(id));
        });
        removed.set(None);
        focus_soon(field_id(&Place::Action(n, ActionField::What)));
    };
    let none = Signal::derive(move || ids.with(Vec::is_empty));
    view! {
        {required(open)}
        {move || removed.get().map(|(n, _)| undo(open, n, removed))}
        {cards}
        {move || none.get().then(empty)}
        {problem(open)}
        <Button id=field_id(&Place::Actions) kind=ButtonKind::Secondary on_click=add>
            {move || if none.get() { "Add an action" } else { "Add another action" }}
        </Button>
    }
}

/// Explains the actions, and says if this audit needs at least one.
fn required(open: OpenAudit) -> AnyView {
    let needed = open.editing.signal(|draft| draft.needs_action());
    let words = move || {
        needed.get().then(|| {
            view! {
                <InsetText>
                    "You graded this audit inadequate overall. It needs at least one action before you can submit it."
                </InsetText>
            }
        })
    };
    view! {
        <p class="govuk-body">
            "Name what has to be put right for this child: one owner and one date for each action."
        </p>
        {words}
    }
    .into_any()
}

fn empty() -> AnyView {
    view! {
        <Empty title="No actions yet">
            <p class="govuk-body">"If nothing has to be put right, leave this empty and continue."</p>
        </Empty>
    }
    .into_any()
}

fn problem(open: OpenAudit) -> AnyView {
    let error = open.checking.error(Place::Actions);
    let message = move |text| {
        view! {
            <p class="govuk-error-message"><span class="govuk-visually-hidden">"Error: "</span>{text}</p>
        }
    };
    (move || error.get().map(message)).into_any()
}

fn undo(open: OpenAudit, n: usize, removed: Removed) -> AnyView {
    let put_back = move || {
        if let Some((n, action)) = removed.get_untracked() {
            let mut there = n;
            open.editing.update(|draft| {
                there = n.min(draft.actions.len());
                draft.actions.insert(there, action);
            });
            removed.set(None);
            focus_soon(field_id(&Place::Action(there, ActionField::What)));
        }
    };
    view! { <Undo id="action-undo" text=format!("Action {} is removed.", n + 1) on_undo=put_back /> }
        .into_any()
}
