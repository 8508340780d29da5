//! All answers, in the order of the tasks.

use leptos::prelude::*;

use super::{super::open::OpenAudit, row::Rows};
use crate::{
    app::{browser::Browser, route::Route},
    domain::record::ConcernState,
    ui::{
        dates,
        reading::{lines::cards, outline},
    },
};

/// Every answer in the draft. Redrawn when one changes, but not while the reason for a correction is typed.
#[component]
pub fn Answers(open: OpenAudit) -> impl IntoView {
    let rows = Rows {
        audit: open.audit,
        browser: Browser::here(),
        changing: Callback::new(move |()| open.session.changing.begin(open.editing.key())),
        checking: open.checking,
    };
    let lines = open.read(move |draft, tool| {
        let week = open.session.desk.workspace().week_name(draft.case.week);
        outline::draft(draft, tool, week.as_deref())
    });
    let answers = move || {
        let lines = lines.get();
        let sections = lines.chunk_by(|one, next| one.section == next.section);
        sections
            .map(|lines| {
                let heading = lines.first().map(|line| line.section).unwrap_or_default();
                section(heading, cards(lines, &|line| rows.row(line)))
            })
            .collect_view()
    };
    view! {
        {answers}
        {move || section("Immediate safeguarding concerns", concerns(open))}
    }
}

fn section(heading: &'static str, content: AnyView) -> AnyView {
    view! { <section class="pl-check__section"><h2 class="govuk-heading-m">{heading}</h2>{content}</section> }
        .into_any()
}

/// The concerns. They are committed already, so they do not depend on submitting.
fn concerns(open: OpenAudit) -> AnyView {
    let workspace = open.session.desk.workspace();
    let concerns = workspace
        .audit(open.audit)
        .map(|record| record.concerns.clone())
        .unwrap_or_default();
    let line = |concern: ConcernState| {
        let raised = dates::moment(open.session.environment.local(concern.raised.at));
        let told = match concern.told.first() {
            Some(told) => format!(
                "{} was told on {}.",
                told.content.whom,
                dates::moment(told.content.at)
            ),
            None => "Nobody has been told yet.".to_owned(),
        };
        view! {
            <li>
                <p class="pl-check__text">{concern.raised.content.what.to_string()}</p>
                <p class="govuk-body">"Raised on " {raised} ". " {told}</p>
            </li>
        }
    };
    let href = Route::Concern(open.audit).href();
    if concerns.is_empty() {
        return view! { <p class="govuk-body">"None was raised."</p> }.into_any();
    }
    view! {
        <ul class="govuk-list govuk-list--bullet">{concerns.into_iter().map(line).collect_view()}</ul>
        <p class="govuk-body pl-screen-only"><a class="govuk-link" href=href>"Open the concerns of this audit"</a></p>
    }
    .into_any()
}
