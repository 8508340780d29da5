//! One person's views: how they were sought, what was said, and what that changed.

mod contact;
mod outcome;
mod themes;

use std::sync::Arc;

use leptos::prelude::*;

use self::{contact::Contact, outcome::Outcome, themes::Themes};
use super::{frame::GuidePage, open::OpenAudit};
use crate::{
    app::{
        browser::Browser,
        route::{Guide, Route},
        session::Session,
    },
    domain::{
        draft::ContactDraft,
        family::{OutcomeKind, Speaker},
        id::AuditId,
        problem::FamilyField,
        tool::AuditTool,
    },
    ui::{
        parts::{Button, ButtonKind, Choice, Details, Empty, Radios, Size, Undo, focus_soon},
        text_at::TextAt,
    },
};

/// The page of one person's views.
#[component]
pub fn Family(session: Session, audit: AuditId, position: usize) -> impl IntoView {
    let person = move |open: OpenAudit| {
        let contact = Contact {
            draft: open.editing,
            fields: open.fields,
            position,
        };
        view! { <Person contact tool=open.tool() /> }.into_any()
    };
    view! { <GuidePage session audit here=Guide::Family(position) children=person /> }
}

/// The questions about one person. If the person was just removed, the button to undo that.
#[component]
fn Person(contact: Contact, tool: Arc<AuditTool>) -> impl IntoView {
    let removed = RwSignal::new(None::<ContactDraft>);
    let Contact { draft, position, .. } = contact;
    let there = draft.signal(move |d| position < d.family.len());
    move || {
        if removed.with(Option::is_some) {
            gone(contact, removed)
        } else if there.get() {
            questions(contact, tool.clone(), removed)
        } else {
            nobody(draft.audit())
        }
    }
}

fn questions(contact: Contact, tool: Arc<AuditTool>, removed: RwSignal<Option<ContactDraft>>) -> AnyView {
    let heard = contact.signal(|c| c.outcome.is_some_and(OutcomeKind::was_heard));
    let child = contact.position == 0;
    let themes = tool.clone();
    view! {
        {prompts(child, &tool)}
        {(!child).then(|| speaker(contact))}
        <Outcome contact tool />
        {move || heard.get().then(|| view! {
            <Themes contact tool=themes.clone() />
            <TextAt
                fields=contact.fields
                place=contact.place(FamilyField::ChangedGrading)
                label="What did this change in your grading?"
                hint="A grade you moved, or evidence you looked at again. Leave empty if it changed nothing."
                size=Size::M
                rows=3
            />
        })}
        {(!child).then(|| others(contact, removed))}
    }
    .into_any()
}

fn prompts(child: bool, tool: &AuditTool) -> AnyView {
    let (summary, prompts) = if child {
        ("What to talk about with the child", &tool.family.child_prompts)
    } else {
        (
            "What to talk about with parents and carers",
            &tool.family.adult_prompts,
        )
    };
    let lines = prompts
        .iter()
        .map(|text| view! { <li>{text.clone()}</li> })
        .collect_view();
    view! { <Details summary><ul class="govuk-list govuk-list--bullet">{lines}</ul></Details> }.into_any()
}

fn speaker(contact: Contact) -> AnyView {
    let value = contact.signal(|c| c.speaker.map(|speaker| speaker.label().to_owned()));
    let choose = contact.on(|c, label: String| {
        c.speaker = Speaker::ALL.into_iter().find(|speaker| speaker.label() == label);
    });
    let parent = Choice::new(Speaker::Parent.label(), Speaker::Parent.label());
    let carer = Choice::new(Speaker::Carer.label(), Speaker::Carer.label())
        .hint("Foster carer, kinship carer, guardian, or key worker in a home");
    view! {
        <Radios
            id=contact.id(FamilyField::Speaker)
            legend="Whose views are these?"
            size=Size::M
            error=contact.error(FamilyField::Speaker)
            choices=vec![parent, carer]
            value
            on_choose=choose
        />
    }
    .into_any()
}

fn others(contact: Contact, removed: RwSignal<Option<ContactDraft>>) -> AnyView {
    let Contact { draft, position, .. } = contact;
    let browser = Browser::here();
    let page = move |n| Route::Guide(draft.audit(), Guide::Family(n));
    let add = move || {
        let mut added = position;
        draft.update(|d| added = d.add_adult());
        browser.go(page(added));
    };
    let remove = move || {
        let mut taken = None;
        draft.update(|d| taken = d.remove_contact(position));
        removed.set(taken);
    };
    let removable = draft.signal(move |d| d.may_remove_contact(position));
    view! {
        <div class="govuk-button-group">
            <Button kind=ButtonKind::Secondary on_click=add>"Add another parent or carer"</Button>
            {move || removable.get().then(|| view! {
                <Button kind=ButtonKind::Secondary on_click=remove>"Remove this parent or carer"</Button>
            })}
        </div>
    }
    .into_any()
}

fn gone(contact: Contact, removed: RwSignal<Option<ContactDraft>>) -> AnyView {
    let Contact { draft, position, .. } = contact;
    let put_back = move || {
        if let Some(contact) = removed.get_untracked() {
            draft.update(|d| d.put_contact_back(position, contact));
            removed.set(None);
            focus_soon(crate::ui::page::HEADING.to_owned());
        }
    };
    let text = "This parent or carer is removed, with everything noted about them.";
    view! { <Undo id="contact-undo" text on_undo=put_back /> }.into_any()
}

fn nobody(audit: AuditId) -> AnyView {
    let tasks = Route::Guide(audit, Guide::Tasks).href();
    view! {
        <Empty title="There is nobody here">
            <p class="govuk-body">
                "This parent or carer was removed from the audit. "
                <a class="govuk-link" href=tasks>"Back to the task list"</a>
            </p>
        </Empty>
    }
    .into_any()
}
