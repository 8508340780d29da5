//! The card of one action: what, who, by when, and which finding it answers.

use leptos::prelude::*;

use super::{super::open::OpenAudit, Removed};
use crate::{
    app::work::place::field_id,
    domain::{
        action::Finding,
        draft::AuditDraft,
        id::ActionId,
        problem::{ActionField, Place},
        tool::AuditTool,
    },
    ui::{
        parts::{Button, ButtonKind, Choice, Select, SummaryCard},
        text_at::{DayAt, TextAt},
    },
};

/// The form value for the audit as a whole. It contains spaces, so it can't be the key of a practice area.
const WHOLE: &str = "the audit as a whole";

/// One action. It is redrawn when its position changes.
#[component]
pub fn Card(open: OpenAudit, n: usize, id: ActionId, removed: Removed) -> impl IntoView {
    let remove = move || {
        open.editing.update(|draft| {
            if let Some(n) = draft.actions.iter().position(|a| a.id == id) {
                removed.set(Some((n, draft.actions.remove(n))));
            }
        });
    };
    let title = format!("Action {}", n + 1);
    let hidden = title.to_lowercase();
    let button = move || {
        view! { <Button kind=ButtonKind::Secondary hidden=hidden on_click=remove>"Remove"</Button> }
    };
    let place = move |field| Place::Action(n, field);
    let fields = open.fields;
    view! {
        <SummaryCard title actions=button>
            <TextAt fields place=place(ActionField::What) label="What is to be done?" rows=3 />
            <TextAt
                fields
                place=place(ActionField::Owner)
                label="Who owns it?"
                hint="A role, such as team manager. Never a worker’s name."
                rows=1
            />
            <DayAt fields place=place(ActionField::Due) legend="By when?" hint="For example, 31 1 2025" />
            {past_due(open, n)}
            <TextAt
                fields
                place=place(ActionField::PutsRight)
                label="What does it put right for the child?"
                rows=3
            />
            {finding(open, n)}
        </SummaryCard>
    }
}

/// Questions a due date in the past. It can be right, so it is not a problem.
fn past_due(open: OpenAudit, n: usize) -> AnyView {
    let today = open.session.today();
    let is_past = open.editing.signal(move |draft| {
        let due = draft.actions.get(n).and_then(|action| action.due.day());
        due.is_some_and(|due| due < today)
    });
    let words = move || {
        is_past
            .get()
            .then_some("This date is in the past. Is it right? If so, leave it as it is.")
    };
    view! { <p class="govuk-body" role="status">{words}</p> }.into_any()
}

fn finding(open: OpenAudit, n: usize) -> AnyView {
    let place = Place::Action(n, ActionField::Finding);
    let draft = open.editing.get_untracked();
    let tool = open.tool();
    let findings = draft
        .as_ref()
        .map(|draft| draft.findings(&tool))
        .unwrap_or_default();
    let choice = |finding: Finding| Choice::new(word(&finding), label(&finding, draft.as_ref(), &tool));
    let choices = findings.into_iter().map(choice).collect();
    let value = open.editing.signal(move |draft| {
        let finding = draft.actions.get(n).and_then(|action| action.finding.as_ref());
        finding.map(word)
    });
    let on_choose = open.editing.on(move |draft, chosen: Option<String>| {
        if let Some(action) = draft.actions.get_mut(n) {
            action.finding = chosen.and_then(|text| read(&text));
        }
    });
    view! {
        <Select
            id=field_id(&place)
            label="Which finding does it answer?"
            hint="Practice areas appear here once you have graded them."
            error=open.fields.error(place)
            choices
            value
            on_choose
        />
    }
    .into_any()
}

fn word(finding: &Finding) -> String {
    match finding {
        Finding::Overall => WHOLE.to_owned(),
        Finding::Area(key) => key.to_string(),
    }
}

fn read(word: &str) -> Option<Finding> {
    if word == WHOLE {
        Some(Finding::Overall)
    } else {
        word.parse().ok().map(Finding::Area)
    }
}

/// "Planning: inadequate".
fn label(finding: &Finding, draft: Option<&AuditDraft>, tool: &AuditTool) -> String {
    match finding {
        Finding::Overall => "The audit as a whole".to_owned(),
        Finding::Area(key) => {
            let name = tool.area_name(key);
            match draft.and_then(|draft| draft.choice(key)) {
                Some(choice) => format!("{name}: {}", choice.word()),
                None => name.to_owned(),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_survives_its_form_value() {
        let area = Finding::Area("planning".parse().expect("a key"));
        for finding in [Finding::Overall, area] {
            assert_eq!(read(&word(&finding)), Some(finding));
        }
        assert_eq!(read("No such finding"), None);
    }
}
