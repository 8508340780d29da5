//! The contents of an audit tool: areas with their prompts and descriptors, family questions, reasons, rules.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    domain::{
        grade::Scale,
        key::{AuditTypeKey, ReasonKey, ServiceAreaKey},
        tool::{AuditTool, Named, PracticeArea},
    },
    ui::{
        grades::mark,
        parts::{Details, GradeTag, SummaryList, SummaryRow},
    },
};

/// The contents of a tool.
#[component]
pub fn Contents(tool: Arc<AuditTool>) -> impl IntoView {
    let grades = tool.scale.grades();
    let areas = tool
        .areas
        .iter()
        .map(|area| practice_area(area, tool.scale))
        .collect_view();
    let child = bullets(&tool.family.child_prompts);
    let adults = bullets(&tool.family.adult_prompts);
    let themes = bullets(
        &tool
            .family
            .themes
            .iter()
            .map(|theme| theme.name.clone())
            .collect::<Vec<_>>(),
    );
    let rules = &tool.moderation;
    let every = rules
        .every
        .iter()
        .filter(|grade| tool.scale.has(**grade))
        .map(|grade| grade.word());
    let mut moderation = format!(
        "Every audit graded {}, then {} % of the rest at random",
        every.collect::<Vec<_>>().join(" or "),
        rules.share_percent
    );
    if rules.at_least_one_per_auditor {
        moderation.push_str(", with at least one for each auditor in a quarter");
    }
    moderation.push_str(&format!(
        ". Graded {} unless the moderator says otherwise.",
        rules.mode.word()
    ));
    let grades = grades
        .iter()
        .map(|grade| grade.label())
        .collect::<Vec<_>>()
        .join(", ");
    let service_areas = names::<ServiceAreaKey>(&tool.service_areas);
    let audit_types = names::<AuditTypeKey>(&tool.audit_types);
    let reasons = names::<ReasonKey>(&tool.reasons);
    view! {
        <SummaryList>
            <SummaryRow key="Grades">{grades}</SummaryRow>
            <SummaryRow key="Moderation">{moderation}</SummaryRow>
            <SummaryRow key="Service areas">{service_areas}</SummaryRow>
            <SummaryRow key="Types of audit">{audit_types}</SummaryRow>
            <SummaryRow key="Reasons for inadequate">{reasons}</SummaryRow>
        </SummaryList>
        <h2 class="govuk-heading-m">{format!("{} practice areas", tool.areas.len())}</h2>
        {areas}
        <h2 class="govuk-heading-m">"Families"</h2>
        <Details summary="What to talk about with the child">{child}</Details>
        <Details summary="What to talk about with parents and carers">{adults}</Details>
        <Details summary="Themes">{themes}</Details>
    }
}

fn names<K>(all: &[Named<K>]) -> AnyView {
    let items = all
        .iter()
        .map(|named| view! { <li>{named.name.clone()}</li> })
        .collect_view();
    view! { <ul class="govuk-list">{items}</ul> }.into_any()
}

fn bullets(all: &[String]) -> AnyView {
    let items = all
        .iter()
        .map(|text| view! { <li>{text.clone()}</li> })
        .collect_view();
    view! { <ul class="govuk-list govuk-list--bullet">{items}</ul> }.into_any()
}

fn practice_area(area: &PracticeArea, scale: Scale) -> impl IntoView + use<> {
    let descriptors = scale.grades().iter().map(|grade| {
        view! {
            <h3 class="govuk-heading-s"><GradeTag mark=mark(*grade) text=grade.label() /></h3>
            {bullets(area.looks_like(*grade))}
        }
    });
    let descriptors = descriptors.collect_view();
    let about = area.about.clone();
    let prompts = bullets(&area.prompts);
    view! {
        <Details summary=area.name.clone()>
            <p>{about}</p>
            {prompts}
            {descriptors}
        </Details>
    }
}
