//! A practice area: what to look for, the grade, and the texts that support it.

use leptos::prelude::*;

use super::{frame::GuidePage, open::OpenAudit};
use crate::{
    app::{route::Guide, session::Session, work::place::field_id},
    domain::{
        draft::Asked,
        grade::Grade,
        graded::Choice,
        id::AuditId,
        key::AreaKey,
        problem::{AreaField, Place},
        tool::PracticeArea,
    },
    ui::{
        grades,
        parts::{ButtonLink, Empty, GradeReveal, Radios, Size},
        reading::outline::labels::{self, Reader},
        text_at::TextAt,
    },
};

/// The page of a practice area.
#[component]
pub fn Area(session: Session, audit: AuditId, area: AreaKey) -> impl IntoView {
    let here = Guide::Area(area.clone());
    view! {
        <GuidePage session audit here let:open>
            {match open.tool().area(&area) {
                Some(area) => view! { <Asking area=area.clone() /> <Answers open area=area.clone() /> }.into_any(),
                None => view! {
                    <Empty title="This audit’s tool has no such practice area">
                        <ButtonLink href=open.href(Guide::Tasks)>"Back to task list"</ButtonLink>
                    </Empty>
                }.into_any(),
            }}
        </GuidePage>
    }
}

/// What the area is about, and questions that guide the reading.
#[component]
fn Asking(area: PracticeArea) -> impl IntoView {
    let prompts = area.prompts.into_iter().map(|prompt| view! { <li>{prompt}</li> });
    view! {
        <p class="govuk-body-l">{area.about}</p>
        <h2 class="govuk-heading-s">"What to look for"</h2>
        <ul class="govuk-list govuk-list--bullet">{prompts.collect_view()}</ul>
    }
}

/// The grade and the texts that support it. The chosen grade decides which texts are asked for. Typed text is kept.
#[component]
fn Answers(open: OpenAudit, area: PracticeArea) -> impl IntoView {
    let key = area.key.clone();
    let asked = Memo::new(move |_| Asked::of(open.editing.with(|draft| draft.choice(&key)).flatten()));
    let area_key = area.key.clone();
    let texts = move || texts(open, &area_key, asked.get());
    view! {
        <Grades open area />
        <div>{texts}</div>
    }
}

/// The grade, or one of the two answers without a grade. Nothing is preselected.
#[component]
fn Grades(open: OpenAudit, area: PracticeArea) -> impl IntoView {
    let scale = open.tool().scale;
    let place = Place::Area(area.key.clone(), AreaField::Grade);
    let reasons = open.href(Guide::Reasons);
    let later = move || {
        view! {
            <p>"You say why it is inadequate in one place for the whole audit: "
                <a class="govuk-link" href=reasons.clone()>"reasons for inadequate"</a>"."</p>
        }
    };
    let answer = |grade: &Grade| match grade {
        Grade::Inadequate => grades::answer(*grade).reveal(later.clone()),
        Grade::Outstanding | Grade::Good | Grade::RequiresImprovement => grades::answer(*grade),
    };
    let choices = scale
        .grades()
        .iter()
        .map(answer)
        .chain(grades::ungraded())
        .collect();
    let (read, written) = (area.key.clone(), area.key.clone());
    let value = open
        .editing
        .signal(move |draft| draft.choice(&read).map(|choice| choice.word().to_owned()));
    let on_choose = open.editing.on(move |draft, word: String| {
        draft.areas.entry(written.clone()).or_default().choice = Choice::from_word(&word);
    });
    view! {
        <GradeReveal descriptors=grades::descriptors(&area, scale) />
        <Radios
            id=field_id(&place)
            legend="What grade do you give?"
            size=Size::M
            error=open.checking.error(place)
            choices
            value
            on_choose
        />
    }
}

/// The text fields of one area.
fn texts(open: OpenAudit, area: &AreaKey, asked: Asked) -> AnyView {
    let (why, why_hint) = match asked {
        Asked::Everything => (
            labels::WHY_THIS_GRADE,
            "Why this grade, and not one higher or lower. Other people will read this: describe the work, never the \
             worker.",
        ),
        Asked::Evidence => (
            Reader::Auditor.evidence(),
            "Where you looked, whom you asked, and what was not there.",
        ),
        Asked::WhyNot => ("Why it does not apply (optional)", "One sentence is enough."),
    };
    let saw_hint = "What is in the record, and what people told you. Give dates and documents, not names. A moderator may \
                    read this before grading, so do not say which grade you chose.";
    let impact = "What difference it made for the child (optional)";
    let impact_hint = "What is better, worse or the same in the child’s life because of this work.";
    let text = |field: AreaField, label: &'static str, hint: &'static str| {
        let place = Place::Area(area.clone(), field);
        view! { <TextAt fields=open.fields place label hint size=Size::S /> }.into_any()
    };
    view! {
        {text(AreaField::Saw, Reader::Auditor.saw(), saw_hint)}
        {text(AreaField::Why, why, why_hint)}
        {asked.impact().then(|| text(AreaField::Impact, impact, impact_hint))}
    }
    .into_any()
}
