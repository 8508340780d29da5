//! The overall grade and its reason. The page also shows how the practice areas were graded, but the overall grade is
//! never computed from them.

use leptos::prelude::*;

use super::{contradictions::Contradictions, frame::GuidePage, open::OpenAudit};
use crate::{
    app::{route::Guide, session::Session, work::place::field_id},
    domain::{draft::Spread, grade::Grade, graded::Choice, id::AuditId, problem::Place},
    ui::{
        grades,
        parts::{BarSegment, Details, Radios, Size, StackedBar},
        reading::outline::labels,
        text_at::TextAt,
    },
};

/// The overall grade.
#[component]
pub fn Overall(session: Session, audit: AuditId) -> impl IntoView {
    view! {
        <GuidePage session audit here=Guide::Overall let:open>
            {view! { <AreaGrades open /> <Question open /> <Reason open /> <Contradictions open /> }.into_any()}
        </GuidePage>
    }
}

/// The number of practice areas with each grade. Each area's own grade can be unfolded.
#[component]
fn AreaGrades(open: OpenAudit) -> impl IntoView {
    let spread = open.read(|draft, tool| draft.spread(tool));
    let title = Signal::derive(move || match spread.with(Spread::base) {
        0 => "No practice area is graded yet".to_owned(),
        1 => "How you graded the practice areas: 1 graded".to_owned(),
        n => format!("How you graded the practice areas: {n} graded"),
    });
    let segments = Signal::derive(move || spread.with(segments));
    let beside = Signal::derive(move || spread.with(beside));
    view! {
        <StackedBar id="spread" title segments beside />
        <Details printed=true summary="Each practice area’s grade"><EachArea open /></Details>
    }
}

fn segments(spread: &Spread) -> Vec<BarSegment> {
    let segment = |(grade, count): &(Grade, u32)| BarSegment {
        label: grade.label().to_owned(),
        count: *count,
        // One audit has about a dozen areas: too few for percentages, so only counts are shown.
        percent_text: String::new(),
        mark: grades::mark(*grade),
    };
    spread.graded.iter().map(segment).collect()
}

/// The areas that are not counted as graded, as a sentence. `None` if every area is graded.
fn beside(spread: &Spread) -> Option<String> {
    let counts = [
        (spread.not_applicable, "not applicable"),
        (spread.not_enough_evidence, "not enough evidence"),
        (spread.open, "not answered yet"),
    ];
    let counts: Vec<String> = counts
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| format!("{count} {what}"))
        .collect();
    (!counts.is_empty()).then(|| format!("Not counted above: {}.", counts.join(", ")))
}

/// Every practice area with its answer.
#[component]
fn EachArea(open: OpenAudit) -> impl IntoView {
    let tool = open.tool();
    let rows = tool.areas.iter().map(|area| {
        let key = area.key.clone();
        let choice = open.editing.signal(move |draft| draft.choice(&key));
        let given = move || grades::given(choice.get(), "Not answered yet");
        let href = open.href(Guide::Area(area.key.clone()));
        view! { <li><a class="govuk-link" href=href>{area.name.clone()}</a>": " {given}</li> }
    });
    view! { <ul class="govuk-list">{rows.collect_view()}</ul> }
}

/// The question for the overall grade. No grade is preselected.
#[component]
fn Question(open: OpenAudit) -> impl IntoView {
    let scale = open.tool().scale;
    let reasons = open.href(Guide::Reasons);
    let later = move || {
        view! {
            <p>"You say why it is inadequate under "
                <a class="govuk-link" href=reasons.clone()>"reasons for inadequate"</a>
                ", and add at least one action."</p>
        }
    };
    let answer = |grade: &Grade| match grade {
        Grade::Inadequate => grades::answer(*grade).reveal(later.clone()),
        Grade::Outstanding | Grade::Good | Grade::RequiresImprovement => grades::answer(*grade),
    };
    let value = open
        .editing
        .signal(|draft| draft.overall.grade.map(|grade| grade.word().to_owned()));
    let on_choose = open.editing.on(|draft, word: String| {
        draft.overall.grade = Choice::from_word(&word).and_then(Choice::grade);
    });
    view! {
        <Radios
            id=field_id(&Place::OverallGrade)
            legend="What is the overall grade?"
            hint="Your judgement of the practice as a whole. It is not worked out from the practice areas."
            size=Size::M
            error=open.checking.error(Place::OverallGrade)
            choices=scale.grades().iter().map(answer).collect()
            value
            on_choose
        />
    }
}

#[component]
fn Reason(open: OpenAudit) -> impl IntoView {
    view! {
        <TextAt
            fields=open.fields
            place=Place::OverallReason
            label=labels::WHY_THIS_GRADE
            hint="What weighed most."
            size=Size::S
            rows=6
        />
    }
}
