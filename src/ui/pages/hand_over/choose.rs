//! Asks what to hand over and for which purpose. Nothing is preselected.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    app::{
        files::hand_over::{Answers, AuditSelection, Missing, choice_in_words, tickable},
        session::Session,
    },
    domain::{id::AuditId, workspace::Workspace},
    exchange::pack::{self, Purpose},
    ui::{
        attempt::{Attempt, AttemptSummary},
        count::count,
        dates,
        parts::{Button, Checkboxes, Choice, Empty, ErrorLink, Form, Radios, Select, Size, TextField},
    },
};

/// The most audits that are listed at once. The others can be found by a part of the case reference.
const LISTED: usize = 100;
/// The number of audits from which a search field is shown.
const FIND_FROM: usize = 12;

/// The two questions: what to hand over, and for which purpose.
#[component]
pub fn Choose(
    /// The session.
    session: Session,
    /// The answers so far.
    asked: RwSignal<Answers>,
    attempt: Attempt,
    /// Called with the complete answers.
    #[prop(into)]
    on_chosen: Callback<(pack::Choice, Purpose)>,
) -> impl IntoView {
    let workspace = session.desk.workspace_untracked();
    if workspace.entries().len() == 0 {
        return view! {
            <Empty title="There is nothing to hand over yet">
                <p class="govuk-body">"You can hand over submitted audits and planned weeks. Drafts stay on this device until you submit them."</p>
            </Empty>
        }
        .into_any();
    }
    let next = move |()| {
        let whole = asked.with_untracked(|asked| asked.whole(&session.desk.workspace_untracked()));
        attempt.clear();
        match whole {
            Ok(whole) => on_chosen.run(whole),
            Err(all) => {
                let line = |missing: Missing| ErrorLink::new(field(missing), missing);
                attempt.refuse(all.into_iter().map(line).collect());
            }
        }
    };
    let error = move |wanted: Missing| attempt.error(field(wanted));
    let set_what = move |key: String| asked.update(|asked| asked.what = AuditSelection::of(&key));
    let set_purpose = move |key: String| {
        let purpose = Purpose::ALL.into_iter().find(|purpose| key_of(*purpose) == key);
        asked.update(|asked| asked.purpose = purpose);
    };
    let what = Signal::derive(move || asked.with(|asked| asked.what.map(|what| what.key().to_owned())));
    let purpose = Signal::derive(move || asked.with(|asked| asked.purpose.map(|p| key_of(p).to_owned())));
    let whats = offered(&workspace)
        .into_iter()
        .map(|what| one(session, &workspace, what, asked, error))
        .collect();
    let purposes =
        Purpose::ALL.map(|purpose| Choice::new(key_of(purpose), purpose.label()).hint(meaning(purpose)));
    view! {
        <AttemptSummary attempt />
        <p class="govuk-body">
            "You save one protected file and send it in the way your council allows. Plumbline itself sends nothing. \
             Before you save it, you see what is in it."
        </p>
        <Form on_submit=next>
            <Radios id="what" legend="What do you want to hand over?" size=Size::M error=error(Missing::AuditSelection)
                choices=whats value=what on_choose=set_what />
            <Radios id="purpose" legend="What is the file for?" size=Size::M error=error(Missing::Purpose)
                choices=purposes.into() value=purpose on_choose=set_purpose />
            <Button submit=true>"Continue"</Button>
        </Form>
    }
    .into_any()
}

/// The options for what to hand over. A practice week is offered only if there is one.
fn offered(workspace: &Workspace) -> Vec<AuditSelection> {
    let there_is = |what: &AuditSelection| match what {
        AuditSelection::Week => !workspace.weeks().is_empty(),
        AuditSelection::Quarter => !workspace.quarters().is_empty(),
        AuditSelection::Audits => workspace.audits().len() > 0,
        AuditSelection::Everything => true,
    };
    AuditSelection::ALL.into_iter().filter(there_is).collect()
}

fn one(
    session: Session,
    workspace: &Arc<Workspace>,
    what: AuditSelection,
    asked: RwSignal<Answers>,
    error: impl Fn(Missing) -> Signal<Option<String>>,
) -> Choice {
    match what {
        AuditSelection::Week => weeks(workspace, asked, error(Missing::Week)),
        AuditSelection::Quarter => quarters(workspace, asked, error(Missing::Quarter)),
        AuditSelection::Audits => {
            let error = error(Missing::Audits);
            Choice::new(what.key(), "Some audits").reveal(move || view! { <Tick session asked error /> })
        }
        AuditSelection::Everything => {
            let label = choice_in_words(workspace, &pack::Choice::Everything);
            Choice::new(what.key(), label.unwrap_or_default())
        }
    }
}

fn weeks(workspace: &Workspace, asked: RwSignal<Answers>, error: Signal<Option<String>>) -> Choice {
    let weeks = workspace.weeks();
    let key = AuditSelection::Week.key();
    if let [only] = weeks[..] {
        let days = dates::days(only.first_day, only.last_day);
        let label = choice_in_words(workspace, &pack::Choice::Week(only.id));
        return Choice::new(key, label.unwrap_or_default()).hint(days);
    }
    let choices: Vec<Choice> = weeks
        .iter()
        .map(|week| {
            let days = dates::days(week.first_day, week.last_day);
            Choice::new(week.id.to_string(), format!("{}, {days}", week.name))
        })
        .collect();
    let value = Signal::derive(move || asked.with(|asked| asked.week.map(|week| week.to_string())));
    let choose = Callback::new(move |id: Option<String>| {
        asked.update(|asked| asked.week = id.and_then(|id| id.parse().ok()));
    });
    Choice::new(key, "A practice week").reveal(move || {
        view! { <Select id="week" label="Which practice week" choices=choices.clone() value error on_choose=choose /> }
    })
}

fn quarters(workspace: &Workspace, asked: RwSignal<Answers>, error: Signal<Option<String>>) -> Choice {
    let quarters: Vec<_> = workspace.quarters().into_iter().rev().collect();
    let key = AuditSelection::Quarter.key();
    if let [only] = quarters[..] {
        let label = choice_in_words(workspace, &pack::Choice::Quarter(only));
        return Choice::new(key, label.unwrap_or_default()).hint(only.months());
    }
    let choices: Vec<Choice> = quarters
        .iter()
        .map(|quarter| {
            Choice::new(
                quarter.to_string(),
                format!("{}, {}", quarter.name(), quarter.months()),
            )
        })
        .collect();
    let value = Signal::derive(move || asked.with(|asked| asked.quarter.map(|quarter| quarter.to_string())));
    let choose = Callback::new(move |quarter: Option<String>| {
        asked.update(|asked| asked.quarter = quarter.and_then(|quarter| quarter.parse().ok()));
    });
    Choice::new(key, "A quarter").reveal(move || {
        view! { <Select id="quarter" label="Which quarter" choices=choices.clone() value error on_choose=choose /> }
    })
}

/// The audits as checkboxes, labelled by case reference. Grades are never shown, because the moderator may be watching.
#[component]
fn Tick(session: Session, asked: RwSignal<Answers>, error: Signal<Option<String>>) -> impl IntoView {
    let all = StoredValue::new(tickable(&session.desk.workspace_untracked()));
    let find = RwSignal::new(String::new());
    let many = all.with_value(Vec::len);
    let selected = Signal::derive(move || {
        asked.with(|asked| asked.audits.iter().map(AuditId::to_string).collect::<Vec<_>>())
    });
    let toggle = Callback::new(move |(id, ticked): (String, bool)| {
        let Ok(id) = id.parse::<AuditId>() else { return };
        asked.update(|asked| {
            if ticked {
                asked.audits.insert(id);
            } else {
                asked.audits.remove(&id);
            }
        });
    });
    let list = move || {
        let wanted = find.get().trim().to_lowercase();
        let (choices, found) = all.with_value(|all| {
            let fits = all
                .iter()
                .filter(|(_, case, _)| case.to_string().to_lowercase().contains(&wanted));
            let found = fits.clone().count();
            let choice = |(id, case, state): &(AuditId, _, &'static str)| {
                Choice::new(id.to_string(), format!("{case}")).hint(*state)
            };
            (fits.take(LISTED).map(choice).collect::<Vec<_>>(), found)
        });
        let more = found.saturating_sub(LISTED);
        let said = match found {
            0 => Some("No case reference contains that.".to_owned()),
            _ if more > 0 => Some(format!(
                "And {more} more: type a part of the case reference to find them."
            )),
            _ => None,
        };
        view! {
            {(found > 0).then(|| view! {
                <Checkboxes id="audits" legend="Which audits" small=true choices selected error on_toggle=toggle />
            })}
            {said.map(|said| view! { <p class="govuk-body">{said}</p> })}
        }
    };
    view! {
        {(many >= FIND_FROM).then(|| view! {
            <TextField id="find" label="Find a case reference" value=find on_input=move |text| find.set(text) />
        })}
        {list}
        <p class="govuk-body pl-hand-over__ticked" role="status">{move || {
            let ticked = asked.with(|asked| asked.audits.len());
            format!("{} ticked.", count(ticked, "audit", "audits"))
        }}</p>
    }
}

fn key_of(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::ModerateBlind => "blind",
        Purpose::ModerateOpen => "open",
        Purpose::Gather => "gather",
    }
}

fn meaning(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::ModerateBlind => {
            "For a moderator who grades without knowing the auditor’s grades. They are not in the file, nor is anything \
             that gives them away."
        }
        Purpose::ModerateOpen => {
            "For a moderator who reads the auditor’s grades and reasons, and grades beside them. They are in the file."
        }
        Purpose::Gather => {
            "For the QA lead, or for the auditor once it is moderated. Everything that was committed about the audits is \
             in the file, with every grade."
        }
    }
}

fn field(missing: Missing) -> &'static str {
    match missing {
        Missing::AuditSelection => "what",
        Missing::Week => "week",
        Missing::Quarter => "quarter",
        Missing::Audits => "audits",
        Missing::Purpose => "purpose",
    }
}
