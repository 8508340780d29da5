//! The moderator's task list: the evidence in the record and the areas to grade.

use leptos::prelude::*;

use crate::{
    app::{
        route::{Moderate, Route},
        session::Session,
    },
    domain::{
        action::Finding,
        id::{AuditId, EntryId},
        moderation::Mode,
        tool::PracticeArea,
    },
    ui::{
        page::Page,
        parts::{Button, ButtonKind, InsetText, Notice, Progress, Tag, TagKind, TaskItem, TaskList},
        reading::outline::labels::OVERALL_GRADE,
    },
};

use super::{
    answer::GradeAnswer,
    discard::Discard,
    evidence::{CaseAndFamily, OpenConcern},
    seat::Seat,
    seated::seated,
};

/// The moderator's task list: the evidence in the record and the areas to grade.
#[component]
pub fn Tasks(session: Session, audit: AuditId) -> impl IntoView {
    seated(session, audit, move |seat| {
        view! { <Begun session seat /> }.into_any()
    })
}

#[component]
fn Begun(session: Session, seat: Seat) -> impl IntoView {
    session.changing.end();
    let mode = match seat.mode {
        Mode::Blind => {
            "You are grading blind. The auditor’s grades and reasons appear once you have committed yours."
        }
        Mode::Open => "You are grading open: the auditor’s grade and reasons are on the page of each area.",
    };
    let corrected = seat
        .corrected
        .map(|entry| view! { <Corrected session seat=seat.clone() entry /> });
    view! {
        <Page title="Moderate this audit" caption=Signal::stored(seat.caption()) back=(Route::Moderation, "Moderation")>
            <OpenConcern session audit=seat.audit />
            {corrected}
            <InsetText>{mode}</InsetText>
            <h2 class="govuk-heading-m">"Your grades"</h2>
            <Areas session seat=seat.clone() />
            <CaseAndFamily reading=seat.reading.clone() tool=seat.tool.clone() week=seat.week.clone() />
            <Discard session audit=seat.audit id="discard" button_id="stop" button="Stop moderating this audit"
                title="Throw away the grades you have given so far?" yes="Throw them away" no="Keep them"
                failed="Your grading is still there">
                <p>"The audit goes back to the queue. Nothing was committed."</p>
            </Discard>
        </Page>
    }
}

/// Says that the submission was corrected after the moderator began. The grades are kept, and the moderator should read
/// the evidence again.
#[component]
fn Corrected(session: Session, seat: Seat, entry: EntryId) -> impl IntoView {
    let draft = seat.draft(session);
    view! {
        <Notice id="corrected">
            <p>"The audit was corrected after you began. Your grades are kept. Read the evidence again, then go on with the corrected audit."</p>
            <Button kind=ButtonKind::Secondary on_click=move || draft.update(|draft| draft.after = vec![entry])>
                "Go on with the corrected audit"
            </Button>
        </Notice>
    }
}

#[component]
fn Areas(session: Session, seat: Seat) -> impl IntoView {
    let audit = seat.audit;
    let draft = seat.draft(session);
    let hold = move |finding: &Finding| GradeAnswer::of(draft, finding);
    let holds: Vec<GradeAnswer> = seat
        .tool
        .areas
        .iter()
        .map(|a| hold(&Finding::Area(a.key.clone())))
        .collect();
    let (total, all) = (holds.len(), holds.clone());
    let done = Signal::derive(move || all.iter().filter(|hold| hold.choice().is_some()).count());
    let area = |(n, (area, hold)): (usize, (&PracticeArea, GradeAnswer))| {
        let href = Route::Moderate(audit, Moderate::Area(area.key.clone())).href();
        view! { <TaskItem id=format!("area-{n}") title=area.name.clone() href><Status hold /></TaskItem> }
    };
    let areas = seat
        .tool
        .areas
        .iter()
        .zip(holds)
        .enumerate()
        .map(area)
        .collect_view();
    let overall = hold(&Finding::Overall);
    view! {
        <Progress done total=Signal::stored(total) what="practice areas graded" />
        <TaskList>
            {areas}
            <TaskItem id="overall" title=OVERALL_GRADE href=Route::Moderate(audit, Moderate::Overall).href()>
                <Status hold=overall />
            </TaskItem>
            <TaskItem id="check" title="Check and commit" href=Route::Moderate(audit, Moderate::Check).href()>
                {move || if done.get() == total && overall.choice().is_some() { "Ready to check" } else { "Not everything is graded yet" }}
            </TaskItem>
        </TaskList>
    }
}

#[component]
fn Status(hold: GradeAnswer) -> impl IntoView {
    move || match hold.choice() {
        Some(_) => "Graded".into_any(),
        None => view! { <Tag kind=TagKind::Todo text="Not graded yet" /> }.into_any(),
    }
}
