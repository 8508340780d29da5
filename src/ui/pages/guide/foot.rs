//! The foot of a page of the guide: the save line, the button to continue, and the link back to the task list.

use leptos::prelude::*;

use super::open::OpenAudit;
use crate::{
    app::{
        browser::Browser,
        route::{Guide, Route},
        work::tasks,
    },
    domain::draft::{AuditDraft, ContactDraft},
    ui::{
        parts::{Button, Form},
        save_line::SaveLine,
    },
};

/// Adds the theme that was chosen on the page of a person's views, so that it is not lost.
fn add_theme(open: OpenAudit, n: usize) {
    let chosen = |draft: &AuditDraft| draft.family.get(n).is_some_and(ContactDraft::has_chosen);
    if untrack(|| open.editing.with(chosen)) == Some(true) {
        open.editing
            .update(|draft| _ = draft.family.get_mut(n).map(ContactDraft::add_chosen));
    }
}

/// A form around the page's questions, with the button to continue at its foot.
#[component]
pub fn Onward(open: OpenAudit, here: Guide, children: Children) -> impl IntoView {
    let browser = Browser::here();
    let from = here.clone();
    let key = open.editing.key();
    let next = open.read(move |draft, tool| {
        let next = if open.session.changing.is(key) {
            Guide::Check
        } else {
            tasks::after(&from, draft, tool).unwrap_or(Guide::Tasks)
        };
        let name = tasks::name(&next, draft, tool);
        Some((next, name))
    });
    let go_on = move || {
        if let Guide::Family(n) = here {
            add_theme(open, n);
        }
        if let Some((next, _)) = next.get_untracked() {
            browser.go(Route::Guide(open.audit, next));
        }
    };
    let to = move || next.get().map(|(_, name)| format!(" to: {name}"));
    view! {
        <Form on_submit=go_on>
            {children()}
            <SaveLine session=open.session />
            <div class="govuk-button-group">
                <Button submit=true>"Continue"<span class="govuk-visually-hidden">{to}</span></Button>
                <a class="govuk-link" href=open.href(Guide::Tasks)>"Back to task list"</a>
            </div>
        </Form>
    }
}
