//! Case details.

use std::sync::Arc;

use leptos::prelude::*;

use super::{frame::GuidePage, open::OpenAudit, reference::Reference};
use crate::{
    app::{route::Guide, session::Session, work::place::field_id},
    domain::{
        id::AuditId,
        problem::{CaseField, Place},
        tool::Named,
        week::PracticeWeek,
    },
    ui::{
        dates,
        parts::{Choice, Radios, Select},
        reading::outline::labels::{self, Reader},
        text_at::{DayAt, TextAt},
    },
};

/// The page of the case details.
#[component]
pub fn Case(session: Session, audit: AuditId) -> impl IntoView {
    view! {
        <GuidePage session audit here=Guide::Case let:open>
            {view! {
                <Reference open />
                <Week open />
                <Service open />
                <Dates open />
            }.into_any()}
        </GuidePage>
    }
}

/// The practice week. Choosing it may also set the service area.
#[component]
fn Week(open: OpenAudit) -> impl IntoView {
    let weeks: Vec<Arc<PracticeWeek>> = {
        let workspace = open.session.desk.workspace_untracked();
        workspace.weeks().into_iter().cloned().collect()
    };
    let mut choices: Vec<Choice> = weeks
        .iter()
        .map(|week| {
            let days = dates::days(week.first_day, week.last_day);
            Choice::new(week.id.to_string(), format!("{} ({days})", week.name))
        })
        .collect();
    let value = open
        .editing
        .signal(|draft| draft.case.week.map(|week| week.to_string()));
    let elsewhere = value
        .get_untracked()
        .filter(|id| weeks.iter().all(|week| week.id.to_string() != *id));
    if let Some(id) = elsewhere {
        choices.push(Choice::new(id, "A practice week that is not on this device"));
    }
    if choices.is_empty() {
        return ().into_any();
    }
    let on_choose = open.editing.on(move |draft, id: Option<String>| {
        let week = weeks.iter().find(|week| Some(week.id.to_string()) == id);
        draft.case.choose_week(week.map(AsRef::as_ref));
    });
    view! {
        <Select
            id=field_id(&Place::Case(CaseField::Week))
            label="Practice week (optional)"
            prompt="Not part of a practice week"
            choices
            value
            on_choose
        />
    }
    .into_any()
}

/// Service area, team and type of audit.
#[component]
fn Service(open: OpenAudit) -> impl IntoView {
    let tool = open.tool();
    let area = open
        .editing
        .signal(|draft| draft.case.service_area.clone().map(String::from));
    let kind = open
        .editing
        .signal(|draft| draft.case.audit_type.clone().map(String::from));
    let choose_area = open.editing.on(|draft, key: Option<String>| {
        draft.case.service_area = key.and_then(|key| key.parse().ok());
    });
    let choose_kind = open
        .editing
        .on(|draft, key: String| draft.case.audit_type = key.parse().ok());
    view! {
        <Select
            id=field_id(&Place::Case(CaseField::ServiceArea))
            label=labels::SERVICE_AREA
            hint="The service that works with the child now."
            error=open.checking.error(Place::Case(CaseField::ServiceArea))
            choices=named(&tool.service_areas)
            value=area
            on_choose=choose_area
        />
        <TextAt
            fields=open.fields
            place=Place::Case(CaseField::Team)
            label="Team (optional)"
            hint="The team’s name, never a worker’s."
            rows=1
        />
        <Radios
            id=field_id(&Place::Case(CaseField::AuditType))
            legend=labels::AUDIT_TYPE
            error=open.checking.error(Place::Case(CaseField::AuditType))
            choices=named(&tool.audit_types)
            value=kind
            on_choose=choose_kind
        />
    }
}

/// The period that the audit covers, and the day of the audit.
#[component]
fn Dates(open: OpenAudit) -> impl IntoView {
    let fields = open.fields;
    view! {
        <DayAt
            fields
            place=Place::Case(CaseField::From)
            legend=Reader::Auditor.first_day()
            hint="How far back you read. For example, 16 6 2024"
        />
        <DayAt
            fields
            place=Place::Case(CaseField::To)
            legend=Reader::Auditor.last_day()
            hint="For example, 13 12 2024"
        />
        <DayAt
            fields
            place=Place::Case(CaseField::AuditedOn)
            legend=labels::AUDITED_ON
            hint="The day you read the record"
        />
    }
}

fn named<K: Clone + Into<String>>(list: &[Named<K>]) -> Vec<Choice> {
    let choice = |named: &Named<K>| Choice::new(named.key.clone(), named.name.clone());
    list.iter().map(choice).collect()
}
