//! One action: what, who, by when, and what it answers.

use leptos::prelude::*;

use super::{super::frame::OpenAudit, Removed};
use crate::{
    app::{
        drafts::Editing,
        work::{checking::Checking, place::field_id},
    },
    domain::{
        action::Finding,
        draft::{ActionDraft, AuditDraft},
        id::ActionId,
        problem::{ActionField, Place},
        tool::AuditTool,
    },
    ui::{
        dates,
        parts::{Button, ButtonKind, Choice, DateField, Select, SummaryCard, TextArea, TextField},
    },
};

/// No area's key has spaces in it.
const WHOLE: &str = "the audit as a whole";

/// One action's fields, by its id: its position changes when an earlier one is removed.
#[derive(Clone, Copy)]
struct Fields {
    draft: Editing<AuditDraft>,
    checking: Checking,
    n: usize,
    id: ActionId,
}

impl Fields {
    fn signal<T: Clone + Default + PartialEq + Send + Sync + 'static>(
        self,
        look: impl Fn(&ActionDraft) -> T + Send + Sync + 'static,
    ) -> Signal<T> {
        let mine = move |draft: &AuditDraft| draft.actions.iter().find(|a| a.id == self.id).map(&look);
        self.draft.signal(move |draft| mine(draft).unwrap_or_default())
    }

    fn on<T: 'static>(self, change: impl Fn(&mut ActionDraft, T) + Send + Sync + 'static) -> Callback<T> {
        self.draft.on(move |draft: &mut AuditDraft, typed| {
            if let Some(action) = draft.actions.iter_mut().find(|a| a.id == self.id) {
                change(action, typed);
            }
        })
    }

    fn id(self, field: ActionField) -> String {
        field_id(&Place::Action(self.n, field))
    }

    fn error(self, field: ActionField) -> Signal<Option<String>> {
        self.checking.error(Place::Action(self.n, field))
    }
}

/// One action among the others.
#[component]
pub fn Card(open: OpenAudit, n: usize, id: ActionId, removed: Removed) -> impl IntoView {
    let fields = Fields {
        draft: open.editing,
        checking: open.checking,
        n,
        id,
    };
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
    view! {
        <SummaryCard title actions=button>
            {what(fields)}
            {owner(fields)}
            {due(fields)}
            {puts_right(fields)}
            {finding(fields, open)}
        </SummaryCard>
    }
}

fn what(fields: Fields) -> AnyView {
    view! {
        <TextArea
            id=fields.id(ActionField::What)
            label="What is to be done?"
            rows=3
            error=fields.error(ActionField::What)
            value=fields.signal(|a| a.what.clone())
            on_input=fields.on(|a, typed| a.what = typed)
        />
    }
    .into_any()
}

fn owner(fields: Fields) -> AnyView {
    view! {
        <TextField
            id=fields.id(ActionField::Owner)
            label="Who owns it?"
            hint="A role, such as team manager. Never a worker’s name."
            error=fields.error(ActionField::Owner)
            value=fields.signal(|a| a.owner.clone())
            on_input=fields.on(|a, typed| a.owner = typed)
        />
    }
    .into_any()
}

fn due(fields: Fields) -> AnyView {
    let id = fields.id(ActionField::Due);
    // The boxes add the part's name to the id; the problem's place names the first box.
    let id = id.strip_suffix("-day").unwrap_or(&id).to_owned();
    view! {
        <DateField
            id
            legend="By when?"
            hint="For example, 31 1 2025"
            error=fields.error(ActionField::Due)
            value=fields.signal(|a| dates::parts(&a.due))
            on_input=fields.on(|a, parts| a.due = dates::draft(parts))
        />
    }
    .into_any()
}

fn puts_right(fields: Fields) -> AnyView {
    view! {
        <TextArea
            id=fields.id(ActionField::PutsRight)
            label="What does it put right for the child?"
            rows=3
            error=fields.error(ActionField::PutsRight)
            value=fields.signal(|a| a.puts_right.clone())
            on_input=fields.on(|a, typed| a.puts_right = typed)
        />
    }
    .into_any()
}

fn finding(fields: Fields, open: OpenAudit) -> AnyView {
    let draft = open.editing.get_untracked();
    let tool = open.tool();
    let findings = draft
        .as_ref()
        .map(|draft| draft.findings(&tool))
        .unwrap_or_default();
    let choice = |finding: Finding| Choice::new(word(&finding), label(&finding, draft.as_ref(), &tool));
    let choices = findings.into_iter().map(choice).collect();
    view! {
        <Select
            id=fields.id(ActionField::Finding)
            label="Which finding does it answer?"
            hint="Practice areas appear here once you have graded them."
            error=fields.error(ActionField::Finding)
            choices
            value=fields.signal(|a| a.finding.as_ref().map(word))
            on_choose=fields.on(|a, chosen: Option<String>| a.finding = chosen.and_then(|text| read(&text)))
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
