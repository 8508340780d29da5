//! Asks the moderator to grade a practice area.

use leptos::prelude::*;

use crate::{
    app::{
        browser::Browser,
        route::{Moderate, Route},
        session::Session,
    },
    domain::{
        action::Finding,
        id::AuditId,
        key::AreaKey,
        tool::{AuditTool, PracticeArea},
        words::lower_first,
    },
    ui::{
        page::Page,
        parts::{Button, ButtonKind, ButtonLink, Form, Size},
        save_line::SaveLine,
        text_at::Fields,
    },
};

use super::{
    answer::{AnswerField, GradeAnswer, Wording},
    evidence::{AreaEvidence, Guidance, OpenConcern},
    seat::Seat,
    seated::seated,
    start,
};

/// Asks the moderator to grade a practice area.
#[component]
pub fn Area(session: Session, audit: AuditId, area: AreaKey) -> impl IntoView {
    seated(session, audit, move |seat| match seat.tool.area(&area).cloned() {
        Some(area) => view! { <Grading session seat area /> }.into_any(),
        None => start::closed(audit, format!("The audit tool has no practice area “{area}”.")),
    })
}

#[component]
fn Grading(session: Session, seat: Seat, area: PracticeArea) -> impl IntoView {
    let (audit, tool) = (seat.audit, seat.tool.clone());
    let finding = Finding::Area(area.key.clone());
    let hold = GradeAnswer::of(seat.draft(session), &finding);
    let browser = Browser::here();
    let corrects = untrack(|| session.changing.is(seat.draft(session).key()) || hold.choice().is_some());
    let checking = seat.checking(session).for_whoever_corrects(corrects);
    let fields = Fields::of(seat.draft(session), checking);
    let place = position(&tool, &area);
    let key = seat.draft(session).key();
    let following = next(&tool, &area.key);
    let go_on = move || {
        let back = untrack(|| session.changing.is(key));
        let next = if back { Moderate::Check } else { following.clone() };
        browser.go(Route::Moderate(audit, next));
    };
    let caption = Signal::stored(format!("{} · {place}", seat.caption()));
    let wording = Wording {
        legend: format!("Your grade for {}", lower_first(&area.name)),
        hint: "Grade the record itself, not how well the audit was written.".to_owned(),
        note: "Your note (optional)".to_owned(),
        note_hint: "What you saw in the record, for your discussion with the auditor. No names.".to_owned(),
        size: Size::M,
    };
    view! {
        <Page title=area.name.clone() caption back=(Route::Moderate(audit, Moderate::Tasks), "Evidence and practice areas")>
            <OpenConcern session audit />
            <p>{area.about.clone()}</p>
            <AreaEvidence reading=seat.reading area=area.key.clone() tool=tool.clone() />
            <Guidance area tool=tool.clone() />
            <Form on_submit=go_on>
                <AnswerField hold fields tool finding wording />
                <SaveLine session of_draft=true />
                <div class="govuk-button-group">
                    <Button submit=true>"Continue"</Button>
                    <ButtonLink href=Route::Moderate(audit, Moderate::Tasks).href() kind=ButtonKind::Secondary>"Back to the list"</ButtonLink>
                </div>
            </Form>
        </Page>
    }
}

fn position(tool: &AuditTool, area: &PracticeArea) -> String {
    let n = tool
        .areas
        .iter()
        .position(|a| a.key == area.key)
        .unwrap_or_default()
        + 1;
    format!("practice area {n} of {}", tool.areas.len())
}

/// The page of the next area. After the last area, the page of the overall grade.
fn next(tool: &AuditTool, area: &AreaKey) -> Moderate {
    let after = tool.areas.iter().skip_while(|a| a.key != *area).nth(1);
    after.map_or(Moderate::Overall, |a| Moderate::Area(a.key.clone()))
}
