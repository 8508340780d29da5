//! The moderator's overall grade.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    app::{
        browser::Browser,
        route::{Moderate, Route},
        session::Session,
    },
    domain::{
        action::Finding, audit::OverallFinding, draft::ModerationDraft, graded::Choice, id::AuditId,
        tool::AuditTool,
    },
    ui::{
        grades,
        page::Page,
        parts::{Button, Details, Form, Size, SummaryList, SummaryRow},
        reading::{lines::List, outline},
        save_line::SaveLine,
        text_at::Fields,
    },
};

use super::{
    answer::{AnswerField, GradeAnswer, Wording},
    evidence::OpenConcern,
    seat::Seat,
    seated::seated,
};

/// The moderator's overall grade.
#[component]
pub fn Overall(session: Session, audit: AuditId) -> impl IntoView {
    seated(session, audit, move |seat| {
        view! { <Grading session seat /> }.into_any()
    })
}

#[component]
fn Grading(session: Session, seat: Seat) -> impl IntoView {
    let (audit, tool) = (seat.audit, seat.tool.clone());
    let hold = GradeAnswer::of(seat.draft(session), &Finding::Overall);
    let corrects = untrack(|| session.changing.is(seat.draft(session).key()) || hold.choice().is_some());
    let checking = seat.checking(session).for_whoever_corrects(corrects);
    let fields = Fields::of(seat.draft(session), checking);
    let browser = Browser::here();
    let draft = seat.draft(session);
    let given = untrack(|| draft.with(|draft| areas_given(draft, &tool))).unwrap_or_default();
    let auditors = seat.reading.auditors().map(|a| (a.overall.clone(), tool.clone()));
    let wording = Wording {
        legend: "Your overall grade".to_owned(),
        hint: "You choose it. It is not worked out from the practice areas.".to_owned(),
        note: "Why this overall grade".to_owned(),
        note_hint: "What weighed most. No names.".to_owned(),
        size: Size::M,
    };
    view! {
        <Page title="Overall grade" caption=Signal::stored(seat.caption())
            back=(Route::Moderate(audit, Moderate::Tasks), "Evidence and practice areas")>
            <OpenConcern session audit />
            <Given given />
            {auditors.map(|(overall, tool)| view! { <Auditors overall tool /> })}
            <Form on_submit=move || browser.go(Route::Moderate(audit, Moderate::Check))>
                <AnswerField hold fields tool finding=Finding::Overall wording />
                <SaveLine session of_draft=true />
                <Button submit=true>"Continue"</Button>
            </Form>
        </Page>
    }
}

fn areas_given(draft: &ModerationDraft, tool: &AuditTool) -> Vec<(String, Option<Choice>)> {
    let given = |area: &crate::domain::tool::PracticeArea| {
        let choice = draft.areas.get(&area.key).and_then(|given| given.choice);
        (area.name.clone(), choice)
    };
    tool.areas.iter().map(given).collect()
}

/// The moderator's grades for the areas, to review before giving the overall grade.
#[component]
fn Given(given: Vec<(String, Option<Choice>)>) -> impl IntoView {
    let rows = given
        .into_iter()
        .map(|(name, choice)| {
            let grade = grades::given(choice, "Not graded yet");
            view! { <SummaryRow key=name>{grade}</SummaryRow> }
        })
        .collect_view();
    view! { <Details summary="Your grades for the practice areas"><SummaryList>{rows}</SummaryList></Details> }
}

#[component]
fn Auditors(overall: OverallFinding, tool: Arc<AuditTool>) -> impl IntoView {
    let lines = outline::overall(&overall, &tool);
    view! {
        <h2 class="govuk-heading-m">"The auditor’s overall grade"</h2>
        <List lines />
    }
}
