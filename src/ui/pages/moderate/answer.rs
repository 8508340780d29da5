//! The fields for one grade: the grade with nothing preselected, the reasons for inadequate below it, and a note.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    app::{
        drafts::{Editing, Kind},
        work::place::field_id,
    },
    domain::{
        action::Finding,
        draft::{ModeratedDraft, Sheet},
        grade::Grade,
        graded::Choice as Chosen,
        problem::{AreaField, Place},
        tool::AuditTool,
    },
    ui::{
        grades,
        parts::{Choice, Radios, Size},
        reasons_field::ReasonsField,
        text_at::{Fields, TextAt},
    },
};

/// The answer to one finding of a grading draft, as a signal and a callback for the fields.
#[derive(Clone, Copy)]
pub struct GradeAnswer {
    given: Signal<ModeratedDraft>,
    give: Callback<ModeratedDraft>,
}

impl GradeAnswer {
    /// The answer to this finding in the draft.
    pub fn of<S: Sheet + Kind>(draft: Editing<S>, finding: &Finding) -> Self {
        let (read, written) = (finding.clone(), finding.clone());
        Self {
            given: draft.signal(move |sheet| sheet.given(&read)),
            give: draft.on(move |sheet, given| sheet.give(&written, given)),
        }
    }

    /// The chosen grade or other answer.
    pub fn choice(self) -> Option<Chosen> {
        self.given.with(|given| given.choice)
    }

    fn change(self, change: impl FnOnce(&mut ModeratedDraft)) {
        let mut given = self.given.get_untracked();
        change(&mut given);
        self.give.run(given);
    }
}

/// The labels and hints of a finding's fields.
#[derive(Clone)]
pub struct Wording {
    /// The question.
    pub legend: String,
    /// The hint below the question.
    pub hint: String,
    /// The label of the note.
    pub note: String,
    /// The hint of the note.
    pub note_hint: String,
    /// The text size of the question.
    pub size: Size,
}

/// The fields of one finding.
#[component]
pub fn AnswerField(
    hold: GradeAnswer,
    fields: Fields,
    tool: Arc<AuditTool>,
    finding: Finding,
    wording: Wording,
) -> impl IntoView {
    let (grade, note) = places(&finding);
    let value = Signal::derive(move || hold.choice().map(|choice| choice.word().to_owned()));
    let choose = move |word: String| hold.change(|given| given.choice = Chosen::from_word(&word));
    let error = fields.error(grade.clone());
    let choices = choices(hold, fields, &tool, &finding);
    view! {
        <Radios id=field_id(&grade) legend=wording.legend hint=wording.hint size=wording.size
            choices value on_choose=choose error />
        <TextAt fields place=note label=wording.note hint=wording.note_hint rows=4 />
    }
}

/// The places of a finding's grade and note, to which their problems are attached.
fn places(finding: &Finding) -> (Place, Place) {
    match finding {
        Finding::Area(key) => (
            Place::Area(key.clone(), AreaField::Grade),
            Place::Area(key.clone(), AreaField::Why),
        ),
        Finding::Overall => (Place::OverallGrade, Place::OverallReason),
    }
}

fn choices(hold: GradeAnswer, fields: Fields, tool: &Arc<AuditTool>, finding: &Finding) -> Vec<Choice> {
    let graded = tool.scale.grades().iter().map(|grade| {
        let choice = answer(Chosen::Graded(*grade));
        if *grade == Grade::Inadequate {
            choice.reveal(reasons(hold, fields, tool.clone(), finding.clone()))
        } else {
            choice
        }
    });
    let none = match finding {
        Finding::Area(_) => vec![
            answer(Chosen::NotApplicable)
                .after_or()
                .hint("This part of practice does not arise for this child."),
            answer(Chosen::NotEnoughEvidence)
                .hint("It should be there, and the record does not show enough to grade it."),
        ],
        Finding::Overall => Vec::new(),
    };
    graded.chain(none).collect()
}

fn answer(choice: Chosen) -> Choice {
    Choice::new(choice.word(), choice.label()).mark(grades::choice_mark(choice))
}

fn reasons(
    hold: GradeAnswer,
    fields: Fields,
    tool: Arc<AuditTool>,
    finding: Finding,
) -> impl Fn() -> AnyView + Send + Sync + 'static {
    move || {
        let value = Signal::derive(move || hold.given.with(|given| given.reasons.clone()));
        let change = Callback::new(move |reasons| hold.change(|given| given.reasons = reasons));
        let error = fields.error(Place::PrimaryReason(finding.clone()));
        view! { <ReasonsField finding=finding.clone() tool=tool.clone() value on_change=change error /> }
            .into_any()
    }
}
